//! What labs show in the window (`levels/labs.ron`): what to try, a number that can be chosen before one begins, and the
//! curve of theory beside what the running lab measures. And which of them somebody has tried.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::kept::Kept;
use crate::level::file::{Measure, TextsFile, Theory};
use crate::level::{self, Level};
use crate::sim::Simulation;
use crate::truth;

/// Format number of the file of what was tried.
pub const FORMAT: u32 = 1;
/// So many runs of a lab are remembered.
const RUNS: usize = 6;

/// What a lab shows beside its floor.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lab {
    /// Id of the level.
    pub id: String,
    /// What to try, in a sentence.
    pub tries: String,
    /// A number of the level that can be chosen before it begins.
    #[serde(default)]
    pub dial: Option<Dial>,
    /// Its curve; without one, its truth is shown line by line.
    #[serde(default)]
    pub curve: Option<Curve>,
}

/// A number of the level that can be chosen.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dial {
    /// What is chosen.
    pub label: String,
    /// Which of the settings is the level as it is.
    pub usual: usize,
    /// From little to much.
    pub settings: Vec<Setting>,
}

/// One choice of a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// On its button.
    pub label: String,
    /// Fields of the level, and what is set into them (as `sweep --vary` does).
    pub sets: BTreeMap<String, String>,
    /// What theory says then, if not what the curve says.
    #[serde(default)]
    pub theory: Vec<Formula>,
}

/// A curve: what theory says, and what is measured.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Curve {
    /// What stands along it, with its unit.
    pub x: String,
    /// What it says of that, with its unit.
    pub y: String,
    /// From where to where it is drawn.
    pub span: (f64, f64),
    /// What theory says.
    pub theory: Vec<Formula>,
    /// Where the running lab stands.
    pub marks: Vec<Mark>,
}

/// A mark of the running lab.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Beside it.
    pub label: String,
    /// Its place along the curve.
    pub x: Measure,
    /// How high it stands.
    pub y: Measure,
}

/// A law of theory, as a line. Their sources stand in the truths of the labs.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Formula {
    /// y = x ÷ (1 − x): the wait at one desk, M/M/1.
    BusyOverIdle,
    /// y = k · x.
    Times(f64),
    /// Pollaczek and Khinchine at this use, over the squared coefficient of variation of the work.
    Spread(f64),
    /// Erlang's wait of teams at this use, over the people in a team.
    Teams(f64),
    /// Throughput of a closed line of so many equal stations, over its cards.
    Cards(u32),
    /// 1 − (1 − p)ˣ: one of x parts fails.
    AnyFails(f64),
    /// a ÷ x + b · x ÷ 2: what batches of x cost.
    BatchCost(f64, f64),
    /// Share of a Weibull distribution of this shape and mean 1 below x.
    Weibull(f64),
    /// Weinberg's table: x jobs of an hour at once are all done after so many hours.
    AtOnce,
}

impl Formula {
    /// What it says at a place.
    pub fn at(&self, x: f64) -> f64 {
        match *self {
            Self::BusyOverIdle => x / (1.0 - x).max(1e-9),
            Self::Times(k) => k * x,
            Self::Spread(busy) => busy / (1.0 - busy) * (1.0 + x) / 2.0,
            Self::Teams(busy) => between(x, |people| erlang(people, busy)),
            Self::Cards(stations) => x / (x + f64::from(stations) - 1.0),
            Self::AnyFails(share) => 1.0 - libm::pow(1.0 - share, x),
            Self::BatchCost(set_up, waiting) => set_up / x + waiting * x / 2.0,
            Self::Weibull(shape) => {
                let scale = libm::tgamma(1.0 + 1.0 / shape);
                1.0 - libm::exp(-libm::pow(x * scale, shape))
            }
            Self::AtOnce => {
                between(x, |jobs| f64::from(jobs) / [1.0, 0.8, 0.6, 0.4, 0.25][(jobs.clamp(1, 5) - 1) as usize])
            }
        }
    }
}

