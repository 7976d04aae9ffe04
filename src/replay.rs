//! Recordings (what was done, and a digest for each day) and journals (what is being done, so that nothing is lost).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

use crate::branch::Branches;
use crate::level::rules::Difficulty;
use crate::level::{Level, library};
use crate::sim::Simulation;
use crate::sim::action::Stamped;

/// Format number of recordings.
pub const FORMAT: u32 = 1;
/// Format number of journals. Format 1 knew one future only; it is read, and goes on as 2.
pub const JOURNAL: u32 = 2;

/// A recorded run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    /// Format number.
    pub format: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// The level's id or path.
    pub level: String,
    /// The level's digest, 16 hexadecimal digits.
    pub level_digest: String,
    /// Seed.
    pub seed: u64,
    /// Values of levels before that it was played with.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub carried: BTreeMap<String, f64>,
    /// How hard it was played.
    #[serde(default, skip_serializing_if = "Difficulty::is_normal")]
    pub difficulty: Difficulty,
    /// Last minute of the run.
    pub until: i64,
    /// The player's actions.
    pub actions: Vec<Stamped>,
    /// Digest at the end of each simulated day: minute, 16 hexadecimal digits.
    pub days: Vec<(i64, String)>,
    /// Digest at the end.
    pub digest: String,
}

/// 16 hexadecimal digits.
pub fn hex(digest: u64) -> String {
    format!("{digest:016x}")
}

/// Goes on to a minute with a run that has taken the first of these actions, and takes those that follow until then.
///
/// # Errors
/// The refusal of an action that was taken when it was recorded.
pub fn go_on(sim: &mut Simulation, actions: &[Stamped], until: i64) -> Result<(), String> {
    while let Some(stamped) = actions.get(sim.taken().len()).filter(|stamped| stamped.minute <= until) {
        sim.run_until(stamped.minute);
        sim.submit(stamped.action.clone())
            .map_err(|refusal| format!("minute {}: {:?} is refused: {refusal}", stamped.minute, stamped.action))?;
    }
    sim.run_until(until);
    Ok(())
}

/// Plays actions on a fresh run up to a minute, and notes a digest at each midnight.
///
/// # Errors
/// The refusal of an action that was taken when it was recorded.
pub fn rerun(
    level: &Arc<Level>,
    seed: u64,
    actions: &[Stamped],
    until: i64,
) -> Result<(Simulation, Vec<(i64, u64)>), String> {
    let mut sim = Simulation::new(level, seed);
    let mut days = Vec::new();
    let mut midnight = 1440;
    let mut advance = |sim: &mut Simulation, to: i64| {
        while midnight <= to && !sim.over() {
            sim.run_until(midnight);
            if sim.minute() == midnight {
                days.push((midnight, sim.digest()));
            }
            midnight += 1440;
        }
        sim.run_until(to);
    };
    for stamped in actions {
        if stamped.minute > until {
            break;
        }
        advance(&mut sim, stamped.minute);
        sim.submit(stamped.action.clone())
            .map_err(|refusal| format!("minute {}: {:?} is refused: {refusal}", stamped.minute, stamped.action))?;
    }
    advance(&mut sim, until);
    Ok((sim, days))
}

impl Recording {
    /// Records a finished run. Days are found by running it again.
    pub fn of(sim: &Simulation) -> Self {
        let until = sim.minute();
        let (again, days) = rerun(sim.level(), sim.seed(), sim.taken(), until).expect("what was legal is legal again");
        Self {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").into(),
            level: library::lasting_name(&sim.level().id),
            level_digest: hex(sim.level().digest),
            seed: sim.seed(),
            carried: sim.level().brought.clone(),
            difficulty: sim.level().difficulty,
            until,
            actions: sim.taken().to_vec(),
            days: days.into_iter().map(|(minute, digest)| (minute, hex(digest))).collect(),
            digest: hex(again.digest()),
        }
    }

    /// Text: one line of JSON, and a line with its hash, so that one changed byte is seen.
    pub fn to_text(&self) -> String {
        let body = serde_json::to_string(self).expect("plain data serialises");
        format!("{body}\n{}\n", hex(xxh3_64(body.as_bytes())))
    }

