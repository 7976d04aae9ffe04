mod asked;

use asked::written;
use bevy_egui::egui::accesskit::{self, Action as Asked, Node, NodeId, Role, Toggled, TreeUpdate};
use bevy_egui::egui::{self, Event, Key, Modifiers, Rect, Ui, Vec2, pos2, vec2};
use std::collections::{BTreeMap, BTreeSet};

use crate::app::art::Art;
use crate::app::floor::{self, Thing};
use crate::app::labs::Labs;
use crate::app::map::{self, Map};
use crate::app::options::Options;
use crate::app::play::Play;
use crate::app::screens::{self, Turned};
use crate::app::session::{Session, Speed};
use crate::app::settings::Settings;
use crate::app::sheets::Sheet;
use crate::app::sheets::charts::{Chart, theory};
use crate::app::theme::{self, Theme};
use crate::labs;
use crate::level;
use crate::sim::view::{Health, View};
use crate::tr;

const WIDE: Vec2 = vec2(1280.0, 720.0);
const SMALL: Vec2 = vec2(853.0, 480.0);

/// A screen without a window, and what a reader is told of it.
struct Reader {
    ctx: egui::Context,
    size: Vec2,
    nodes: BTreeMap<NodeId, Node>,
    focus: NodeId,
    /// What is painted.
    shapes: Vec<egui::epaint::ClippedShape>,
}

impl Reader {
    fn new(size: Vec2) -> Self {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        ctx.enable_accesskit();
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        Self { ctx, size, nodes: BTreeMap::new(), focus: NodeId(0), shapes: Vec::new() }
    }

    fn frame(&mut self, events: Vec<Event>, screen: impl FnMut(&mut Ui)) {
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), self.size));
        let input = egui::RawInput { screen_rect, events, ..egui::RawInput::default() };
        let mut output = self.ctx.run_ui(input, screen);
        output.textures_delta.clear();
        self.shapes = output.shapes;
        let TreeUpdate { nodes, tree, focus, .. } = output.platform_output.accesskit_update.expect("somebody listens");
        let root = tree.expect("it has a root").root;
        (self.nodes, self.focus) = (nodes.into_iter().collect(), focus);
        self.is_whole(root);
    }

    /// Whatever is told hangs somewhere, once: a reader of the system is strict about it.
    fn is_whole(&self, root: NodeId) {
        let mut parents: BTreeMap<NodeId, usize> = BTreeMap::new();
        for child in self.nodes.values().flat_map(|node| node.children()) {
            assert!(self.nodes.contains_key(child), "a child that is not there");
            *parents.entry(*child).or_default() += 1;
        }
        for (id, node) in self.nodes.iter().filter(|(id, _)| **id != root) {
            assert_eq!(parents.get(id), Some(&1), "{:?} {:?} has not one parent", node.role(), node.label());
        }
        assert!(self.nodes.contains_key(&self.focus), "what has the focus is there");
    }

    /// What can be pressed, typed into or moved to, and has no name.
    fn offenders(&self, of: &str) -> Vec<String> {
        let acts = |node: &Node| node.supports_action(Asked::Click) || node.supports_action(Asked::Focus);
        let named = |node: &Node| said(node).is_some_and(|name| !name.trim().is_empty());
        // An empty line of text takes no place, and cannot be pressed.
        let there = |node: &Node| node.bounds().is_none_or(|at| at.x1 > at.x0);
        let nameless = |node: &&Node| acts(node) && there(node) && !named(node) && node.role() != Role::ScrollBar;
        let bad = self.nodes.values().filter(nameless);
        bad.map(|node| format!("{of}: {:?} at {:?}", node.role(), node.bounds())).collect()
    }

    fn named(&self, name: &str) -> Option<(NodeId, &Node)> {
        self.nodes.iter().find(|(_, node)| node.label() == Some(name)).map(|(id, node)| (*id, node))
    }

    fn says(&self, words: &str) -> bool {
        self.nodes.values().any(|node| said(node).is_some_and(|text| text.contains(words)))
    }

    /// Everything of a role that stands below a node.
    fn below(&self, node: &Node, role: Role) -> Vec<&Node> {
        let mut found = Vec::new();
        for child in node.children().iter().map(|id| &self.nodes[id]) {
            if child.role() == role {
                found.push(child);
            }
            found.extend(self.below(child, role));
        }
        found
    }

    /// A price, or a choice: it stands in a control that is called otherwise, or the same.
    fn belongs_to_a_control(&self, text: &str, at: Rect) -> bool {
        let controls = self.nodes.values().filter(|node| matches!(node.role(), Role::Button | Role::RadioButton));
        let named = |node: &Node, name: &str| node.role() == Role::RadioButton || name == text || !name.contains(text);
        let around = |node: &&Node| {
            node.bounds().is_some_and(|to| {
                let place = Rect::from_min_max(pos2(to.x0 as f32, to.y0 as f32), pos2(to.x1 as f32, to.y1 as f32));
                place.expand(2.0).contains_rect(at)
            })
        };
        controls.filter(around).any(|node| node.label().is_some_and(|name| named(node, name)))
    }

    fn focused(&self) -> &Node {
        &self.nodes[&self.focus]
    }
}

