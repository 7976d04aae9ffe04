//! The labs: which there are, which have been tried, what can be chosen before one begins, and what came of one.

use bevy_egui::egui::{self, Align2, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use std::path::PathBuf;
use std::sync::Arc;

use super::screens::{beside_bar, lamp, more, titled};
use super::session::Session;
use super::sheets::charts::theory;
use super::theme::{self, Button, Theme, bold, condensed, condensed_bold, sans, semibold, write, write_within};
use crate::kept::Kept as _;
use crate::labs::{self, Dial, Lab, Notebook, Run};
use crate::level::{self, Level};
use crate::locale;
use crate::replay::{Journal, Line};
use crate::tr;

/// Most that the screen takes of a wide window.
const MOST: Vec2 = vec2(1240.0, 860.0);
/// Height of a lab in the list.
const ROW: f32 = 28.0;

/// What the player wants.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    Back,
    /// To begin a lab, as it was chosen.
    Begin(Arc<Level>),
    /// To go on with the lab that was left.
    GoOn,
    /// The same once more, with other luck.
    OtherLuck,
}

/// The list of labs, and what is marked in it.
#[derive(Default)]
pub(crate) struct Labs {
    notebook: Notebook,
    path: Option<PathBuf>,
    trouble: Option<String>,
    /// Which lab is marked, and which setting of each is chosen.
    marked: usize,
    chosen: Vec<Option<usize>>,
    /// What each is called.
    titles: Vec<String>,
    /// The marked lab as it is chosen.
    level: Option<(usize, Option<usize>, Arc<Level>)>,
    /// The lab that was left, and where its clock stands.
    left: Option<String>,
}

/// All labs, in the language that holds.
fn every() -> &'static [Lab] {
    labs::all_in(Some(locale::get().code()))
}

/// What is known of a lab's saved game, without running it: a line, if it can go on.
fn left_off(path: &std::path::Path) -> Option<String> {
    let (header, lines) = Journal::read(path).ok()?;
    let lab = labs::find(&header.level)?;
    let level = lab.level(None).ok()?;
    let reached = lines.iter().filter_map(|line| if let Line::Reached(minute) = line { Some(*minute) } else { None });
    let minute = reached.max().unwrap_or(0);
    let ends = crate::sim::Simulation::new(&level, header.seed).span().1;
    (minute < ends).then(|| tr!("labs-left", title = super::told(&level).file.title, day = minute / 1440 + 1))
}

impl Labs {
    /// What the player has tried, by a file.
    pub(crate) fn open(path: Option<PathBuf>) -> Self {
        let read = path.as_ref().map_or(Ok(Notebook::default()), |path| Notebook::read(path));
        // What cannot be read is left as it is.
        let (notebook, path, trouble) = match read {
            Ok(notebook) => (notebook, path, None),
            Err(why) => (Notebook::default(), None, Some(tr!("labs-unreadable", why = why))),
        };
        let chosen = labs::all().iter().map(|lab| lab.dial.as_ref().map(|dial| dial.usual)).collect();
        let title = |lab: &Lab| {
            let level = level::load_in(&lab.id, Some(locale::get().code()));
            level.map_or_else(|_| lab.id.clone(), |level| level.file.title.clone())
        };
        let titles = labs::all().iter().map(title).collect();
        Self { notebook, path, trouble, chosen, titles, ..Self::default() }
    }

    /// The screen is shown; `journal` is where the game of a lab is kept.
    pub(crate) fn enter(&mut self, journal: Option<PathBuf>) {
        self.left = journal.and_then(|path| left_off(&path));
    }

    /// A lab begins.
    pub(crate) fn began(&mut self, level: &Level) {
        self.notebook.began(&level.id);
        self.write();
    }

    /// A run of a lab is over.
    pub(crate) fn ended(&mut self, game: &Session) {
        self.notebook.ended(&game.sim);
        self.write();
    }