/// A law of whole numbers, drawn straight between them.
fn between(x: f64, at: impl Fn(u32) -> f64) -> f64 {
    let low = x.floor().max(1.0);
    let (below, above) = (at(low as u32), at(low as u32 + 1));
    below + (x - low).max(0.0) * (above - below)
}

/// Wait ÷ service of a team at one queue, M/M/c (Erlang 1917).
fn erlang(people: u32, busy: f64) -> f64 {
    let c = f64::from(people);
    let load = c * busy;
    // Erlang's B by its recursion, then C of it.
    let b = (1..=people).fold(1.0, |b, n| load * b / (f64::from(n) + load * b));
    let waits = b / (1.0 - busy * (1.0 - b));
    waits / (c * (1.0 - busy))
}

static LABS: LazyLock<Vec<Lab>> =
    LazyLock::new(|| level::ron_options().from_str(include_str!("../levels/labs.ron")).expect("tested"));

/// What the labs show, and their truths, in German (`levels/labs.de.ron`).
static GERMAN: LazyLock<TextsFile> =
    LazyLock::new(|| level::ron_options().from_str(include_str!("../levels/labs.de.ron")).expect("tested"));

/// The same by the English text.
static GERMAN_TEXTS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| GERMAN.by_text());

static GERMAN_LABS: LazyLock<Vec<Lab>> = LazyLock::new(|| {
    let mut labs = LABS.to_vec();
    for lab in &mut labs {
        for text in lab.texts() {
            if let Some(german) = GERMAN_TEXTS.get(text.as_str()) {
                *text = (*german).to_string();
            }
        }
    }
    labs
});

/// All labs, in the order of the campaign.
pub fn all() -> &'static [Lab] {
    &LABS
}

/// All labs as [`all`] has them, with their texts in a language; in English if there are none in it.
pub fn all_in(language: Option<&str>) -> &'static [Lab] {
    if is_german(language) { &GERMAN_LABS } else { &LABS }
}

fn is_german(language: Option<&str>) -> bool {
    language.is_some_and(|language| language.split(['-', '_']).next() == Some("de"))
}

/// A lab's law, or what is measured of it, in a language; as it is, if it is not told in it. Levels leave them in English,
/// for the certificate.
pub fn told<'a>(text: &'a str, language: Option<&str>) -> &'a str {
    if is_german(language) { GERMAN_TEXTS.get(text).copied().unwrap_or(text) } else { text }
}

/// What a level shows as a lab, if it is one.
pub fn find(id: &str) -> Option<&'static Lab> {
    all().iter().find(|lab| lab.id == id)
}

/// What a level shows as a lab, in a language.
pub fn find_in(id: &str, language: Option<&str>) -> Option<&'static Lab> {
    all_in(language).iter().find(|lab| lab.id == id)
}

impl Lab {
    /// Its texts for people, in the order of the file.
    fn texts(&mut self) -> Vec<&mut String> {
        let mut all = vec![&mut self.tries];
        if let Some(dial) = &mut self.dial {
            all.push(&mut dial.label);
            all.extend(dial.settings.iter_mut().map(|setting| &mut setting.label));
        }
        if let Some(curve) = &mut self.curve {
            all.push(&mut curve.x);
            all.push(&mut curve.y);
            all.extend(curve.marks.iter_mut().map(|mark| &mut mark.label));
        }
        all
    }

    /// The level, with a number of it chosen.
    ///
    /// # Errors
    /// Why it cannot be loaded.
    pub fn level(&self, setting: Option<usize>) -> Result<Arc<Level>, String> {
        let level = level::load(&self.id).map_err(|e| e.to_string())?;
        let chosen = self.dial.as_ref().zip(setting).filter(|(dial, setting)| *setting != dial.usual);
        match chosen.and_then(|(dial, setting)| dial.settings.get(setting)) {
            Some(setting) => Ok(Arc::new(level.with_varied(&setting.sets)?)),
            None => Ok(level),
        }
    }

    /// Which setting a level has.
    pub fn setting(&self, level: &Level) -> Option<usize> {
        let dial = self.dial.as_ref()?;
        let is = |setting: &Setting| setting.sets == level.varied;
        Some(dial.settings.iter().position(is).unwrap_or(dial.usual))
    }