/// What a reader says of it: a text is what it says, everything else has a name.
fn said(node: &Node) -> Option<&str> {
    if matches!(node.role(), Role::Label | Role::Status) { node.value() } else { node.label() }
}

fn press(key: Key, modifiers: Modifiers) -> Vec<Event> {
    vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]
}

/// A running level, and who reads its screen.
struct Desk {
    reader: Reader,
    play: Play,
    game: Session,
}

impl Desk {
    fn new(name: &str, days: i64, size: Vec2) -> Self {
        Self::of(Session::played(name, days), size)
    }

    fn of(game: Session, size: Vec2) -> Self {
        let mut desk = Self { reader: Reader::new(size), play: Play::default(), game };
        desk.frame(Vec::new());
        desk
    }

    fn frame(&mut self, events: Vec<Event>) {
        let (play, game, settings, art) = (&mut self.play, &mut self.game, Settings::default(), Art::default());
        self.reader.frame(events, |ui| play.show(ui, game, &Theme::DAY, &art, &settings));
    }

    fn press(&mut self, key: Key) {
        self.frame(press(key, Modifiers::NONE));
        self.frame(Vec::new());
    }

    /// Where a sheet stands, or the right column.
    fn looked_at(&self, sheet: Option<Sheet>) -> Rect {
        let Some(sheet) = sheet else {
            return Rect::from_min_max(pos2(self.reader.size.x - 320.0, 60.0), self.reader.size.to_pos2());
        };
        let (texts, _) = written(&self.reader.shapes, Rect::EVERYTHING);
        let (_, head) =
            texts.iter().rfind(|(text, at)| text == sheet.heading().0 && at.top() > 80.0).expect("its head");
        // The smallest ground that is large enough.
        let grounds = self.reader.shapes.iter().filter_map(|clipped| match &clipped.shape {
            egui::Shape::Rect(ground) => Some(ground.rect),
            _ => None,
        });
        let large =
            grounds.filter(|ground| ground.contains_rect(*head) && ground.width() > 300.0 && ground.height() > 100.0);
        large.min_by(|a, b| a.area().total_cmp(&b.area())).expect("it stands on something")
    }
}

