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

/// What is written in the part of the window that is looked at, and where dots say that it can be asked.
fn written(shapes: &[egui::epaint::ClippedShape], part: Rect) -> (Vec<(String, Rect)>, Vec<egui::Pos2>) {
    fn add(shape: &egui::Shape, part: Rect, texts: &mut Vec<(String, Rect)>, dots: &mut Vec<egui::Pos2>) {
        match shape {
            egui::Shape::Vec(parts) => parts.iter().for_each(|one| add(one, part, texts, dots)),
            egui::Shape::Circle(dot) if dot.radius == 0.7 => dots.push(dot.center),
            egui::Shape::Rect(ground) if ground.fill.a() == 255 => {
                // What it covers is not seen.
                texts.retain(|(_, at)| !ground.rect.contains_rect(*at));
                dots.retain(|dot| !ground.rect.contains(*dot));
            }
            egui::Shape::Text(text) => {
                let at = text.visual_bounding_rect();
                if part.contains_rect(at) {
                    texts.push((text.galley.text().to_string(), at));
                }
            }
            _ => {}
        }
    }
    let (mut texts, mut dots) = (Vec::new(), Vec::new());
    for clipped in shapes {
        add(&clipped.shape, clipped.clip_rect.intersect(part), &mut texts, &mut dots);
    }
    (texts, dots)
}

/// A text holds a number that is not part of a name, and no moment.
fn has_number(text: &str, names: &BTreeSet<String>) -> bool {
    let mut rest = text.to_string();
    // One may be part of another.
    let mut there: Vec<_> = names.iter().filter(|name| text.contains(name.as_str())).collect();
    there.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in there {
        rest = rest.replace(name.as_str(), " ");
    }
    let words: Vec<&str> = rest.split([' ', ',']).collect();
    let day = |word: &str| ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "day"].contains(&word);
    words.iter().enumerate().any(|(n, word)| {
        let moment = word.contains(':') || n > 0 && day(words[n - 1]);
        word.contains(|c: char| c.is_ascii_digit()) && !moment
    })
}

/// Titles and names of a level that hold a digit.
fn names_with_digits(view: &View) -> BTreeSet<String> {
    let items = view.items.iter().map(|item| &item.title);
    let changes = view.changes.iter().map(|change| &change.title);
    let people = view.people.iter().map(|person| &person.name);
    let audits = view.audits.iter().map(|audit| &audit.name);
    let facts = view.facts.iter().flat_map(|fact| [&fact.title, &fact.detail]);
    let causes = view.incidents.iter().map(|incident| &incident.cause);
    let all = items.chain(changes).chain(people).chain(audits).chain(facts).chain(causes).cloned();
    let releases = view.pipelines.iter().flat_map(|pipeline| (0..=pipeline.latest.map_or(0, |latest| latest.0)).rev());
    let all = all.chain(releases.map(|number| tr!("pipeline-release", number = number)));
    // What trust is counted in is part of what it is called.
    let all = all.chain([tr!("business-who-about").to_string()]);
    all.filter(|name| name.contains(|c: char| c.is_ascii_digit())).collect()
}

/// A number that needs no reason: one at an axis of a chart, or in the definition of what is drawn, or where the mark that bears
/// it says the reason.
fn of_a_chart(chart: Chart, text: &str) -> bool {
    let axis = text.chars().all(|c| c.is_ascii_digit() || " .,$−%km".contains(c));
    let definition = text == chart.reading() || chart == Chart::FourKeys || text.contains('↑');
    let unit = tr!("chart-kinds-y", per = "");
    axis || definition || text == tr!("chart-hours-column") || text.starts_with(unit.trim_end())
}