    fn write(&mut self) {
        if let Some(Err(why)) = self.path.as_ref().map(|path| self.notebook.write(path)) {
            self.trouble = Some(tr!("labs-not-kept", why = why));
        }
    }

    fn runs(&self, lab: &Lab) -> &[Run] {
        self.notebook.tried(&lab.id).map_or(&[], |tried| &tried.runs)
    }

    /// The lab that is marked, as it is chosen.
    fn level(&mut self) -> Option<Arc<Level>> {
        let setting = self.chosen[self.marked];
        if self.level.as_ref().is_none_or(|(lab, of, _)| (*lab, *of) != (self.marked, setting)) {
            let level = labs::all()[self.marked].level(setting);
            match level {
                Ok(level) => self.level = Some((self.marked, setting, super::told(&level))),
                Err(why) => {
                    self.trouble = Some(why);
                    return None;
                }
            }
        }
        self.level.as_ref().map(|(_, _, level)| Arc::clone(level))
    }

    fn mark(&mut self, lab: usize) {
        self.marked = lab;
    }

    /// Draws the list and the lab that is marked.
    pub(crate) fn show(&mut self, ui: &mut Ui, theme: &Theme) -> Option<Wish> {
        let all = every();
        let tried = all.iter().filter(|lab| self.notebook.tried(&lab.id).is_some()).count();
        let about = tr!("labs-tried", tried = tried, all = all.len());
        let (place, left) = titled(ui, theme, (tr!("entry-labs"), &about), MOST);
        let mut wish = left.then_some(Wish::Back);
        if ui.memory(|m| m.focused().is_none()) {
            let by = ui.input(|i| i32::from(i.key_pressed(Key::ArrowDown)) - i32::from(i.key_pressed(Key::ArrowUp)));
            if by != 0 {
                self.mark((self.marked as i32 + by).clamp(0, all.len() as i32 - 1) as usize);
            }
        }
        let wide = (place.width() * 0.3).clamp(200.0, 330.0);
        let list = Rect::from_min_size(place.min, vec2(wide, place.height()));
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(list));
        inside.set_clip_rect(list.expand(4.0));
        let area = ScrollArea::vertical().id_salt("labs").auto_shrink([false, false]);
        let scrolled = area.show(&mut inside, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.set_width(list.width() - 10.0);
            for (n, lab) in all.iter().enumerate() {
                self.row(ui, theme, n, lab);
            }
        });
        more(&inside, &scrolled, theme.sheet, theme);
        let detail = Rect::from_min_max(pos2(list.right() + 24.0, place.top()), place.max);
        let Some(level) = self.level() else {
            let text = self.trouble.clone().unwrap_or_default();
            write_within(ui.painter(), detail.min, detail.width(), &text, sans(15.0), theme.bad);
            return wish;
        };
        let foot = 54.0 + if self.left.is_some() { 48.0 } else { 0.0 };
        let upper = Rect::from_min_max(detail.min, pos2(detail.right(), detail.bottom() - foot));
        let within = beside_bar(upper);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(within));
        inside.set_clip_rect(within.expand(4.0));
        let area = ScrollArea::vertical().id_salt(("lab", self.marked)).auto_shrink([false, false]);
        let scrolled = area.show(&mut inside, |ui| {
            ui.set_width(upper.width());
            self.about(ui, theme, &level, upper.height());
        });
        more(&inside, &scrolled, theme.sheet, theme);
        let lower = Rect::from_min_max(pos2(detail.left(), upper.bottom() + 6.0), detail.max);
        let mut below = ui.new_child(egui::UiBuilder::new().max_rect(lower));
        let enter = below.input(|i| i.key_pressed(Key::Enter)) && below.memory(|m| m.focused().is_none());
        let size = vec2(lower.width(), 44.0);
        if theme::button(&mut below, theme, size, tr!("labs-begin"), "Enter", Button::Commit).clicked() || enter {
            wish = Some(Wish::Begin(level));
        }
        if let Some(left) = &self.left {
            let label = tr!("labs-go-on", left = left);
            let size = vec2(lower.width(), 40.0);
            if theme::button(&mut below, theme, size, &label, "G", Button::Plain).clicked()
                || below.input(|i| i.key_pressed(Key::G))
            {
                wish = Some(Wish::GoOn);
            }
        }
        wish
    }

    /// A lab in the list: lit if it was tried.
    fn row(&mut self, ui: &mut Ui, theme: &Theme, n: usize, lab: &Lab) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let marked = n == self.marked;
        let (fill, ink) = if marked { (theme.ink, theme.panel) } else { (theme.panel, theme.ink) };
        let painter = ui.painter();
        painter.rect_filled(rect, 6.0, fill);
        painter.rect_stroke(rect, 6.0, theme.edge(response.hovered() || response.has_focus()), StrokeKind::Inside);
        theme::focus(painter, rect, &response, theme);
        let tried = self.notebook.tried(&lab.id).is_some();
        let room = rect.width() - if tried { 44.0 } else { 20.0 };
        let fonts = [semibold(14.0), condensed_bold(14.0), condensed_bold(12.5), condensed(12.0)];
        let galley = theme::fitted(painter, &self.titles[n], room, &fonts, 1, ink);
        painter.galley(pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0), galley, ink);
        if tried {
            lamp(painter, rect.right_center() - vec2(18.0, 0.0), &if marked { theme.by_day() } else { *theme });
        }
        if response.clicked() {
            self.mark(n);
        }
        if marked && !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect.expand(8.0), None);
        }
    }

    /// The marked lab: its truth, what to try, its curve with earlier runs, and what can be chosen.
    fn about(&mut self, ui: &mut Ui, theme: &Theme, level: &Level, height: f32) {
        let lab = &every()[self.marked];
        theme::paragraph(ui, &level.file.title, bold(28.0), theme.ink);
        theme::paragraph(ui, &level.file.lesson, semibold(16.0), theme.ink);
        for text in level.file.briefing.iter().filter(|text| !text.starts_with(tr!("labs-try"))) {
            theme::paragraph(ui, text, sans(14.5), theme.ink2);
        }
        try_it(ui, theme, lab, level);
        if let Some(dial) = &lab.dial {
            choose(ui, theme, dial, &mut self.chosen[self.marked]);
        }
        let runs = self.runs(lab);
        if lab.curve.is_some() {
            let used = ui.min_rect().height();
            let (last, before) =
                runs.split_last().map_or((&[][..], &[][..]), |(last, before)| (&last.marks[..], before));
            let framed = egui::Frame::new().fill(theme.panel).corner_radius(6.0).inner_margin(12.0);
            framed.show(ui, |ui| {
                theory::curve(ui, theme, lab, level, last, before, (height - used - 62.0).max(190.0));
            });
            let text = match runs.len() {
                0 => tr!("labs-theory-alone"),
                1 => tr!("labs-theory-last"),
                _ => tr!("labs-theory-runs"),
            };
            theme::paragraph(ui, text, condensed(13.5), theme.ink2);
        } else {
            theme::paragraph(ui, &theory::said(level), condensed(14.0), theme.pencil);
        }
        if let Some(trouble) = &self.trouble {
            theme::paragraph(ui, trouble, condensed(14.0), theme.bad);
        }
    }

    /// What came of a lab that is over.
    pub(crate) fn outcome(&mut self, ui: &mut Ui, theme: &Theme, game: &Session) -> Option<Wish> {
        let level = game.sim.level();
        let lab = labs::find_in(&level.id, Some(locale::get().code()))?;
        if let Some(at) = labs::all().iter().position(|other| other.id == lab.id)
            && at != self.marked
        {
            self.marked = at;
            self.chosen[at] = lab.setting(level);
        }
        let (place, left) = titled(ui, theme, (&level.file.title, ""), MOST);
        let mut wish = left.then_some(Wish::Back);
        let beside = place.width() >= 800.0;
        let wide = if beside { place.width() * 0.56 } else { place.width() };
        let foot = Rect::from_min_max(pos2(place.left(), place.bottom() - 46.0), place.max);
        let upper = Rect::from_min_max(place.min, pos2(place.right(), foot.top() - 10.0));
        let main = Rect::from_min_size(upper.min, vec2(wide, upper.height()));
        let runs = self.runs(lab);
        let before = &runs[..runs.len().saturating_sub(1)].to_vec();
        let side = if beside {
            if lab.curve.is_some() {
                let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(main));
                panel(&inside, theme, main);
                inside.set_clip_rect(main);
                let mut inside = inside.new_child(egui::UiBuilder::new().max_rect(main.shrink(16.0)));
                theory::curve(&mut inside, theme, lab, level, &lab.marks(&game.sim), before, main.height() - 32.0);
                Rect::from_min_max(pos2(main.right() + 28.0, upper.top()), upper.max)
            } else {
                upper
            }
        } else {
            upper
        };
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(side));
        inside.set_clip_rect(side.expand(4.0));
        ScrollArea::vertical().id_salt("outcome").auto_shrink([false, false]).show(&mut inside, |ui| {
            ui.set_width(side.width() - 14.0);
            theme::paragraph(ui, &level.file.lesson, semibold(16.0), theme.ink);
            theme::paragraph(ui, &theory::said(level), condensed(14.0), theme.pencil);
            if !beside && lab.curve.is_some() {
                theory::curve(ui, theme, lab, level, &lab.marks(&game.sim), before, 220.0);
            }
            ui.add_space(4.0);
            theory::lines(ui, theme, game);
            if changed(game) {
                theme::paragraph(ui, tr!("labs-changed"), condensed(13.5), theme.ink2);
            }
            ui.add_space(4.0);
            try_it(ui, theme, lab, level);
            if let Some(dial) = &lab.dial {
                choose(ui, theme, dial, &mut self.chosen[self.marked]);
            }
        });
        let mut row = ui
            .new_child(egui::UiBuilder::new().max_rect(foot).layout(egui::Layout::left_to_right(egui::Align::Center)));
        let pressed = |ui: &Ui, key| ui.input(|i| !i.modifiers.command && i.key_pressed(key));
        let enter = pressed(&row, Key::Enter) && row.memory(|m| m.focused().is_none());
        let each = (foot.width() - 16.0) / 3.4;
        let run = tr!("labs-run-as-chosen");
        if theme::button(&mut row, theme, vec2(each * 1.4, 46.0), run, "Enter", Button::Commit).clicked() || enter {
            wish = self.level().map(Wish::Begin).or(wish);
        }
        if theme::button(&mut row, theme, vec2(each, 46.0), tr!("labs-other-luck"), "O", Button::Plain).clicked()
            || pressed(&row, Key::O)
        {
            wish = Some(Wish::OtherLuck);
        }
        if theme::button(&mut row, theme, vec2(each, 46.0), tr!("labs-all"), "L", Button::Plain).clicked()
            || pressed(&row, Key::L)
        {
            wish = Some(Wish::Back);
        }
        wish
    }
}