#[test]
fn whatever_can_be_pressed_while_a_level_runs_has_a_name() {
    let mut bad = Vec::new();
    for name in ["audit", "crew", "debt", "delivery", "improvement", "load", "portfolio", "shop", "part1/payroll"] {
        for (days, size) in [(0, WIDE), (3, WIDE), (3, SMALL)] {
            let mut desk = Desk::new(name, days, size);
            bad.extend(desk.reader.offenders(&format!("{name}, {size:?}")));
            for sheet in Sheet::with_keys() {
                desk.play.sheet = Some(sheet).filter(|sheet| sheet.exists(&desk.game.view, desk.game.sim.level()));
                desk.frame(Vec::new());
                bad.extend(desk.reader.offenders(&format!("{name}, {sheet:?}")));
            }
            desk.play.sheet = None;
            let view = desk.game.view.clone();
            let items = view.items.iter().take(6).map(|item| Thing::Item(item.id));
            let things = items
                .chain((0..view.people.len()).map(Thing::Person))
                .chain((0..view.centres.len()).map(Thing::Centre))
                .chain((0..view.services.len()).map(Thing::Service));
            for thing in things {
                desk.play.floor.selected = Some(thing);
                desk.frame(Vec::new());
                bad.extend(desk.reader.offenders(&format!("{name}, {thing:?}")));
            }
            desk.play.floor.selected = None;
            for (what, key) in [("the menu", Key::Escape), ("back in time", Key::R), ("the list", Key::Slash)] {
                desk.press(key);
                bad.extend(desk.reader.offenders(&format!("{name}, {what}")));
                desk.press(Key::Escape);
            }
        }
    }
    bad.sort();
    bad.dedup();
    assert!(bad.is_empty(), "without a name:\n{}", bad.join("\n"));
}

#[test]
fn so_has_whatever_can_be_pressed_on_every_other_screen() {
    let mut bad = Vec::new();
    let settings = Settings::default();
    let level = level::load("part1/payroll").unwrap();
    let mut over = Session::new(&level, 3, None);
    while over.view.ending.is_none() {
        over.speed = Speed::Max; // Questions stop the clock: nobody answers.
        over.tick(0.25);
    }
    let mut turned = Turned::of(&over);
    let saved = Ok("Payday, Tue 09:40".to_string());
    let campaign = Map::new(None);
    for size in [WIDE, SMALL] {
        let mut reader = Reader::new(size);
        reader.frame(Vec::new(), |ui| {
            map::show(ui, &Theme::NIGHT, &Art::default(), &campaign, Some(&saved), Some("Player 1"), &settings.keys);
        });
        bad.extend(reader.offenders("title"));
        assert!(reader.says("Continue: Payday") && reader.says("Quit"), "{size:?}");
        let mut reader = Reader::new(size);
        reader.frame(Vec::new(), |ui| {
            screens::briefing(ui, &Theme::DAY, &Art::default(), &level);
        });
        bad.extend(reader.offenders("briefing"));
        assert!(reader.says(&level.file.briefing[0]) && reader.says("Brent, "), "{size:?}");
        let mut reader = Reader::new(size);
        reader.frame(Vec::new(), |ui| {
            screens::debrief(ui, &Theme::DAY, &Art::default(), &over, &mut turned, Some("The next"));
            screens::notice(ui.ctx(), &Theme::DAY, "Something that must be said once.");
        });
        bad.extend(reader.offenders("debrief"));
        let ending = over.view.ending.as_ref().unwrap();
        for words in [&ending.title, &ending.moral, "dark", "Where ", "What happened when", "must be said once"] {
            assert!(reader.says(words), "{size:?}: {words:?} is only painted");
        }
        let mut reader = Reader::new(size);
        let (mut options, mut settings) = (Options::default(), Settings::default());
        reader.frame(Vec::new(), |ui| {
            options.show(ui, &Theme::DAY, &mut settings);
        });
        bad.extend(reader.offenders("settings"));
        let (_, chosen) = reader.named("Size: 100 %").expect("it says what it sets");
        assert_eq!((chosen.role(), chosen.toggled()), (Role::RadioButton, Some(Toggled::True)));
        let (_, other) = reader.named("Size: 150 %").unwrap();
        assert_eq!(other.toggled(), Some(Toggled::False));
        assert!(reader.named("Pause, resume: Space").is_some());
    }
    assert!(bad.is_empty(), "without a name:\n{}", bad.join("\n"));
}