    /// What theory says of a level with its setting.
    pub fn theory(&self, level: &Level) -> &[Formula] {
        let own = self.dial.as_ref().zip(self.setting(level)).map(|(dial, at)| dial.settings[at].theory.as_slice());
        let usual = self.curve.as_ref().map_or(&[][..], |curve| &curve.theory);
        own.filter(|own| !own.is_empty()).unwrap_or(usual)
    }

    /// Where the running lab stands on its curve; a mark without a number yet has no place.
    pub fn marks(&self, sim: &Simulation) -> Vec<Option<(f64, f64)>> {
        let of = |mark: &Mark| {
            let place = (truth::measured(sim, &mark.x), truth::measured(sim, &mark.y));
            (place.0.is_finite() && place.1.is_finite() && place.1 > 0.0).then_some(place)
        };
        let any = sim.metric("completed") > 0.0;
        let of = |mark: &Mark| of(mark).filter(|_| any);
        self.curve.as_ref().map_or(Vec::new(), |curve| curve.marks.iter().map(of).collect())
    }
}

/// A line of a lab's truth, and what the running lab says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What is measured.
    pub what: String,
    /// What theory expects of the lab as it is.
    pub expected: Theory,
    /// The minute at which it is measured, if not at the end.
    pub at: Option<i64>,
    /// What this run says, if it says something yet.
    pub measured: Option<f64>,
    /// A run by itself never says it: it is compared with the lab's variants.
    pub compared: bool,
}

/// What a running lab says of its truth now. `noted` has what was measured at moments that are past.
pub fn readings(sim: &Simulation, noted: &BTreeMap<usize, f64>) -> Vec<Reading> {
    let file = &sim.level().file;
    let checks = file.truth.as_ref().map_or(&[][..], |truth| &truth.checks);
    let of = |(n, check): (usize, &level::file::TruthCheckFile)| {
        let at = check.at.as_ref().and_then(|at| at.minute(file.first_day).ok());
        let now = || truth::measured(sim, &check.measure);
        let value = noted.get(&n).copied().unwrap_or_else(now);
        let measured = Some(value).filter(|value| value.is_finite());
        let compared = check.measure.compares();
        Reading { what: check.what.clone(), expected: check.expect.clone(), at, measured, compared }
    };
    checks.iter().enumerate().map(of).collect()
}

/// The moments at which something of a truth is measured: minute, and which line.
pub fn moments(level: &Level) -> Vec<(i64, usize)> {
    let checks = level.file.truth.as_ref().map_or(&[][..], |truth| &truth.checks);
    let of = |(n, check): (usize, &level::file::TruthCheckFile)| {
        Some((check.at.as_ref()?.minute(level.file.first_day).ok()?, n))
    };
    let mut moments: Vec<(i64, usize)> = checks.iter().enumerate().filter_map(of).collect();
    moments.sort_unstable();
    moments
}

/// A run of a lab that was looked at to its end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The setting that it had.
    #[serde(default)]
    pub setting: Option<usize>,
    /// The player did something in it.
    #[serde(default)]
    pub touched: bool,
    /// Its marks.
    pub marks: Vec<Option<(f64, f64)>>,
}

/// What somebody has tried of one lab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tried {
    /// How often it was begun.
    pub times: u32,
    /// The last runs that came to their end.
    #[serde(default)]
    pub runs: Vec<Run>,
}

/// What somebody has tried of all labs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notebook {
    /// Format number.
    pub format: u32,
    /// By the lab's id.
    #[serde(default)]
    pub labs: BTreeMap<String, Tried>,
}

impl Default for Notebook {
    fn default() -> Self {
        Self { format: FORMAT, labs: BTreeMap::new() }
    }
}

impl Kept for Notebook {
    const FORMAT: u32 = FORMAT;

    fn format(&self) -> u32 {
        self.format
    }
}

impl Notebook {
    /// A lab begins.
    pub fn began(&mut self, id: &str) {
        let tried = self.labs.entry(id.into()).or_default();
        tried.times = tried.times.saturating_add(1);
    }