    /// Reads a recording.
    ///
    /// # Errors
    /// [`ReadError::NotOne`] if it is no recording at all, [`ReadError::Altered`] if its hash does not fit.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        let (body, hash) = text.split_once('\n').ok_or_else(|| ReadError::NotOne("it has no second line".into()))?;
        let recording = serde_json::from_str::<Self>(body);
        if hash != format!("{}\n", hex(xxh3_64(body.as_bytes()))) {
            let looks_like_one = body.starts_with("{\"format\":") || recording.is_ok();
            return Err(if looks_like_one {
                ReadError::Altered
            } else {
                ReadError::NotOne("its first line is no recording".into())
            });
        }
        recording.map_err(|e| ReadError::NotOne(e.to_string()))
    }

    /// Reads an altered recording all the same, to find out where it differs.
    ///
    /// # Errors
    /// The place from which on it cannot be read.
    pub fn unsealed(text: &str) -> Result<Self, String> {
        serde_json::from_str(text.lines().next().unwrap_or_default()).map_err(|e| e.to_string())
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// What the file system says.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        write_whole(path, &self.to_text())
    }
}

/// Why a recording cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No recording.
    #[error("this is no recording: {0}")]
    NotOne(String),
    /// Changed after it was written.
    #[error("this recording was altered after it was written: its hash does not fit")]
    Altered,
}

/// Writes a file by way of another beside it: it is there whole, or as it was.
///
/// # Errors
/// What the file system says.
pub fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let result = fs::File::create(&part).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let result = result.and_then(|()| fs::rename(&part, path));
    if result.is_err() {
        let _ = fs::remove_file(&part);
    }
    result
}

/// What a replay found.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every digest is the same.
    Same {
        /// Digests compared.
        digests: usize,
        /// The last of the run.
        last: String,
    },
    /// It differs first here.
    Differs {
        /// Minute of the first digest that differs.
        minute: i64,
        /// What was recorded.
        recorded: String,
        /// What came now.
        now: String,
    },
    /// The level is not the one that was played.
    OtherLevel,
    /// An action is no longer legal.
    Refused(String),
}

/// Runs a recording again and compares every digest.
pub fn replay(recording: &Recording, level: &Arc<Level>, to: Option<i64>) -> Verdict {
    if hex(level.digest) != recording.level_digest {
        return Verdict::OtherLevel;
    }
    let until = to.map_or(recording.until, |to| to.min(recording.until));
    let level = &Arc::new(level.with_carried(&recording.carried).at(recording.difficulty));
    let (sim, days) = match rerun(level, recording.seed, &recording.actions, until) {
        Ok(done) => done,
        Err(why) => return Verdict::Refused(why),
    };
    let whole = until == recording.until;
    // A day that only one of them has is a difference, too.
    let recorded: Vec<_> = recording.days.iter().filter(|day| day.0 <= until).collect();
    for place in 0..days.len().max(recorded.len()) {
        let now = days.get(place).map(|day| (day.0, hex(day.1)));
        let then = recorded.get(place).map(|day| (day.0, day.1.clone()));
        if now != then {
            let minute = now.as_ref().or(then.as_ref()).map_or(until, |day| day.0);
            let shown = |day: Option<(i64, String)>| day.map_or_else(|| "nothing".into(), |day| day.1);
            return Verdict::Differs { minute, recorded: shown(then), now: shown(now) };
        }
    }
    if whole && hex(sim.digest()) != recording.digest {
        return Verdict::Differs { minute: sim.minute(), recorded: recording.digest.clone(), now: hex(sim.digest()) };
    }
    Verdict::Same { digests: days.len() + usize::from(whole), last: hex(sim.digest()) }
}

/// First line of a journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Format number.
    pub format: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// The level's id or path.
    pub level: String,
    /// The level's digest.
    pub level_digest: String,
    /// Seed.
    pub seed: u64,
    /// Values of levels before that it is played with.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub carried: BTreeMap<String, f64>,
    /// How hard it is played.
    #[serde(default, skip_serializing_if = "Difficulty::is_normal")]
    pub difficulty: Difficulty,
    /// Fields of the level that were chosen before it began, and what was set into them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub varied: BTreeMap<String, String>,
}