/// The lab runs with another setting, or the player has done something in it.
fn changed(game: &Session) -> bool {
    !game.sim.level().varied.is_empty() || !game.sim.taken().is_empty()
}

fn panel(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter().rect_filled(rect, 6.0, theme.panel);
    ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
}

/// What to try: with the level's own levers, if its briefing says so (it begins with the words of `labs-try` then), and
/// with the number that can be chosen.
fn try_it(ui: &mut Ui, theme: &Theme, lab: &Lab, level: &Level) {
    let own = level.file.briefing.iter().find(|text| text.starts_with(tr!("labs-try")));
    let text = match own {
        Some(own) => tr!("labs-try-also", own = own, what = lab.tries),
        None => tr!("labs-try-this", what = lab.tries),
    };
    theme::paragraph(ui, &text, semibold(14.5), theme.warn);
}

/// The settings of a lab's number, one of them chosen; the arrows change it, too.
fn choose(ui: &mut Ui, theme: &Theme, dial: &Dial, chosen: &mut Option<usize>) {
    theme::paragraph(ui, &dial.label, condensed_bold(14.0), theme.ink2);
    let now = chosen.unwrap_or(dial.usual);
    if ui.memory(|m| m.focused().is_none()) {
        let by = ui.input(|i| i32::from(i.key_pressed(Key::ArrowRight)) - i32::from(i.key_pressed(Key::ArrowLeft)));
        *chosen = Some((now as i32 + by).clamp(0, dial.settings.len() as i32 - 1) as usize);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let many = dial.settings.len() as f32;
        let each = ((ui.available_width() - 50.0 - 4.0 * many) / many).min(130.0);
        for (n, setting) in dial.settings.iter().enumerate() {
            let style = if *chosen == Some(n) { Button::Chosen } else { Button::Plain };
            if theme::button(ui, theme, vec2(each, 36.0), &setting.label, "", style).clicked() {
                *chosen = Some(n);
            }
        }
        let (place, _) = ui.allocate_exact_size(vec2(40.0, 36.0), Sense::hover());
        write(ui.painter(), place.center(), Align2::CENTER_CENTER, "← →", theme::mono(11.5), theme.ink2);
    });
}