#[test]
fn the_building_is_told_as_rooms_with_their_people_and_what_they_have_in_hand() {
    let desk = Desk::new("part1/payroll", 1, WIDE);
    let (reader, view) = (&desk.reader, &desk.game.view);
    let (_, building) = reader.named(&format!("The building of {}", view.company)).expect("there is one");
    assert_eq!(building.children().len(), view.centres.len() + view.services.len(), "rooms, then services");
    for (child, room) in building.children().iter().zip(&view.centres) {
        let node = &reader.nodes[child];
        assert_eq!(node.label(), Some(room.name.as_str()));
        assert!(node.description().unwrap().contains("in hand") && node.bounds().is_some());
        let people = reader.below(node, Role::Group);
        let names: Vec<_> = people.iter().filter_map(|node| node.label()).collect();
        let crew = room.crew.iter().map(|p| &view.people[*p]).filter(|p| !p.gone);
        assert_eq!(names, crew.map(|p| format!("{}, {}", p.name, p.role)).collect::<Vec<_>>());
        let (piles, waits) = (reader.below(node, Role::List), !room.queue.is_empty());
        assert_eq!(piles.len(), usize::from(waits), "a pile where something waits");
        if let Some(pile) = piles.first() {
            assert!(pile.label().unwrap().starts_with(&format!("{} wait", room.queue.len())));
            assert!(reader.below(pile, Role::ListItem).len() <= 5);
        }
    }
    let constraint = view.centres.iter().position(|c| c.crew.iter().any(|p| view.people[*p].constraint)).unwrap();
    assert!(reader.nodes[&building.children()[constraint]].description().unwrap().ends_with("the constraint"));
    let hands = view.people.iter().filter(|p| p.centre.is_some()).flat_map(|p| &p.hands);
    for item in hands.map(|id| view.item(*id).unwrap()) {
        let (_, card) = reader.named(&item.title).expect("what is in hand is told");
        assert_eq!(card.role(), Role::ListItem);
        let about = card.description().unwrap();
        assert!(
            about.contains(" old") && about.contains("planned")
                || about.contains("change")
                || about.contains("project")
        );
    }
    for service in &view.services {
        assert!(reader.says(&format!("{}: ", service.name)));
    }
}

#[test]
fn four_hundred_cards_are_told_in_a_few_hundred_words() {
    let desk = Desk::new("four_hundred", 3, WIDE);
    assert!(desk.game.view.items.len() > 300, "{}", desk.game.view.items.len());
    assert!(desk.reader.nodes.len() < 400, "{} nodes", desk.reader.nodes.len());
}

/// What a reader asks of a control.
fn ask(target_node: NodeId, action: Asked) -> Vec<Event> {
    let request = accesskit::ActionRequest { action, target_tree: accesskit::TreeId::ROOT, target_node, data: None };
    vec![Event::AccessKitActionRequest(request)]
}

#[test]
fn a_reader_selects_what_stands_on_the_floor_and_presses_buttons() {
    let mut desk = Desk::new("part1/payroll", 1, WIDE);
    let (room, _) = desk.reader.named(&desk.game.view.centres[1].name.clone()).unwrap();
    desk.frame(ask(room, Asked::Click));
    assert_eq!(desk.play.floor.selected, Some(Thing::Centre(1)));
    let (tab, node) = desk.reader.named("People").unwrap();
    assert_eq!((node.is_expanded(), node.keyboard_shortcut()), (Some(false), Some("P")));
    desk.frame(ask(tab, Asked::Click));
    assert_eq!(desk.play.sheet, Some(Sheet::People));
    desk.frame(Vec::new());
    assert_eq!(desk.reader.named("People").unwrap().1.is_expanded(), Some(true));
    let brent = desk.game.view.people.iter().find(|p| p.constraint).unwrap().name.clone();
    let (_, row) = desk.reader.named(&brent).expect("a row of the table is called as its first cell");
    assert!(
        row.description().unwrap().contains("in hand, own limit "),
        "the others say the heads of their columns: {row:?}"
    );
    let (close, _) = desk.reader.named("Close").unwrap();
    desk.frame(ask(close, Asked::Focus));
    desk.frame(Vec::new());
    assert_eq!(desk.reader.focused().label(), Some("Close"));
}

