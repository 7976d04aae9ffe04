//! The sandbox screen: at the left the sorts of parts, in the middle those of one sort, at the right what they mean together.

mod beginning;
mod blocks;
#[cfg(test)]
mod tests;

use bevy_egui::egui::{self, Align2, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use std::path::PathBuf;
use std::sync::Arc;

use super::controls::{self, bar};
use super::reasons::{self, Why, parts as why};
use super::screens::{more, titled};
use super::spoken;
use super::theme::{self, Button, Theme, condensed, condensed_bold, semibold, write, write_within};
use crate::level::Level;
use crate::locale::{self, Language, number};
use crate::sandbox::keep::{self, Kept};
use crate::sandbox::means::{self, Means};
use crate::sandbox::turn::{self, Turnable};
use crate::sandbox::{Parts, build, presets, troubles};
use crate::tr;

/// What the player wants.
pub(crate) enum Wish {
    Leave,
    Play(Arc<Level>, u64),
}

/// A sort of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Tab {
    Start,
    Company,
    Rooms,
    People,
    Services,
    Demand,
    Projects,
    Release,
    Control,
    Rules,
}

/// Each with the message that says how it is called.
const TABS: [(Tab, &str); 10] = [
    (Tab::Start, "sandbox-tab-start"),
    (Tab::Company, "sandbox-tab-company"),
    (Tab::Rooms, "sandbox-tab-rooms"),
    (Tab::People, "sandbox-tab-people"),
    (Tab::Services, "sandbox-tab-services"),
    (Tab::Demand, "sandbox-tab-demand"),
    (Tab::Projects, "sandbox-tab-projects"),
    (Tab::Release, "sandbox-tab-releases"),
    (Tab::Control, "sandbox-tab-control"),
    (Tab::Rules, "sandbox-tab-rules"),
];

const KEYS: [Key; 10] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9, Key::Num0];

/// The screen while it is open.
pub(crate) struct Sandbox {
    parts: Parts,
    presets: Vec<Parts>,
    rules: Vec<Turnable>,
    /// The language of the presets and the rules.
    told: Language,
    tab: Tab,
    /// The part that is open in the list of the tab.
    open: Option<usize>,
    /// Only rules whose names or evidence hold this are shown.
    find: String,
    seed: u32,
    /// Where the player's own levels are; nowhere in tests.
    levels: Option<PathBuf>,
    kept: Vec<Kept>,
    /// The kept one that is to be deleted, once somebody says so.
    doomed: Option<String>,
    /// What was done last, or why not.
    said: Result<String, String>,
    /// What the parts mean, and what is odd about them; made anew when they, or the language, have changed.
    seen: Option<(Parts, Means, Vec<String>)>,
}

impl Sandbox {
    /// With the player's own levels in this folder.
    pub(crate) fn new(levels: Option<PathBuf>) -> Self {
        let presets = presets();
        let kept = levels.as_ref().map_or(Vec::new(), |folder| keep::list(folder));
        Self {
            parts: presets[0].clone(),
            presets,
            rules: turn::rules(),
            told: locale::get(),
            tab: Tab::Start,
            open: None,
            find: String::new(),
            seed: 1,
            levels,
            kept,
            doomed: None,
            said: Ok(String::new()),
            seen: None,
        }
    }

    /// Puts into words anew what is shipped, if another language holds. What the player built stays as it is.
    fn tell(&mut self) {
        if self.told == locale::get() {
            return;
        }
        let untouched = self.presets.iter().position(|preset| *preset == self.parts);
        (self.told, self.presets, self.rules) = (locale::get(), presets(), turn::rules());
        if let Some(preset) = untouched {
            self.parts = self.presets[preset].clone();
        }
        (self.said, self.seen) = (Ok(String::new()), None);
    }