/// The numbers that say no reason where a sheet or the right column stands; and how many do.
fn silent(desk: &Desk, sheet: Option<Sheet>, chart: Option<Chart>, names: &BTreeSet<String>) -> (Vec<String>, usize) {
    // Not at its foot, where dots are cut off below a text that is not.
    let mut part = desk.looked_at(sheet);
    part.max.y -= 28.0;
    let (texts, dots) = written(&desk.reader.shapes, part);
    let (mut silent, mut asked) = (Vec::new(), 0);
    for (text, at) in texts.into_iter().filter(|(text, _)| has_number(text, names)) {
        if dots.iter().any(|dot| at.expand2(vec2(2.0, 6.0)).contains(*dot)) {
            asked += 1;
        } else if !desk.reader.belongs_to_a_control(&text, at) && !chart.is_some_and(|chart| of_a_chart(chart, &text)) {
            silent.push(text);
        }
    }
    (silent, asked)
}

/// Each number on a sheet and in a panel can be asked why, also within a text: except prices and choices on controls, moments,
/// names, the axes of charts, and what people said and did.
#[test]
fn every_number_says_why() {
    let (mut mute, mut asked) = (BTreeSet::new(), 0);
    let size = vec2(1600.0, 1400.0);
    // Where much is done, and where nothing is.
    let story: Vec<String> = level::shipped().into_iter().filter(|id| id.starts_with("part")).collect();
    let games = story.iter().flat_map(|id| [(id.as_str(), 3, "random"), (id.as_str(), 2, "none")]);
    for (id, days, player) in games.chain([("crew", 2, "random"), ("delivery", 9, "random")]) {
        let mut desk = Desk::of(Session::played_by(player, id, days), size);
        let (level, view) = (desk.game.sim.level().clone(), desk.game.view.clone());
        let mut names = names_with_digits(&view);
        // A rule is its own reason.
        let rules = &level.rules;
        let window = floor::span(rules.collision_window);
        let percent = crate::locale::number(100.0 * rules.collision_failure, 0);
        names.insert(tr!("changes-collision", window = window, percent = percent));
        let charts = Chart::ALL.into_iter().filter(|chart| chart.exists(&view, &level));
        let charts = charts.map(|chart| (Some(Sheet::Charts), Some(chart), None));
        let tables = Sheet::with_keys().filter(|sheet| {
            let told = [Sheet::Charts, Sheet::Log, Sheet::Talk, Sheet::Keys, Sheet::Goal];
            sheet.exists(&view, &level) && !told.contains(sheet)
        });
        let things = (0..view.people.len())
            .map(Thing::Person)
            .chain((0..view.centres.len()).map(Thing::Centre))
            .chain((0..view.services.len()).map(Thing::Service))
            .chain(view.items.iter().take(6).map(|item| Thing::Item(item.id)));
        let places = tables.map(|sheet| (Some(sheet), None, None)).chain(charts).chain([(None, None, None)]);
        for (sheet, chart, thing) in places.chain(things.map(|thing| (None, None, Some(thing)))) {
            (desk.play.sheet, desk.play.floor.selected) = (sheet, thing);
            desk.play.charts.chart = chart.unwrap_or_default();
            // How high a sheet is shows in the second frame; a chart looks back a day in each.
            for _ in 0..if chart.is_some() { 2 + 2 * days } else { 2 } {
                desk.frame(Vec::new());
            }
            let (without, with) = silent(&desk, sheet, chart, &names);
            let of = sheet.map_or(format!("{thing:?}"), |sheet| format!("{sheet:?}, {chart:?}"));
            mute.extend(without.into_iter().map(|text| format!("{text:?} of {of} in {id}, {player}")));
            asked += with;
        }
    }
    assert!(mute.is_empty(), "{mute:#?}");
    assert!(asked > 1500, "{asked}");
}

