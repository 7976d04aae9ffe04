//! “What will happen”: which action is asked about, the futures as they come in, and the button that asks.

use bevy_egui::egui::text::LayoutJob;
use bevy_egui::egui::{Align, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::bindings::Command;
use super::controls::Desk;
use super::job::Job;
use super::session::{Session, Speed};
use super::sheets::Sheet;
use super::spoken;
use super::theme::{self, Theme, condensed_bold};
use crate::forecast::{FUTURES, Forecast, Question, foreseen};
use crate::sim::action::Action;
use crate::tr;

/// What is known of the futures.
pub(crate) enum Known<'f> {
    /// They are being played: this share is done.
    Plays(f32),
    /// Both sides.
    Both(&'f Forecast),
    /// The clock goes on: whatever is found is of the past already.
    Runs,
    /// Why not.
    Refused(String),
}

/// An action, and its futures from the minute in which it was asked about.
struct Asked {
    action: Action,
    /// Minute, actions taken, future: another is another present.
    present: (i64, usize, usize),
    job: Option<Job<Forecast>>,
    found: Option<Forecast>,
}

/// What is asked about, if anything is.
#[derive(Default)]
pub(crate) struct Foresight {
    asked: Option<Asked>,
    /// The clock goes on when it is closed.
    resume: bool,
    /// Something heard the key in this frame.
    heard: bool,
}

fn present(game: &Session) -> (i64, usize, usize) {
    (game.sim.minute(), game.sim.taken().len(), game.future())
}

fn begin(game: &Session, action: &Action) -> Option<Job<Forecast>> {
    let question = Question::new(&game.sim, action)?;
    Some(Job::start(move |go_on| question.answer(go_on)))
}

impl Foresight {
    /// Asks about an action; the clock stands while its futures are looked at.
    pub(crate) fn ask(&mut self, game: &mut Session, action: &Action) {
        self.heard = true;
        self.resume = game.hold() || (self.resume && self.asked.is_some());
        let job = begin(game, action);
        self.asked = Some(Asked { action: action.clone(), present: present(game), job, found: None });
    }

    /// The action that is asked about.
    pub(crate) fn action(&self) -> Option<&Action> {
        self.asked.as_ref().map(|asked| &asked.action)
    }

    /// What is known now. If the world has moved on, what was found is dropped, and looked for again when the clock stands.
    pub(crate) fn look(&mut self, game: &Session) -> Option<Known<'_>> {
        let asked = self.asked.as_mut()?;
        let now = present(game);
        if asked.present != now {
            (asked.job, asked.found) = (None, None);
            if game.speed != Speed::Paused {
                return Some(Known::Runs);
            }
            (asked.present, asked.job) = (now, begin(game, &asked.action));
        }
        if let Some(answer) = asked.job.as_ref().and_then(Job::look) {
            (asked.job, asked.found) = (None, answer);
        }
        Some(match (&asked.job, &asked.found) {
            (_, Some(found)) => Known::Both(found),
            (Some(job), None) => Known::Plays(job.done() as f32 / (2 * FUTURES) as f32),
            (None, None) => {
                let why = game.sim.allowed(&asked.action).err();
                Known::Refused(why.map_or(tr!("foresight-nothing").into(), |why| why.to_string()))
            }
        })
    }

    /// It is shut: the clock goes on if it did before.
    pub(crate) fn shut(&mut self, game: &mut Session) {
        if self.asked.take().is_some() {
            game.go_on(std::mem::take(&mut self.resume));
        }
    }

    /// Futures are being played.
    pub(crate) fn waits(&self) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.job.is_some())
    }

    /// Did anything hear the key since the last call?
    pub(crate) fn heard(&mut self) -> bool {
        std::mem::take(&mut self.heard)
    }
}

/// Its futures may be shown, now.
pub(crate) fn can_ask(desk: &Desk<'_>, action: &Action) -> bool {
    foreseen(action.kind()) && desk.offers(action.kind()) && desk.refusal(action).is_empty()
}

/// Opens the futures of an action.
pub(crate) fn open(ui: &Ui, desk: &mut Desk<'_>, action: &Action) {
    desk.ahead.ask(desk.game, action);
    *desk.sheet = Some(Sheet::Forecast);
    // Enter is for the sheet, not for what was pointed at.
    ui.memory_mut(|m| {
        if let Some(focused) = m.focused() {
            m.surrender_focus(focused);
        }
    });
}

/// Whatever takes an action also shows its futures: by key while it is pointed at, or by the other mouse button.
pub(crate) fn listen(ui: &Ui, desk: &mut Desk<'_>, response: &Response, action: &Action) {
    let pointed = response.hovered() || response.has_focus();
    let asked = response.secondary_clicked() || (pointed && desk.keys.pressed(ui, Command::Foresee));
    if asked && can_ask(desk, action) {
        open(ui, desk, action);
    } else if asked && desk.offers(action.kind()) && !foreseen(action.kind()) {
        desk.ahead.heard = true;
        desk.game.say(tr!("palette-not-told").into());
    }
}

/// How to ask, for a tooltip; nothing if there is nothing to ask.
pub(crate) fn hint(desk: &Desk<'_>, action: &Action) -> String {
    if can_ask(desk, action) { tr!("foresight-hint", key = desk.keys.name(Command::Foresee)) } else { String::new() }
}

/// Width of the button beside an order: its words in one line if they are short, else in two.
pub(crate) fn beside() -> f32 {
    if tr!("foresight-what-if").chars().count() > 10 { 62.0 } else { 52.0 }
}

/// The small pencilled button beside an order: what if.
pub(crate) fn button(ui: &mut Ui, desk: &mut Desk<'_>, rect: Rect, action: &Action) {
    let theme: &Theme = desk.theme;
    let id = ui.id().with(("ahead", super::words::name(action, &desk.view)));
    let response = ui.interact(rect, id, Sense::click());
    spoken::button(&response, true, &tr!("spoken-foresight", action = super::words::name(action, &desk.view)), "");
    let lit = response.hovered() || response.has_focus();
    theme::dashed(ui.painter(), rect.shrink(0.5), if lit { theme.ink } else { theme.pencil });
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
    }
    let ink = if lit { theme.ink } else { theme.pencil };
    let wide = rect.width() - 6.0;
    let mut words = LayoutJob::simple(tr!("foresight-what-if").into(), condensed_bold(12.0), ink, wide);
    words.halign = Align::Center;
    let words = ui.painter().layout_job(words);
    // The sign stands over its words where both have a place.
    let (sign, gap) = (15.0, 1.0);
    let both = sign + gap + words.size().y <= rect.height() - 4.0;
    let high = words.size().y + if both { sign + gap } else { 0.0 };
    let top = rect.center().y - high / 2.0;
    if both {
        let icon = Rect::from_center_size(pos2(rect.center().x, top + sign / 2.0), vec2(sign, sign));
        desk.art.paint(ui.painter(), "icon-branch", icon, ink);
    }
    let first = pos2(rect.center().x, top + high - words.size().y);
    ui.painter().galley(first, words, ink);
    let asked = response.clicked() || (lit && desk.keys.pressed(ui, Command::Foresee));
    response.on_hover_text(tr!("foresight-title", key = desk.keys.name(Command::Foresee)));
    if asked {
        open(ui, desk, action);
    }
}
