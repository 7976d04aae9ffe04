//! A player outside of the program: JSON lines in, JSON lines out. `docs/bots.md` is its manual.

use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};
use std::sync::Arc;

use crate::level::Level;
use crate::report::clock;
use crate::sim::action::{Action, Refusal};
use crate::sim::view::View;
use crate::sim::{Outcome, Simulation};

/// Version of the lines.
pub const FORMAT: u32 = 1;
/// Longest line that is read, bytes.
const LONGEST: usize = 1 << 20;
/// What all lamps together are worth on the way; the end is worth 1 or −1.
const LAMPS: f64 = 0.1;

/// What a player can say.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Command {
    /// Take an action now; time does not pass.
    Act(Action),
    /// Let time pass.
    Wait(Wait),
    /// Tell every action that might be taken: which are legal, and which are refused and why.
    Actions,
    /// Tell what can be seen, again.
    Observe,
    /// Leave.
    Quit,
}

/// How long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Wait {
    /// So many minutes, at least 1.
    Minutes(u32),
    /// Until something happens.
    Until(Until),
}

/// What to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Until {
    /// The next minute in which anything happens.
    Event,
    /// The next entry of the log: a message, an incident, a run that left.
    News,
}

/// What a player is told after each command that was understood and taken.
#[derive(Clone, Debug, Serialize)]
pub struct Observation {
    /// Version of the lines.
    pub format: u32,
    /// Minutes since 00:00 of day 1.
    pub minute: i64,
    /// The same as people say it.
    pub clock: String,
    /// The level is over.
    pub done: bool,
    /// How it stands.
    pub outcome: Outcome,
    /// The ending's id.
    pub ending: Option<String>,
    /// Since the last observation: a tenth of the share of lamps that were lit (or went out), and 1 or −1 at the end.
    pub reward: f64,
    /// The actions that are legal now.
    pub actions: Vec<Action>,
    /// What can be seen.
    pub view: View,
}

/// Every action that might be taken.
#[derive(Clone, Debug, Serialize)]
struct Choices {
    format: u32,
    legal: Vec<Priced>,
    refused: Vec<Refused>,
}

#[derive(Clone, Debug, Serialize)]
struct Priced {
    action: Action,
    minutes: i64,
}

#[derive(Clone, Debug, Serialize)]
struct Refused {
    action: Action,
    #[serde(flatten)]
    why: Refusal,
}

/// What a player is told of a command that was not understood or not taken: nothing has changed.
#[derive(Clone, Debug, Serialize)]
struct Failure {
    format: u32,
    error: Refusal,
}

/// A game with a player outside.
pub struct Bot {
    sim: Simulation,
    /// What the last observation was worth.
    worth: f64,
}

impl Bot {
    /// A game at the moment in which the player takes over.
    pub fn new(level: &Arc<Level>, seed: u64) -> Self {
        let mut sim = Simulation::new(level, seed);
        sim.run_until(sim.span().0);
        let worth = worth(&sim, &sim.view());
        Self { sim, worth }
    }

    /// What can be seen now, and what has been gained since this was last asked.
    pub fn observe(&mut self) -> Observation {
        let view = self.sim.view();
        let worth = worth(&self.sim, &view);
        let reward = worth - std::mem::replace(&mut self.worth, worth);
        let done = self.sim.over();
        Observation {
            format: FORMAT,
            minute: self.sim.minute(),
            clock: clock(self.sim.minute(), self.sim.level().file.first_day),
            done,
            outcome: self.sim.outcome(),
            ending: self.sim.ending().map(|(ending, _)| ending.to_string()),
            reward,
            actions: if done { Vec::new() } else { self.sim.actions() },
            view,
        }
    }

    /// Answers a line; none if the player leaves.
    pub fn answer(&mut self, line: &str) -> Option<String> {
        let command = match serde_json::from_str::<Command>(line) {
            Ok(command) => command,
            Err(error) => {
                let remedy = "Say {\"act\": …}, {\"wait\": 60}, {\"wait\": \"event\"}, {\"wait\": \"news\"}, \"actions\", \"observe\" or \"quit\".";
                return Some(failed(Refusal { reason: format!("this is no command: {error}"), remedy: remedy.into() }));
            }
        };
        let over = || Refusal { reason: "the level is over".into(), remedy: "Say \"quit\".".into() };
        let taken = match command {
            Command::Quit => return None,
            Command::Observe => Ok(()),
            Command::Actions => {
                let priced = |action: Action| Priced { minutes: self.sim.cost(&action), action };
                let refused = self.sim.refused().into_iter().map(|(action, why)| Refused { action, why });
                let legal = self.sim.actions().into_iter().map(priced).collect();
                return Some(json(&Choices { format: FORMAT, legal, refused: refused.collect() }));
            }
            _ if self.sim.over() => Err(over()),
            Command::Act(action) => self.sim.submit(action),
            Command::Wait(wait) => self.wait(wait),
        };
        Some(match taken {
            Ok(()) => json(&self.observe()),
            Err(why) => failed(why),
        })
    }

    fn wait(&mut self, wait: Wait) -> Result<(), Refusal> {
        match wait {
            Wait::Minutes(0) => {
                let remedy = "Wait for 1 minute or more.".into();
                return Err(Refusal { reason: "time does not stand still by waiting".into(), remedy });
            }
            Wait::Minutes(minutes) => self.sim.run_until(self.sim.minute() + i64::from(minutes)),
            Wait::Until(Until::Event) => drop(self.sim.step()),
            Wait::Until(Until::News) => {
                let facts = self.sim.facts();
                while self.sim.facts() == facts && self.sim.step() {}
            }
        }
        Ok(())
    }