/// So do those of a debrief, where hours went and why lamps are dark.
#[test]
fn every_number_of_a_debrief_says_why() {
    for id in level::shipped().iter().filter(|id| id.starts_with("part")) {
        let mut game = Session::played(id, 3);
        while !game.sim.over() {
            game.speed = Speed::Max; // Questions stop the clock: nobody answers.
            game.tick(0.25);
        }
        let mut turned = Turned::of(&game);
        let mut reader = Reader::new(vec2(1600.0, 1000.0));
        for _ in 0..2 {
            reader.frame(Vec::new(), |ui| {
                screens::debrief(ui, &Theme::DAY, &Art::default(), &game, &mut turned, None);
            });
        }
        let (texts, dots) = written(&reader.shapes, Rect::EVERYTHING);
        let (mut names, ending) = (names_with_digits(&game.view), game.view.ending.as_ref().unwrap());
        let stars = game.view.stars.iter().map(|(label, _)| label.clone());
        // What somebody chose is no figure.
        let done = game.sim.taken().iter().map(|taken| crate::app::words::name(&taken.action, &game.view));
        names.extend(done);
        names.extend(stars.chain([ending.title.clone(), ending.text.clone(), ending.moral.clone()]));
        // How many decisions stand below it, each told.
        let yours = |text: &str| text.starts_with(tr!("debrief-yours", yours = "").split(':').next().unwrap());
        let mute: Vec<_> = texts
            .into_iter()
            .filter(|(text, at)| has_number(text, &names) && !yours(text) && !reader.belongs_to_a_control(text, *at))
            .filter(|(_, at)| !dots.iter().any(|dot| at.expand2(vec2(2.0, 6.0)).contains(*dot)))
            .map(|(text, _)| text)
            .collect();
        assert!(mute.is_empty() && dots.len() > 30, "{id}: {mute:#?}");
    }
}

/// So do the readings of labs, beside them, in their chart and when they are over.
#[test]
fn every_number_of_a_lab_says_why() {
    let mut asked = 0;
    for lab in labs::all() {
        let mut desk = Desk::of(Session::played_by("none", &lab.id, 2), vec2(1600.0, 1400.0));
        let level = desk.game.sim.level().clone();
        // What is chosen, what is measured, and theory in words.
        let mut names = names_with_digits(&desk.game.view);
        let dial = lab.dial.as_ref().zip(lab.setting(&level));
        names.extend(dial.map(|(dial, at)| format!("{}: {}", dial.label, dial.settings[at].label)));
        names.extend(lab.dial.iter().map(|dial| dial.label.clone()));
        names.extend(lab.curve.iter().flat_map(|curve| &curve.marks).map(|mark| mark.label.clone()));
        names.extend([level.file.lesson.clone(), lab.tries.clone(), theory::said(&level)]);
        names.extend(level.file.briefing.iter().cloned());
        names.extend(level.file.truth.iter().flat_map(|truth| &truth.checks).map(|check| check.what.clone()));
        names.retain(|name| name.contains(|c: char| c.is_ascii_digit()));
        let charts = Chart::Theory.exists(&desk.game.view, &level);
        for sheet in [None, Some(Sheet::Charts).filter(|_| charts)] {
            desk.play.sheet = sheet;
            desk.play.charts.chart = Chart::Theory;
            desk.frame(Vec::new());
            desk.frame(Vec::new());
            let (mute, with) = silent(&desk, sheet, Some(Chart::Theory), &names);
            assert!(mute.is_empty(), "{}, {sheet:?}: {mute:#?}", lab.id);
            asked += with;
        }
        let mut reader = Reader::new(vec2(1600.0, 1400.0));
        let mut labs = Labs::open(None);
        for _ in 0..2 {
            reader.frame(Vec::new(), |ui| {
                labs.outcome(ui, &Theme::DAY, &desk.game);
            });
        }
        let (texts, dots) = written(&reader.shapes, Rect::EVERYTHING);
        let mute: Vec<_> = texts
            .into_iter()
            .filter(|(text, at)| has_number(text, &names) && !reader.belongs_to_a_control(text, *at))
            .filter(|(text, at)| {
                !of_a_chart(Chart::Theory, text) && !dots.iter().any(|dot| at.expand2(vec2(2.0, 6.0)).contains(*dot))
            })
            .map(|(text, _)| text)
            .collect();
        assert!(mute.is_empty() && dots.len() > 3, "{}: {mute:#?}", lab.id);
    }
    assert!(asked > 60, "{asked}");
}