    /// A run of a lab is over.
    pub fn ended(&mut self, sim: &Simulation) {
        let Some(lab) = find(&sim.level().id) else { return };
        let (setting, touched) = (lab.setting(sim.level()), !sim.taken().is_empty());
        let runs = &mut self.labs.entry(lab.id.clone()).or_default().runs;
        runs.push(Run { setting, touched, marks: lab.marks(sim) });
        let many = runs.len();
        runs.drain(..many.saturating_sub(RUNS));
    }

    /// What was tried of a lab.
    pub fn tried(&self, id: &str) -> Option<&Tried> {
        self.labs.get(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library;

    #[test]
    fn every_lab_is_there_and_every_setting_of_it_can_be_played() {
        let labs = library::campaign().parts.into_iter().find(|part| part.id == "labs").unwrap().levels;
        let there: Vec<&str> = all().iter().map(|lab| lab.id.as_str()).collect();
        assert_eq!(there, labs);
        for lab in all() {
            let usual = lab.level(None).unwrap_or_else(|why| panic!("{}: {why}", lab.id));
            assert!(usual.varied.is_empty() && lab.tries.ends_with('.'), "{}", lab.id);
            let Some(dial) = &lab.dial else { continue };
            assert!(dial.usual < dial.settings.len(), "{}", lab.id);
            for (n, setting) in dial.settings.iter().enumerate() {
                let level = lab.level(Some(n)).unwrap_or_else(|why| panic!("{}, {}: {why}", lab.id, setting.label));
                assert_eq!(lab.setting(&level), Some(n), "{}", lab.id);
                assert_eq!(level.digest, usual.digest, "what is chosen is no other level");
                // The usual one says what stands in the level; any other changes it.
                let varied = usual.with_varied(&setting.sets).unwrap();
                assert_eq!(varied.file == usual.file, n == dial.usual, "{}, {}", lab.id, setting.label);
                let mut sim = Simulation::new(&level, 1);
                sim.run_until(sim.span().0 + 600);
            }
        }
    }

    #[test]
    fn every_curve_agrees_with_the_truth_of_its_lab() {
        let close = |formula: Formula, x: f64, y: f64| {
            let said = formula.at(x);
            assert!((said - y).abs() <= 0.002 * y.abs() + 1e-4, "{formula:?} at {x}: {said}, not {y}");
        };
        for (busy, wait) in [(0.5, 1.0), (0.8, 4.0), (0.9, 9.0), (0.95, 19.0), (0.99, 99.0)] {
            close(Formula::BusyOverIdle, busy, wait);
        }
        for (people, wait) in [(1.0, 9.0), (2.0, 4.263), (3.0, 2.724), (5.0, 1.525)] {
            close(Formula::Teams(0.9), people, wait);
        }
        for (spread, wait) in [(0.0, 4.5), (1.0 / 12.0, 4.875), (1.0, 9.0)] {
            close(Formula::Spread(0.9), spread, wait);
        }
        for (cards, out) in [(1.0, 0.2), (5.0, 0.555_556), (10.0, 0.714_286), (40.0, 0.909_091)] {
            close(Formula::Cards(5), cards, out);
        }
        for (batch, fails) in [(1.0, 0.02), (10.0, 0.182_927), (50.0, 0.635_830), (100.0, 0.867_380)] {
            close(Formula::AnyFails(0.02), batch, fails);
        }
        for (batch, cost) in [(20.0, 100.0), (40.0, 80.0), (50.0, 82.0), (80.0, 100.0)] {
            close(Formula::BatchCost(1600.0, 2.0), batch, cost);
        }
        for (jobs, hours) in [(1.0, 1.0), (2.0, 2.5), (3.0, 5.0), (4.0, 10.0), (5.0, 20.0)] {
            close(Formula::AtOnce, jobs, hours);
        }
        close(Formula::Weibull(1.5), 0.8676, 0.5);
        close(Formula::Weibull(1.5), 0.8676 * 1.9566, 0.85);
        close(Formula::Times(9.0), 7.0, 63.0);
    }

    /// The marks of a lab that has run for a while stand at its curve.
    #[test]
    fn marks_stand_where_theory_says() {
        for (id, days, within) in [
            ("labs/erlang", 6000, 0.12),
            ("labs/conwip", 2500, 0.06),
            ("labs/switching", 1, 0.01),
            ("labs/batch_risk", 900, 0.3),
            ("labs/little", 4000, 0.05),
            ("labs/lead_time", 1900, 0.05),
            ("labs/batch_size", 1500, 0.06),
        ] {
            let lab = find(id).unwrap();
            let level = lab.level(None).unwrap();
            let mut sim = Simulation::new(&level, 1);
            assert!(
                lab.marks(&sim).iter().all(Option::is_none) || id == "labs/lead_time",
                "{id}: nothing is measured yet"
            );
            sim.run_until(days * 1440 + 1439);
            let theory = lab.theory(&level);
            for (n, mark) in lab.marks(&sim).into_iter().enumerate() {
                let (x, y) = mark.unwrap_or_else(|| panic!("{id}: mark {n} has no place"));
                let off = |formula: &Formula| ((formula.at(x) - y) / y).abs();
                let least = theory.iter().map(off).fold(f64::INFINITY, f64::min);
                assert!(least < within, "{id}: mark {n} at {x}, {y} is off by {least}");
            }
        }
    }

    #[test]
    fn every_text_has_its_german_and_no_german_is_left_over() {
        assert_eq!(GERMAN.format, 1);
        assert_eq!(GERMAN_TEXTS.len(), GERMAN.texts.0.len(), "each stands there once");
        let mut labs = all().to_vec();
        let mut said: Vec<String> = labs.iter_mut().flat_map(Lab::texts).map(std::mem::take).collect();
        for lab in all() {
            let level = lab.level(None).unwrap();
            let truth = level.file.truth.as_ref().unwrap();
            said.push(truth.formula.clone());
            said.extend(truth.checks.iter().map(|check| check.what.clone()));
        }
        // Whole numbers are the same in every language.
        let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || " %".contains(c));
        let lacking: Vec<&String> =
            said.iter().filter(|text| !is_number(text) && !GERMAN_TEXTS.contains_key(text.as_str())).collect();
        assert!(lacking.is_empty(), "without German: {lacking:#?}");
        let left: Vec<&&str> = GERMAN_TEXTS.keys().filter(|text| !said.iter().any(|other| other == *text)).collect();
        assert!(left.is_empty(), "no lab says {left:#?}");
        // Nothing else differs.
        for (plain, german) in all().iter().zip(all_in(Some("de-AT"))) {
            assert_eq!(plain.id, german.id);
            assert_ne!(plain.tries, german.tries, "{}", plain.id);
            let sets = |lab: &Lab| -> Vec<BTreeMap<String, String>> {
                lab.dial.iter().flat_map(|dial| &dial.settings).map(|setting| setting.sets.clone()).collect()
            };
            assert_eq!(sets(plain), sets(german), "{}", plain.id);
        }
        assert_eq!(all_in(None)[0].tries, all()[0].tries);
        assert_eq!(all_in(Some("fr"))[0].tries, all()[0].tries);
        assert_eq!(told("median ÷ mean", Some("de")), "Median ÷ Mittel");
        assert_eq!(told("median ÷ mean", None), "median ÷ mean");
    }

    #[test]
    fn what_was_tried_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("labs.json");
        let mut notebook = Notebook::read(&path).unwrap();
        assert_eq!(notebook, Notebook::default());
        let lab = find("labs/switching").unwrap();
        let level = lab.level(None).unwrap();
        for seed in 0..9 {
            notebook.began(&lab.id);
            let mut sim = Simulation::new(&level, seed);
            sim.run_until(sim.span().1);
            notebook.ended(&sim);
        }
        let tried = notebook.tried(&lab.id).unwrap();
        assert_eq!((tried.times, tried.runs.len(), tried.runs[0].marks.len()), (9, RUNS, 5));
        notebook.write(&path).unwrap();
        assert_eq!(Notebook::read(&path).unwrap(), notebook);
        std::fs::write(&path, "{\"format\": 3}").unwrap();
        assert!(Notebook::read(&path).unwrap_err().contains("format 3"));
    }
}