/// The right column of a running lab: its truth, what to try, and the curve as it stands.
pub(crate) fn beside(ui: &mut Ui, theme: &Theme, game: &Session, lab: &Lab, faster: &str) {
    let level = game.sim.level();
    theme::paragraph(ui, &level.file.lesson, semibold(15.0), theme.ink);
    theme::paragraph(ui, &tr!("labs-try-this", what = lab.tries), sans(14.0), theme.warn);
    if let Some((dial, at)) = lab.dial.as_ref().zip(lab.setting(level)) {
        let text = format!("{}: {}", dial.label, dial.settings[at].label);
        theme::paragraph(ui, &text, condensed_bold(13.5), theme.ink2);
    }
    let warm = level.file.warm_up.as_ref().map_or(0, |span| span.minutes().unwrap_or(0));
    let now = game.view.minute;
    if now < warm {
        let text = tr!("labs-runs-in", day = warm / 1440 + 1, faster = faster);
        theme::paragraph(ui, &text, condensed(13.5), theme.ink2);
    } else if now - warm < 3 * 1440 && warm > 0 {
        theme::paragraph(ui, tr!("labs-young"), condensed(13.5), theme.ink2);
    }
    if lab.curve.is_some() {
        let marks = if now < warm { Vec::new() } else { lab.marks(&game.sim) };
        theory::curve(ui, theme, lab, level, &marks, &[], 228.0);
    } else {
        theory::lines(ui, theme, game);
    }
    if changed(game) && lab.curve.is_none() {
        theme::paragraph(ui, tr!("labs-changed"), condensed(13.0), theme.ink2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::{Event, Modifiers, Vec2};

    struct Seen {
        ctx: egui::Context,
        labs: Labs,
        size: Vec2,
    }

    impl Seen {
        fn new(size: Vec2) -> Self {
            let ctx = egui::Context::default();
            theme::install_fonts(&ctx);
            ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
            Self { ctx, labs: Labs::open(None), size }
        }

        fn input(&self, key: Option<Key>) -> egui::RawInput {
            let press =
                |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
            let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, self.size));
            egui::RawInput { screen_rect, events: key.map(press).into_iter().collect(), ..egui::RawInput::default() }
        }

        fn press(&mut self, key: Key) -> Option<Wish> {
            let (input, mut wish) = (self.input(Some(key)), None);
            let labs = &mut self.labs;
            let ctx = self.ctx.clone();
            ctx.run_ui(input, |ui| wish = labs.show(ui, &Theme::NIGHT).or(wish.take())).textures_delta.clear();
            wish
        }

        fn after(&mut self, game: &Session, key: Key) -> Option<Wish> {
            let (input, mut wish) = (self.input(Some(key)), None);
            let labs = &mut self.labs;
            let ctx = self.ctx.clone();
            ctx.run_ui(input, |ui| wish = labs.outcome(ui, &Theme::DAY, game).or(wish.take())).textures_delta.clear();
            wish
        }
    }

    #[test]
    fn every_lab_can_be_chosen_set_and_begun_by_keys_at_any_size() {
        for size in [vec2(640.0, 360.0), vec2(853.0, 480.0), vec2(1280.0, 720.0), vec2(1707.0, 960.0)] {
            let mut seen = Seen::new(size);
            for lab in labs::all() {
                if lab.dial.is_some() {
                    seen.press(Key::ArrowLeft);
                    seen.press(Key::ArrowLeft);
                }
                let Some(Wish::Begin(level)) = seen.press(Key::Enter) else { panic!("{}", lab.id) };
                assert_eq!(level.id, lab.id);
                let usual = lab.dial.as_ref().is_none_or(|dial| dial.usual == 0);
                assert_eq!(level.varied.is_empty(), usual, "{}", lab.id);
                seen.press(Key::ArrowDown);
            }
            assert!(matches!(seen.press(Key::Escape), Some(Wish::Back)));
        }
    }

    #[test]
    fn a_lab_runs_to_its_end_says_what_came_of_it_and_is_marked_as_tried() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("labs.json");
        for id in ["labs/switching", "labs/dice", "labs/cost_of_delay"] {
            let mut seen = Seen::new(vec2(1280.0, 720.0));
            seen.labs = Labs::open(Some(path.clone()));
            let level = labs::find(id).unwrap().level(None).unwrap();
            let journal = folder.path().join("lab.journal");
            let mut game = Session::new(&level, 1, Some(&journal));
            seen.labs.began(&level);
            game.set_speed(super::super::session::Speed::Max);
            game.tick(0.02);
            if !game.sim.over() {
                assert!(left_off(&journal).is_some_and(|line| line.starts_with(&level.file.title)), "{id}");
            }
            while !game.sim.over() {
                game.tick(0.02);
            }
            assert_eq!(left_off(&journal), None, "{id}: what is over does not go on");
            seen.labs.ended(&game);
            assert!(matches!(seen.after(&game, Key::O), Some(Wish::OtherLuck)), "{id}");
            assert!(matches!(seen.after(&game, Key::Enter), Some(Wish::Begin(_))), "{id}");
            assert!(matches!(seen.after(&game, Key::L), Some(Wish::Back)), "{id}");
            let again = Labs::open(Some(path.clone()));
            assert_eq!(again.notebook.tried(id).map(|tried| tried.times), Some(1));
        }
    }

    /// A truth that is measured at a moment is measured at that moment, however fast the clock goes.
    #[test]
    fn the_dice_are_counted_after_ten_and_after_twenty_rounds() {
        let level = labs::find("labs/dice").unwrap().level(None).unwrap();
        let mut game = Session::new(&level, 5, None);
        game.set_speed(super::super::session::Speed::Max);
        while !game.sim.over() {
            game.tick(0.25);
        }
        let mut sim = crate::sim::Simulation::new(&level, 5);
        for (n, (minute, _)) in labs::moments(&level).into_iter().enumerate().take(2) {
            sim.run_until(minute);
            assert_eq!(game.noted_truths.get(&n), Some(&sim.metric("completed")), "round {minute}");
        }
    }
}