/// What stands at the pointer over things on the floor says why, too.
#[test]
fn what_is_pointed_at_on_the_floor_says_why() {
    let game = Session::played("part1/payroll", 2);
    let (view, level) = (&game.view, game.sim.level());
    let told = |thing| floor::at_pointer(view, thing, level).join("\n");
    let mut troubled = 0;
    for (at, service) in view.services.iter().enumerate() {
        let text = told(Thing::Service(at));
        assert!(text.contains("of its capacity"), "{text}");
        let earns = match service.health {
            Health::Failing => "it earns nothing: it is down",
            _ if service.earning == 0.0 => "it earns nothing: what it needs",
            Health::Strained => "% of it: ",
            Health::Well => "earns all",
        };
        assert_eq!(text.contains(earns), service.revenue_per_hour > 0.0, "{text}");
        troubled += usize::from(service.health != Health::Well);
    }
    assert!(troubled > 0, "something is wrong after two days");
    let busy: Vec<_> = (0..view.people.len()).filter(|who| view.people[*who].hands.len() > 1).collect();
    assert!(!busy.is_empty());
    for who in busy {
        let (text, person) = (told(Thing::Person(who)), &view.people[who]);
        let first = view.item(person.hands[0]).unwrap();
        assert!(text.contains(&first.title) && text.contains("h lost so far"), "{text}");
    }
    assert!(told(Thing::Item(view.items[0].id)).contains("It came"));
}

/// So do the figures of what will happen, and of futures side by side.
#[test]
fn every_number_of_the_futures_says_why() {
    let size = vec2(1600.0, 1400.0);
    let wait = |desk: &mut Desk| {
        desk.frame(Vec::new());
        for _ in 0..6000 {
            if !desk.play.waits() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
            desk.frame(Vec::new());
        }
        desk.frame(Vec::new());
    };
    // Axes, prices, rules, and what a lamp asks for.
    let told = |text: &String| {
        let rule = ["of your day", "futures", "of 64", "trusts you 1 less", "a lamp asks"];
        !of_a_chart(Chart::Flow, text) && !rule.iter().any(|words| text.contains(words))
    };
    let mut desk = Desk::new("part1/payroll", 0, size);
    let names = names_with_digits(&desk.game.view);
    let brent = desk.game.view.people.iter().position(|person| person.constraint).unwrap();
    desk.play.floor.selected = Some(Thing::Person(brent));
    desk.frame(Vec::new());
    let mut orders = [tr!("guard-nobody"), tr!("guard-sorted"), tr!("guard-anyone")].into_iter();
    while desk.play.sheet.is_none() {
        let (order, _) = desk.reader.named(orders.next().expect("one can be foreseen")).expect("it is offered");
        desk.frame(ask(order, Asked::Focus));
        desk.press(Key::F);
    }
    assert_eq!(desk.play.sheet, Some(Sheet::Forecast));
    wait(&mut desk);
    let (mute, asked) = silent(&desk, Some(Sheet::Forecast), None, &names);
    let mute: Vec<_> = mute.into_iter().filter(told).collect();
    assert!(mute.is_empty() && asked >= 4, "{asked}: {mute:#?}");

    let mut desk = Desk::new("audit", 2, size);
    for key in [Key::R, Key::ArrowUp, Key::Enter, Key::U] {
        desk.press(key);
    }
    assert_eq!(desk.play.sheet, Some(Sheet::Futures));
    wait(&mut desk);
    let (mute, asked) = silent(&desk, Some(Sheet::Futures), None, &names_with_digits(&desk.game.view));
    let mute: Vec<_> = mute.into_iter().filter(told).collect();
    assert!(mute.is_empty() && asked >= 8, "{asked}: {mute:#?}");
}

fn panel_says(desk: &mut Desk, thing: Thing, name: &str, says: &str) {
    desk.play.floor.selected = Some(thing);
    desk.frame(Vec::new());
    let asks = |label: &str| label.starts_with("Why: ") && label.contains(name);
    let nodes = desk.reader.nodes.values();
    let found = nodes.filter(|node| node.label().is_some_and(asks)).find_map(|node| node.description());
    assert!(found.is_some_and(|text| text.contains(says)), "{thing:?}, {name}: {found:?}");
}