/// A line of a journal: an action, or a minute that was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Line {
    /// The player did something.
    Did(Stamped),
    /// The clock has come so far.
    Reached(i64),
    /// The player went back: a new future begins, and the lines after this one are its own.
    Parted {
        /// The future that it parts from, the first is 0.
        from: usize,
        /// How many of that one's actions hold in it.
        keeps: usize,
        /// The minute that it begins at.
        at: i64,
    },
    /// The lines after this one are of that future.
    Switched(usize),
}

/// A game in progress, on disk: lines are only ever added, each with its own hash.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: fs::File,
    header: Header,
}

fn sealed(body: &str) -> String {
    format!("{} {body}\n", hex(xxh3_64(body.as_bytes())))
}

fn opened(line: &str) -> Option<&str> {
    let (hash, body) = line.split_once(' ')?;
    (hash == hex(xxh3_64(body.as_bytes()))).then_some(body)
}

impl Journal {
    /// Starts a journal, in place of any older one.
    ///
    /// # Errors
    /// What the file system says.
    pub fn create(path: &Path, level: &Level, seed: u64) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let header = Header {
            format: JOURNAL,
            program: env!("CARGO_PKG_VERSION").into(),
            level: library::lasting_name(&level.id),
            level_digest: hex(level.digest),
            seed,
            carried: level.brought.clone(),
            difficulty: level.difficulty,
            varied: level.varied.clone(),
        };
        write_whole(path, &sealed(&serde_json::to_string(&header).expect("plain data serialises")))?;
        Self::reopen(path, header)
    }

    /// Goes on with a journal.
    fn reopen(path: &Path, header: Header) -> io::Result<Self> {
        Ok(Self { path: path.into(), file: fs::OpenOptions::new().append(true).open(path)?, header })
    }

    /// Adds a line: it is on disk when this returns.
    ///
    /// # Errors
    /// What the file system says.
    pub fn append(&mut self, line: &Line) -> io::Result<()> {
        let body = serde_json::to_string(line).expect("plain data serialises");
        self.file.write_all(sealed(&body).as_bytes())?;
        self.file.sync_data()
    }

    /// Reads a journal; a torn end (the machine stopped while writing) is left out.
    ///
    /// # Errors
    /// Why it is no journal.
    pub fn read(path: &Path) -> Result<(Header, Vec<Line>), String> {
        let text = library::read(path).map_err(|e| e.to_string())?;
        let mut lines = text.split_inclusive('\n').map_while(|line| line.strip_suffix('\n')).map_while(opened);
        let header = lines.next().ok_or("this is no saved game, or its first line is damaged")?;
        let header: Header = serde_json::from_str(header).map_err(|e| format!("this is no saved game: {e}"))?;
        if !(1..=JOURNAL).contains(&header.format) {
            return Err(format!("this game was saved in format {}, this program reads 1 to {JOURNAL}", header.format));
        }
        Ok((header, lines.map_while(|line| serde_json::from_str(line).ok()).collect()))
    }

    /// Puts these lines in place of all others (undo), in the present format.
    ///
    /// # Errors
    /// What the file system says.
    pub fn rewrite(&mut self, lines: &[Line]) -> io::Result<()> {
        self.header.format = JOURNAL;
        let mut new = sealed(&serde_json::to_string(&self.header).expect("plain data serialises"));
        for line in lines {
            new.push_str(&sealed(&serde_json::to_string(line).expect("plain data serialises")));
        }
        write_whole(&self.path, &new)?;
        self.file = fs::OpenOptions::new().append(true).open(&self.path)?;
        Ok(())
    }
}

/// A game as its journal left it, its futures, and the journal to go on with, rid of a torn end. It is told in a language,
/// whichever it was begun in.
///
/// # Errors
/// Why it cannot go on: no journal, another level, an action that is refused now.
pub fn resume(path: &Path, language: Option<&str>) -> Result<(Simulation, Branches, Journal), String> {
    let (header, sim, game) = reread(path, language)?;
    let mut journal = Journal::reopen(path, header).map_err(|e| e.to_string())?;
    journal.rewrite(&game.lines()).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok((sim, game, journal))
}