#[test]
fn refusals_are_read_out_and_what_is_shown_in_the_bar_is_said() {
    let mut desk = Desk::new("part1/payroll", 1, WIDE);
    desk.game.say("Nobody is there at night.".into());
    desk.frame(Vec::new());
    let told = desk.reader.nodes.values().find(|node| node.live() == Some(accesskit::Live::Polite)).unwrap();
    assert_eq!(told.value(), Some("Nobody is there at night."));
    for words in ["Cash: ", "Trust: ", "Open work: ", "Your day: ", ", day "] {
        assert!(desk.reader.says(words), "{words:?} is only painted");
    }
    let question = desk.game.view.inbox.last().unwrap().text.clone();
    assert!(desk.reader.says(&question), "the message in the inbox");
}

#[test]
fn the_keyboard_goes_from_the_bar_to_the_tabs_to_the_timeline_to_the_column() {
    let mut desk = Desk::new("part1/payroll", 1, WIDE);
    let mut names = Vec::new();
    for _ in 0..60 {
        desk.press(Key::Tab);
        let node = desk.reader.focused();
        let name = said(node).filter(|name| !name.is_empty());
        names.push(name.unwrap_or_else(|| panic!("{node:?} has the focus and no name")).to_string());
    }
    let place =
        |start: &str| names.iter().position(|name| name.starts_with(start)).unwrap_or_else(|| panic!("{start}"));
    let order = [
        "Pause",
        "Fastest",
        "Where the money",
        "How it piled up",
        "What you did",
        "People",
        "Charts",
        "Back in time",
        "All actions",
    ]
    .map(place);
    assert!(order.is_sorted(), "{names:?}");
    assert_eq!(order[0], 0, "it begins at the top left");
    desk.play.sheet = Some(Sheet::People);
    desk.press(Key::Tab);
    assert!(said(desk.reader.focused()).is_some());
}

#[test]
fn every_figure_of_the_bar_leads_to_its_reason() {
    let mut desk = Desk::new("part1/payroll", 1, WIDE);
    desk.frame(Vec::new());
    for (name, sheet) in [
        ("Where the money went (B)", Sheet::Business),
        ("Who trusts you, and why (B)", Sheet::Business),
        ("How it piled up, and how long it takes (V)", Sheet::Charts),
        ("What you did with it, and what happened (L)", Sheet::Log),
    ] {
        for shown in [Some(sheet), None] {
            let (figure, _) = desk.reader.named(name).unwrap_or_else(|| panic!("{name}"));
            desk.frame(ask(figure, Asked::Click));
            desk.frame(Vec::new());
            assert_eq!(desk.play.sheet, shown, "{name}");
        }
    }
}

/// Figures can be asked why: money and trust say what moved them, and how far; panels say what a figure is made of.
#[test]
fn figures_say_why_they_are_what_they_are() {
    let mut desk = Desk::new("part1/payroll", 2, WIDE);
    let view = desk.game.view.clone();
    let why = |desk: &Desk, name: &str| {
        let node = desk.reader.named(&format!("Why: {name}")).unwrap_or_else(|| panic!("{name} cannot be asked")).1;
        node.description().expect("it has a reason").to_string()
    };
    desk.play.sheet = Some(Sheet::Business);
    desk.frame(Vec::new());
    let moved = view.stakeholders.iter().filter(|who| view.moved.contains_key(&format!("trust.{}", who.id)));
    let mut told = 0;
    for who in moved {
        let all = &view.moved[&format!("trust.{}", who.id)];
        let known = all.iter().filter(|(fact, by)| by.abs() >= 0.05 && view.facts.iter().any(|f| f.id == *fact));
        if known.clone().next().is_some() {
            let text = why(&desk, &who.name);
            assert_eq!(
                text.split("; ").filter(|part| part.starts_with(['+', '−'])).count(),
                known.count() + usize::from(text.contains("everything else")),
                "{text}"
            );
            told += 1;
        }
    }
    assert!(told > 0, "somebody's trust has moved after two days");
    assert!(why(&desk, tr!("figure-cash")).contains('$'));
    desk.play.sheet = None;
    let brent = Thing::Person(view.people.iter().position(|p| p.constraint).unwrap());
    panel_says(&mut desk, brent, "switching", "h lost so far");
    let pile = view.centres.iter().position(|c| !c.queue.is_empty()).unwrap();
    panel_says(&mut desk, Thing::Centre(pile), "wait", "came");
    panel_says(&mut desk, Thing::Item(view.items[0].id), "old", "It came");
    let mut desk = Desk::new("crew", 2, WIDE);
    let somebody = desk.game.view.people.iter().position(|p| p.centre.is_some()).unwrap();
    panel_says(&mut desk, Thing::Person(somebody), tr!("person-morale"), "gives notice");
    panel_says(&mut desk, Thing::Person(somebody), tr!("person-tired"), "of their pace");
}