    /// The game as it stands.
    pub fn into_simulation(self) -> Simulation {
        self.sim
    }
}

/// What a state is worth. Rewards are its changes, so that no way round can be worth more than where it leads (Ng, Harada
/// and Russell 1999).
fn worth(sim: &Simulation, view: &View) -> f64 {
    let lit = view.stars.iter().filter(|(_, lit)| *lit).count() as f64;
    let lamps = LAMPS * lit / view.stars.len().max(1) as f64;
    lamps
        + match sim.outcome() {
            Outcome::Open => 0.0,
            Outcome::Won => 1.0,
            Outcome::Lost => -1.0,
        }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data serialises")
}

fn failed(error: Refusal) -> String {
    json(&Failure { format: FORMAT, error })
}

/// Plays with whoever is at the other end, until they leave.
///
/// # Errors
/// When nothing more can be read or written.
pub fn serve(bot: &mut Bot, mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut say = |text: String| -> io::Result<()> {
        output.write_all(text.as_bytes())?;
        output.write_all(b"\n")?;
        output.flush()
    };
    say(json(&bot.observe()))?;
    let mut line = Vec::new();
    while read_line(&mut input, &mut line)? {
        let text = match std::str::from_utf8(&line) {
            Ok(text) if line.len() <= LONGEST => text.trim(),
            _ => {
                let reason = format!("this line is no text, or longer than {} MiB", LONGEST >> 20);
                say(failed(Refusal { reason, remedy: "Write one command a line, as JSON in UTF-8.".into() }))?;
                continue;
            }
        };
        if text.is_empty() {
            continue;
        }
        match bot.answer(text) {
            Some(answer) => say(answer)?,
            None => return Ok(()),
        }
    }
    Ok(())
}

/// Reads a line; of one that is too long only as much as shows that it is. False at the end.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(!line.is_empty());
        }
        let (part, used) = match buffer.iter().position(|&byte| byte == b'\n') {
            Some(end) => (&buffer[..end], end + 1),
            None => (buffer, buffer.len()),
        };
        let ended = used > part.len();
        line.extend_from_slice(&part[..part.len().min(LONGEST + 1 - line.len().min(LONGEST + 1))]);
        input.consume(used);
        if ended {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn talk(lines: &[&[u8]]) -> Vec<Value> {
        let level = crate::level::load("docs/tutorial").expect("it is there");
        let mut bot = Bot::new(&level, 1);
        let mut out = Vec::new();
        serve(&mut bot, io::BufReader::with_capacity(64, lines.join(&b'\n').as_slice()), &mut out).expect("memory");
        String::from_utf8(out).expect("text").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    #[test]
    fn what_is_no_command_changes_nothing_and_loses_nothing() {
        let long = vec![b'x'; 2 * LONGEST];
        let said = talk(&[
            b"{\"wait\": 0}",
            b"nonsense",
            b"",
            b"\xff\xfe",
            &long,
            b"{\"act\": {\"LimitPerson\": {\"person\": \"nobody\", \"limit\": 1}}}",
            b"{\"act\": {\"Fly\": {}}}",
            b"{\"wait\": 60, \"act\": 1}",
            b"\"observe\"",
            b"\"quit\"",
            b"\"observe\"",
        ]);
        assert_eq!(said.len(), 9, "one answer a line that is not empty, none after quit");
        for failed in &said[1..8] {
            assert!(failed["error"]["reason"].is_string() && failed["error"]["remedy"].is_string(), "{failed}");
        }
        assert_eq!(said[0], said[8]);
        assert_eq!((&said[0]["format"], &said[0]["reward"]), (&json!(1), &json!(0.0)));
    }

    #[test]
    fn rewards_add_up_to_the_end() {
        let act = |limit: u32| format!("{{\"act\": {{\"LimitPerson\": {{\"person\": \"ann\", \"limit\": {limit}}}}}}}");
        let end = |first: &[u8]| {
            let mut lines = vec![first];
            lines.extend([&b"{\"wait\": \"news\"}"[..]; 200]);
            let said = talk(&lines);
            let last = said.iter().rfind(|one| one["done"] == json!(true)).expect("it ends").clone();
            let total: f64 = said.iter().filter_map(|one| one["reward"].as_f64()).sum();
            let lit = |one: &Value| {
                let stars = one["view"]["stars"].as_array().expect("a list");
                stars.iter().filter(|star| star[1] == json!(true)).count() as f64 / stars.len() as f64
            };
            let whole = if last["outcome"] == json!("won") { 1.0 } else { -1.0 };
            assert!((total - whole - LAMPS * (lit(&last) - lit(&said[0]))).abs() < 1e-9, "{total}");
            last["outcome"].clone()
        };
        assert_eq!(end(act(1).as_bytes()), json!("won"));
        assert_eq!(end(act(5).as_bytes()), json!("lost"));
    }

    #[test]
    fn refused_actions_come_with_reason_and_remedy_and_what_is_offered_is_taken() {
        let said = talk(&[b"\"actions\""]);
        let legal: Vec<&Value> =
            said[1]["legal"].as_array().expect("a list").iter().map(|one| &one["action"]).collect();
        assert_eq!(legal, said[0]["actions"].as_array().expect("a list").iter().collect::<Vec<_>>());
        assert!(said[1]["legal"].as_array().expect("a list").iter().all(|one| one["minutes"].as_i64() > Some(0)));
        for refused in said[1]["refused"].as_array().expect("a list") {
            assert!(refused["reason"].is_string() && refused["remedy"].is_string(), "{refused}");
        }
        for action in legal {
            let said = talk(&[json!({ "act": action }).to_string().as_bytes()]);
            assert!(said[1]["error"].is_null(), "{action}: {}", said[1]["error"]);
        }
    }
}