    /// Draws the screen and changes the parts.
    pub(crate) fn show(&mut self, ui: &mut Ui, theme: &Theme) -> Option<Wish> {
        self.tell();
        let small = ui.max_rect().width() < 1000.0;
        if !theme::writes(ui) {
            for (key, (tab, _)) in KEYS.into_iter().zip(TABS) {
                if ui.input(|i| i.modifiers.is_none() && i.key_pressed(key)) {
                    self.turn_to(tab);
                }
            }
        }
        self.know();
        let (block, left) = titled(ui, theme, (tr!("entry-sandbox"), &self.parts.name), vec2(1500.0, 720.0));
        let mut wish = left.then_some(Wish::Leave);
        let (nav, means) = if small { (128.0, 232.0) } else { (176.0, 340.0) };
        let (top, foot) = (block.top(), block.bottom());
        self.tabs(ui, theme, Rect::from_min_max(pos2(block.left(), top), pos2(block.left() + nav, foot)));
        let right = Rect::from_min_max(pos2(block.right() - means, top), pos2(block.right(), foot));
        wish = self.meaning(ui, theme, right).or(wish);
        let middle = Rect::from_min_max(pos2(block.left() + nav + 16.0, top), pos2(right.left() - 16.0, foot));
        self.middle(ui, theme, middle);
        wish
    }

    fn turn_to(&mut self, tab: Tab) {
        if self.tab != tab {
            (self.tab, self.open) = (tab, None);
        }
    }

    /// Brings what is known of the parts up to date.
    fn know(&mut self) {
        if self.seen.as_ref().is_none_or(|(parts, ..)| *parts != self.parts) {
            self.parts.mend();
            self.seen = Some((self.parts.clone(), means::of(&self.parts), troubles::of(&self.parts)));
        }
    }

    /// The company itself is another one now.
    fn put(&mut self, parts: Parts, said: String) {
        (self.parts, self.said, self.open) = (parts, Ok(said), None);
    }

    fn tabs(&mut self, ui: &mut Ui, theme: &Theme, place: Rect) {
        let mut inside = controls::within(ui, place);
        inside.spacing_mut().item_spacing.y = 4.0;
        let high = ((place.height() + 4.0) / TABS.len() as f32 - 4.0).clamp(26.0, 60.0);
        for (n, (tab, name)) in TABS.into_iter().enumerate() {
            let style = if self.tab == tab { Button::Chosen } else { Button::Plain };
            let key = if place.width() > 150.0 { ((n + 1) % 10).to_string() } else { String::new() };
            if theme::button(&mut inside, theme, vec2(place.width(), high), locale::text(name), &key, style).clicked() {
                self.turn_to(tab);
            }
        }
    }