/// Every number that a lamp of a level asks for can be asked why, also one that nobody keeps account of.
#[test]
fn every_number_of_a_goal_can_be_asked_why() {
    let mut asked = 0;
    for id in level::shipped().iter().filter(|id| id.starts_with("part")) {
        let mut desk = Desk::new(id, 3, WIDE);
        desk.play.sheet = Some(Sheet::Goal);
        desk.frame(Vec::new());
        let level = desk.game.sim.level().clone();
        let of = |star: &level::file::StarFile| crate::app::sheets::goal::told(star, &desk.game.view, &level);
        let told = level.file.stars.iter().flat_map(of);
        for need in told.filter(|need| need.contains(" now, ")) {
            let asks = |label: &str| label.starts_with("Why: ") && label.ends_with(&need);
            let mut nodes = desk.reader.nodes.values();
            let found = nodes.any(|node| node.label().is_some_and(asks) && node.description().is_some());
            assert!(found, "{id}: {need}");
            asked += 1;
        }
    }
    assert!(asked > 10, "{asked}");
}

/// So can every figure of a pipeline and of its environments.
#[test]
fn every_figure_of_a_pipeline_can_be_asked_why() {
    let mut desk = Desk::new("delivery", 9, WIDE);
    desk.play.sheet = Some(Sheet::Pipeline);
    desk.frame(Vec::new());
    let view = desk.game.view.clone();
    let why = |name: &str| {
        let asks = |label: &str| label.starts_with("Why: ") && label.contains(name);
        let mut nodes = desk.reader.nodes.values();
        let found = nodes.find(|node| node.label().is_some_and(asks)).and_then(|node| node.description());
        found.unwrap_or_else(|| panic!("{name} cannot be asked")).to_string()
    };
    let pipeline = &view.pipelines[0];
    assert!(pipeline.deployed > 0 && pipeline.passage_minutes > 0.0, "it has delivered something");
    let figure = |label: &str| why(&format!("Why: {}, {label}", pipeline.name));
    assert!(figure(tr!("pipeline-not-in-production")).starts_with(&pipeline.ready.to_string()));
    let releases = tr!("count-releases", n = pipeline.releases.0);
    assert!(figure(tr!("pipeline-in-production")).contains(&releases));
    assert!(figure(tr!("pipeline-a-release")).contains(&crate::app::words::policy(&pipeline.policy)));
    assert!(figure(tr!("pipeline-lead-time")).contains(&floor::span(pipeline.passage_minutes as i64)));
    assert!(figure(tr!("pipeline-failed")).contains("of faults"));
    assert_eq!(figure(tr!("pipeline-hand-offs")).matches('→').count(), pipeline.hand_offs as usize);
    let passage = floor::span(pipeline.passage_minutes as i64);
    let slowest = pipeline.stages.iter().max_by(|a, b| a.minutes.total_cmp(&b.minutes)).unwrap();
    assert!(why(&format!("production {passage}")).contains(&slowest.name));
    assert!(why("like production").contains("drifts by"));
}

fn panel_says(desk: &mut Desk, thing: Thing, name: &str, says: &str) {
    desk.play.floor.selected = Some(thing);
    desk.frame(Vec::new());
    let asks = |label: &str| label.starts_with("Why: ") && label.contains(name);
    let nodes = desk.reader.nodes.values();
    let found = nodes.filter(|node| node.label().is_some_and(asks)).find_map(|node| node.description());
    assert!(found.is_some_and(|text| text.contains(says)), "{thing:?}, {name}: {found:?}");
}