/// A game as its journal left it, and its futures; writes nothing.
///
/// # Errors
/// As [`resume`].
pub fn saved_game(path: &Path) -> Result<(Simulation, Branches), String> {
    let (_, sim, game) = reread(path, None)?;
    Ok((sim, game))
}

fn reread(path: &Path, language: Option<&str>) -> Result<(Header, Simulation, Branches), String> {
    let (header, lines) = Journal::read(path)?;
    let level = crate::level::load_in(&header.level, language).map_err(|e| e.to_string())?;
    if hex(level.digest) != header.level_digest {
        return Err(format!("{} has changed since this game was saved: start it anew", header.level));
    }
    let chosen = |why: String| format!("{} cannot be played as it was chosen: {why}", header.level);
    let level =
        if header.varied.is_empty() { level } else { Arc::new(level.with_varied(&header.varied).map_err(chosen)?) };
    let level = Arc::new(level.with_carried(&header.carried).at(header.difficulty));
    let starts = Simulation::new(&level, header.seed).span().0;
    let game = Branches::read(&lines, starts).map_err(|why| format!("this saved game is damaged: {why}"))?;
    let sim = game.run(game.now(), &level, header.seed)?;
    Ok((header, sim, game))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::action::Action;

    #[test]
    fn a_journal_survives_a_torn_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("game.journal");
        let level = crate::level::load("labs/network").unwrap();
        let mut journal = Journal::create(&path, &level, 7).unwrap();
        let did = Line::Did(Stamped { minute: 5, action: Action::Talk { topic: "x".into() } });
        journal.append(&did).unwrap();
        journal.append(&Line::Reached(9)).unwrap();
        let whole = fs::read_to_string(&path).unwrap();
        for cut in 0..whole.len() {
            fs::write(&path, &whole[..cut]).unwrap();
            match Journal::read(&path) {
                Ok((header, lines)) => assert!(header.seed == 7 && lines.len() <= 2),
                Err(why) => assert!(!why.is_empty()),
            }
        }
        fs::write(&path, &whole).unwrap();
        let (_, lines) = Journal::read(&path).unwrap();
        assert_eq!(lines, [did.clone(), Line::Reached(9)]);
        journal.rewrite(std::slice::from_ref(&did)).unwrap();
        assert_eq!(Journal::read(&path).unwrap().1, [did]);
    }

    /// A game with three futures, as it is saved while it is played: lines, and the game after each of them.
    fn played(level: &Arc<Level>, journal: &mut Journal) -> Vec<(Branches, u64)> {
        let mut sim = Simulation::new(level, 7);
        sim.run_until(sim.span().0);
        let mut game = Branches::new(Vec::new(), sim.minute());
        let mut states = vec![(game.clone(), sim.digest())];
        let mut note = |journal: &mut Journal, line: &Line, game: &Branches, sim: &Simulation| {
            journal.append(line).unwrap();
            states.push((game.clone(), sim.digest()));
        };
        for (turn, back) in [(0, 300), (1, 500), (2, 0)] {
            for step in 0..3 {
                sim.run_until(sim.minute() + 170);
                let all = sim.actions();
                if let Some(action) = all.get((turn + step) % all.len().max(1)).cloned() {
                    sim.submit(action).unwrap();
                    game.update(sim.taken(), sim.minute());
                    note(journal, &Line::Did(sim.taken().last().unwrap().clone()), &game, &sim);
                }
            }
            sim.run_until(sim.minute() + 60);
            game.update(sim.taken(), sim.minute());
            note(journal, &Line::Reached(sim.minute()), &game, &sim);
            let line = if back > 0 { game.part(sim.minute() - back).unwrap() } else { game.switch(0) };
            sim = game.run(game.now(), level, 7).unwrap();
            note(journal, &line, &game, &sim);
        }
        states
    }

    #[test]
    fn a_journal_with_futures_cut_at_any_byte_is_the_game_of_its_last_whole_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("game.journal");
        let level = crate::level::load("docs/tutorial").unwrap();
        let states = played(&level, &mut Journal::create(&path, &level, 7).unwrap());
        let whole = fs::read_to_string(&path).unwrap();
        let mut seen = None;
        for cut in 0..=whole.len() {
            // The game is the same between two ends of lines.
            let lines = whole[..cut].matches('\n').count();
            fs::write(&path, &whole[..cut]).unwrap();
            if lines == 0 {
                assert!(Journal::read(&path).is_err());
                continue;
            }
            let (game, digest) = &states[lines - 1];
            let read = Branches::read(&Journal::read(&path).unwrap().1, states[0].0.current().reached).unwrap();
            assert_eq!(&read, game, "cut at byte {cut}");
            if seen != Some(lines) {
                seen = Some(lines);
                let (sim, game, _) = resume(&path, None).unwrap();
                assert_eq!(sim.digest(), *digest, "after {lines} lines");
                // What is written anew when it goes on is the same game.
                assert_eq!(saved_game(&path).unwrap().1, game);
            }
        }
        let game = &states.last().unwrap().0;
        assert!(game.all().len() == 3 && game.all().iter().all(|future| !future.actions.is_empty()), "{game:?}");
    }

    #[test]
    fn a_game_saved_in_the_first_format_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("game.journal");
        let level = crate::level::load("docs/tutorial").unwrap();
        let run = crate::strategy::whole(&level, 3, "one_at_a_time", &[]).unwrap();
        // As it was written before there were futures.
        let mut text = sealed(&format!(
            "{{\"format\":1,\"program\":\"0.1.0\",\"level\":\"docs/tutorial\",\"level_digest\":\"{}\",\"seed\":3}}",
            hex(level.digest)
        ));
        for stamped in run.taken() {
            let action = serde_json::to_string(&stamped.action).unwrap();
            text.push_str(&sealed(&format!("{{\"Did\":{{\"minute\":{},\"action\":{action}}}}}", stamped.minute)));
        }
        text.push_str(&sealed(&format!("{{\"Reached\":{}}}", run.minute())));
        fs::write(&path, text).unwrap();
        let (sim, mut game, mut journal) = resume(&path, None).unwrap();
        assert_eq!((sim.digest(), game.all().len()), (run.digest(), 1));
        // It can be gone back in; from then on it is of the present format.
        journal.append(&game.part(run.taken()[0].minute).unwrap()).unwrap();
        assert_eq!(Journal::read(&path).unwrap().0.format, JOURNAL);
        assert_eq!(saved_game(&path).unwrap().1, game);
        let later =
            fs::read_to_string(&path).unwrap().split_once(' ').unwrap().1.replace("\"format\":2", "\"format\":3");
        fs::write(&path, sealed(later.lines().next().unwrap())).unwrap();
        assert!(saved_game(&path).err().is_some_and(|why| why.contains("format 3")), "never misread");
    }

    #[test]
    fn a_recording_and_a_journal_hold_what_was_carried() {
        let text = "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", carried: {\"favour\": 1.0}, carry: [\"favour\"],
            centres: [(id: \"a\", name: \"A\")], people: [(id: \"ann\", centre: \"a\")])";
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("level.ron");
        fs::write(&file, text).unwrap();
        let plain = crate::level::load(&file.display().to_string()).unwrap();
        let level = Arc::new(plain.with_carried(&BTreeMap::from([("favour".to_string(), 4.0)])));
        let mut sim = Simulation::new(&level, 1);
        sim.run_until(2000);
        let recording = Recording::from_text(&Recording::of(&sim).to_text()).unwrap();
        assert!(matches!(replay(&recording, &plain, None), Verdict::Same { .. }));
        let other = Recording { carried: BTreeMap::new(), ..recording };
        assert!(matches!(replay(&other, &plain, None), Verdict::Differs { .. }), "without it, it is another run");
        let path = folder.path().join("game.journal");
        Journal::create(&path, &level, 1).unwrap().append(&Line::Reached(2000)).unwrap();
        let (again, _) = saved_game(&path).unwrap();
        assert_eq!((again.digest(), again.carried()), (sim.digest(), BTreeMap::from([("favour".to_string(), 4.0)])));
    }
}