    fn middle(&mut self, ui: &mut Ui, theme: &Theme, place: Rect) {
        let mut inside = controls::within(ui, place);
        // The ring round what has the focus stands outside of it.
        inside.set_clip_rect(place.expand2(vec2(6.0, 2.0)));
        let tab = self.tab;
        let area = ScrollArea::vertical().id_salt(("sandbox", tab)).auto_shrink([false, false]);
        let scrolled = area.show(&mut inside, |ui| {
            ui.set_width(place.width() - 12.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            match tab {
                Tab::Start => self.start(ui, theme),
                Tab::Company => blocks::company(ui, theme, &mut self.parts),
                Tab::Rooms => blocks::rooms(ui, theme, &mut self.parts, &mut self.open),
                Tab::People => blocks::people(ui, theme, &mut self.parts, &mut self.open),
                Tab::Services => blocks::services(ui, theme, &mut self.parts, &mut self.open),
                Tab::Demand => blocks::demand(ui, theme, &mut self.parts, &mut self.open),
                Tab::Projects => blocks::projects(ui, theme, &mut self.parts, &mut self.open),
                Tab::Release => blocks::release(ui, theme, &mut self.parts),
                Tab::Control => blocks::control(ui, theme, &mut self.parts),
                Tab::Rules => blocks::rules(ui, theme, &mut self.parts, &self.rules, &mut self.find),
            }
            ui.add_space(12.0);
        });
        more(&inside, &scrolled, theme.sheet, theme);
    }

    /// What is shipped to start from; the parts that are taken of it, and what is said then.
    fn shipped(&self, ui: &mut Ui, theme: &Theme) -> Option<(Parts, String)> {
        let mut taken = None;
        ui.spacing_mut().item_spacing.y = beginning::GAP;
        for preset in &self.presets {
            let chosen = preset.name == self.parts.name;
            if beginning::row(ui, theme, &preset.name, &preset.about, preset, chosen) {
                taken = Some((preset.clone(), tr!("sandbox-as-it-comes", name = preset.name)));
            }
        }
        let (name, about) = (tr!("sandbox-empty-room"), tr!("sandbox-empty-room-about"));
        let empty = Parts::new(tr!("sandbox-my-company"));
        if beginning::row(ui, theme, name, about, &empty, false) {
            taken = Some((empty, about.into()));
        }
        taken
    }

    /// What there is to start from: what is shipped, and what was kept.
    fn start(&mut self, ui: &mut Ui, theme: &Theme) {
        theme::paragraph(ui, tr!("sandbox-start-about"), condensed(14.0), theme.ink2);
        let mut taken = self.shipped(ui, theme);
        if !self.kept.is_empty() {
            ui.add_space(10.0);
            ui.label(egui::RichText::new(tr!("sandbox-kept-by-you")).font(semibold(16.0)).color(theme.ink));
        }
        let mut delete = None;
        for kept in &self.kept {
            let wide = ui.available_width();
            let label = tr!("sandbox-delete");
            let beside =
                (ui.painter().layout_no_wrap(label.into(), semibold(14.0), theme.ink).size().x + 28.0).max(84.0);
            let (row, _) = ui.allocate_exact_size(vec2(wide, 34.0), Sense::hover());
            let name = row.with_max_x(row.right() - beside - 6.0);
            let clicked = ui.push_id(("kept", &kept.id), |ui| {
                let load =
                    theme::button(&mut controls::within(ui, name), theme, name.size(), &kept.name, "", Button::Plain);
                let place = row.with_min_x(name.right() + 6.0);
                let style = if self.doomed.as_ref() == Some(&kept.id) { Button::Chosen } else { Button::Plain };
                let gone = theme::button(&mut controls::within(ui, place), theme, place.size(), label, "", style);
                spoken::describe(&gone, &kept.name);
                (load.clicked(), gone.clicked())
            });
            let (load, ask) = clicked.inner;
            if ask {
                self.doomed = if self.doomed.as_ref() == Some(&kept.id) { None } else { Some(kept.id.clone()) };
            }
            if load {
                let found = self.levels.as_ref().map(|folder| keep::load(folder, &kept.id));
                match found {
                    Some(Ok(parts)) => taken = Some((parts, tr!("sandbox-loaded", id = kept.id))),
                    Some(Err(why)) => self.said = Err(why),
                    None => {}
                }
            }
            if self.doomed.as_ref() == Some(&kept.id) {
                theme::paragraph(ui, &tr!("sandbox-delete-about", name = kept.name), condensed_bold(14.0), theme.bad);
                ui.horizontal(|ui| {
                    let each = (wide - 8.0) / 2.0;
                    let yes = theme::button(ui, theme, vec2(each, 34.0), tr!("sandbox-delete-yes"), "", Button::Plain);
                    let no = theme::button(ui, theme, vec2(each, 34.0), tr!("sandbox-delete-no"), "", Button::Plain);
                    if yes.clicked() {
                        delete = Some(kept.clone());
                    }
                    if no.clicked() {
                        self.doomed = None;
                    }
                });
            }
        }
        if let (Some(kept), Some(folder)) = (delete, self.levels.clone()) {
            self.doomed = None;
            self.said = match keep::delete(&folder, &kept.id) {
                Ok(()) => Ok(tr!("sandbox-deleted", name = kept.name)),
                Err(why) => Err(tr!("sandbox-not-deleted", why = why)),
            };
            self.kept = keep::list(&folder);
        }
        if let Some((parts, said)) = taken {
            self.put(parts, said);
        }
    }

    /// The right side: what the parts mean together, and what can be done with them.
    fn meaning(&mut self, ui: &mut Ui, theme: &Theme, place: Rect) -> Option<Wish> {
        ui.painter().rect_filled(place, 6.0, theme.panel);
        ui.painter().rect_stroke(place, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
        let inner = place.shrink(12.0);
        let foot = Rect::from_min_max(pos2(inner.left(), inner.bottom() - 168.0), inner.max);
        let list = Rect::from_min_max(inner.min, pos2(inner.right(), foot.top() - 8.0));
        let mut inside = controls::within(ui, list);
        inside.set_clip_rect(list);
        let area = ScrollArea::vertical().id_salt("meaning").auto_shrink([false, false]);
        let scrolled = area.show(&mut inside, |ui| {
            ui.set_width(list.width() - 10.0);
            ui.spacing_mut().item_spacing.y = 5.0;
            if let Some((parts, means, odd)) = &self.seen {
                loads(ui, theme, parts, means);
                sums(ui, theme, parts, means);
                worries(ui, theme, parts, means, odd);
            }
        });
        more(&inside, &scrolled, theme.panel, theme);
        self.foot(&mut controls::within(ui, foot), theme)
    }

    fn foot(&mut self, ui: &mut Ui, theme: &Theme) -> Option<Wish> {
        let mut wish = None;
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let wide = ui.available_width();
        let (text, ink) = match &self.said {
            Ok(text) => (text, theme.ink2),
            Err(why) => (why, theme.bad),
        };
        let (line, _) = ui.allocate_exact_size(vec2(wide, 18.0), Sense::hover());
        write_within(ui.painter(), line.min, wide, text, condensed(13.5), ink);
        ui.horizontal(|ui| {
            let each = (wide - 6.0) / 2.0;
            if theme::button(ui, theme, vec2(each, 34.0), tr!("sandbox-keep"), "", Button::Plain).clicked() {
                let _ = self.save();
            }
            let copy = theme::button(ui, theme, vec2(each, 34.0), tr!("sandbox-copy"), "", Button::Plain);
            if copy.clicked() {
                ui.ctx().copy_text(build::text(&build::level(&self.parts)));
                self.said = Ok(tr!("sandbox-copied").into());
            }
            copy.on_hover_text(tr!("sandbox-copy-about"));
        });
        ui.horizontal(|ui| {
            let label = tr!("sandbox-seed", seed = self.seed.to_string());
            for (text, step) in [("−", -1), ("+", 1)] {
                if theme::button(ui, theme, vec2(38.0, 32.0), text, "", Button::Plain).clicked() {
                    self.seed = self.seed.saturating_add_signed(step).max(1);
                }
                if step < 0 {
                    let (middle, _) = ui.allocate_exact_size(vec2(wide - 88.0, 32.0), Sense::hover());
                    write(
                        ui.painter(),
                        middle.center(),
                        Align2::CENTER_CENTER,
                        &label,
                        condensed_bold(14.0),
                        theme.ink,
                    );
                }
            }
        });
        let free = ui.memory(|m| m.focused().is_none());
        let pressed = free && ui.input(|i| i.key_pressed(Key::Enter));
        if theme::button(ui, theme, vec2(wide, 44.0), tr!("sandbox-play"), "Enter", Button::Commit).clicked() || pressed
        {
            wish = self.play();
        }
        wish
    }

    /// Keeps the parts among the player's levels; the level's id.
    fn save(&mut self) -> Option<String> {
        let folder = self.levels.clone()?;
        match keep::save(&folder, &self.parts) {
            Ok(id) => {
                self.kept = keep::list(&folder);
                self.said = Ok(tr!("sandbox-kept", id = id));
                Some(id)
            }
            Err(why) => {
                self.said = Err(tr!("sandbox-not-kept", why = why));
                None
            }
        }
    }

    /// What is played is kept first: a saved game goes on from it.
    fn play(&mut self) -> Option<Wish> {
        let id = if self.levels.is_some() { self.save()? } else { keep::id(&self.parts.name) };
        match build::checked(&self.parts, &id).0 {
            Some(level) => Some(Wish::Play(Arc::new(level), u64::from(self.seed))),
            None => {
                self.said = Err(tr!("sandbox-no-level").into());
                None
            }
        }
    }
}

/// Each room: hours asked of it a week against those that it has.
fn loads(ui: &mut Ui, theme: &Theme, parts: &Parts, means: &Means) {
    ui.label(egui::RichText::new(tr!("sandbox-asked-of-rooms")).font(semibold(15.0)).color(theme.ink));
    let worst = means.constraint().map(|(place, _)| place);
    for (place, (room, load)) in parts.rooms.iter().zip(&means.rooms).enumerate() {
        let row = controls::row(ui, theme, 36.0, Sense::hover());
        let share = load.load();
        let words = if share.is_finite() {
            tr!("percent", percent = number(share * 100.0, 0))
        } else {
            tr!("sandbox-nobody").into()
        };
        let ink = if share > 1.0 { theme.bad } else { theme.ink };
        let wide = row.rect.width();
        let lamp = if worst == Some(place) { 16.0 } else { 0.0 };
        if lamp > 0.0 {
            row.painter.circle_filled(row.rect.min + vec2(6.0, 10.0), 5.0, theme.amber);
        }
        write_within(
            &row.painter,
            row.rect.min + vec2(lamp, 1.0),
            wide - 64.0 - lamp,
            &room.name,
            condensed_bold(14.0),
            theme.ink,
        );
        let at = pos2(row.rect.right() - 2.0, row.rect.top() + 10.0);
        let figure = write(&row.painter, at, Align2::RIGHT_CENTER, words, condensed_bold(14.0), ink);
        let track = Rect::from_min_size(row.rect.min + vec2(0.0, 22.0), vec2(wide - 2.0, 9.0));
        bar(
            &row.painter,
            track,
            if share.is_finite() { share } else { 1.0 },
            if share > 1.0 { theme.badge } else { theme.ink },
            theme,
        );
        if load.asked > 0.0 {
            let unplanned = track.width() * (load.unplanned / load.asked * share.min(1.0)) as f32;
            let part = Rect::from_min_size(track.min, vec2(unplanned, track.height()));
            row.painter.rect_filled(part, 3.0, theme.kind(crate::level::file::Kind::Unplanned));
        }
        // The whole row says it.
        reasons::dots(&row.painter, theme, figure);
        reasons::at_pointer(row.response, || why::room(parts, means, place));
    }
    controls::line(ui, theme, tr!("sandbox-asked-legend"));
    controls::separator(ui, theme);
}

fn sums(ui: &mut Ui, theme: &Theme, parts: &Parts, means: &Means) {
    let mut fact = |label: &str, value: String, bad: bool, why: Why<'_>| {
        let row = controls::row(ui, theme, 20.0, Sense::hover());
        let wide = row.rect.width();
        row.text(0.0, wide - 90.0, label, condensed(13.5), theme.ink2);
        let place = row.right(wide - 2.0, &value, condensed_bold(14.0), if bad { theme.bad } else { theme.ink });
        reasons::mark(ui, theme, label, place, why);
    };
    let money = crate::report::money(means.earns);
    fact(tr!("sandbox-money-a-week"), money, means.earns < 0.0, Box::new(|| why::earns(parts)));
    let incidents = number(means.incidents.iter().flatten().sum::<f64>(), 1);
    fact(tr!("sandbox-incidents-a-week"), incidents, false, Box::new(|| why::incidents(parts, means)));
    let failures = number(means.failures.iter().sum::<f64>(), 1);
    fact(tr!("sandbox-incidents-from-changes"), failures, false, Box::new(|| why::failures(parts, means)));
}

/// Who is the constraint, who juggles too much, and what is odd.
fn worries(ui: &mut Ui, theme: &Theme, parts: &Parts, means: &Means, odd: &[String]) {
    controls::separator(ui, theme);
    if let Some(place) = means.busiest() {
        let (crew, load) = (&parts.people[place], means.people[place]);
        let who = if crew.count > 1 { format!("{} ({})", crew.name, crew.count) } else { crew.name.clone() };
        let text = tr!("sandbox-busiest", who = who, percent = number(load.load() * 100.0, 0));
        let over = load.load() > 1.0;
        let (font, ink) = if over { (condensed_bold(13.5), theme.bad) } else { (condensed(13.5), theme.ink2) };
        let told = theme::paragraph(ui, &text, font, ink).rect;
        reasons::mark(ui, theme, "busiest", told, || why::crew(parts, means, place));
    }
    for (place, (crew, load)) in parts.people.iter().zip(&means.people).enumerate() {
        let left = means.juggling[place];
        if load.load() <= 1.0 && load.load() > left && crew.wip_limit > 1 {
            let text =
                tr!("sandbox-juggling", who = crew.name, limit = crew.wip_limit, percent = number(left * 100.0, 0));
            let told = theme::paragraph(ui, &text, condensed_bold(13.5), theme.bad).rect;
            reasons::mark(ui, theme, &format!("juggling {place}"), told, why::juggling);
        }
    }
    for text in odd {
        controls::warning(ui, theme, text);
    }
    if odd.is_empty() {
        controls::line(ui, theme, tr!("sandbox-check-fine"));
    }
}
