//! Every number that the game works out says why it is what it is.

use super::*;
use crate::app::daily::Daily;
use crate::app::endless::Endless;
use crate::app::reasons;
use crate::app::sandbox::Sandbox;
use crate::sim::action::Action;

/// What is written in the part of the window that is looked at, and where dots say that it can be asked.
pub(super) fn written(shapes: &[egui::epaint::ClippedShape], part: Rect) -> (Vec<(String, Rect)>, Vec<egui::Pos2>) {
    fn add(shape: &egui::Shape, part: Rect, texts: &mut Vec<(String, Rect)>, dots: &mut Vec<egui::Pos2>) {
        match shape {
            egui::Shape::Vec(parts) => parts.iter().for_each(|one| add(one, part, texts, dots)),
            egui::Shape::Circle(dot) if dot.radius == 0.7 => dots.push(dot.center),
            egui::Shape::Rect(ground) if ground.fill.a() == 255 => {
                // What it covers is not seen; nor are dots below a text whose foot it covers.
                let seen = |at: &Rect| {
                    ![at.left_bottom(), at.right_bottom()].iter().all(|at| ground.rect.expand(6.0).contains(*at))
                };
                texts.retain(|(_, at)| seen(at));
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

/// What somebody chose is no figure.
fn chosen(game: &Session) -> Vec<String> {
    game.sim.taken().iter().map(|taken| crate::app::words::name(&taken.action, &game.view)).collect()
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
        names.extend(chosen(&desk.game));
        // What an author asks for and tells, and when the level ends.
        let lamps = level.file.stars.iter().flat_map(|star| [star.label.clone(), star.about.clone()]);
        names.extend(level.file.briefing.iter().cloned().chain(lamps).filter(|text| !text.is_empty()));
        names.extend(Some(view.goal.clone()).filter(|goal| !goal.is_empty()));
        let ends = view.due.filter(|due| *due > view.minute).unwrap_or(view.ends);
        let time = floor::when(&view, ends);
        names.insert(tr!("goal-ends", time = time, span = floor::span(ends - view.minute)));
        let charts = Chart::ALL.into_iter().filter(|chart| chart.exists(&view, &level));
        let charts = charts.map(|chart| (Some(Sheet::Charts), Some(chart), None));
        let tables = Sheet::with_keys().filter(|sheet| {
            let told = [Sheet::Charts, Sheet::Talk, Sheet::Keys];
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
    let all = level::shipped().into_iter().filter(|id| id.starts_with("part") || crate::survival::lasts(id));
    for id in &all.collect::<Vec<_>>() {
        let mut game = Session::played(id, 3);
        while !game.sim.over() {
            game.speed = Speed::Max; // Questions stop the clock: nobody answers.
            game.tick(0.25);
        }
        let mut turned = Turned::of(&game);
        let mut reader = Reader::new(vec2(1600.0, 1000.0));
        // Until it is known what mattered most, and once more.
        while turned.waits() {
            reader.frame(Vec::new(), |ui| {
                screens::debrief(ui, &Theme::DAY, &Art::default(), &game, &mut turned, None);
            });
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        reader.frame(Vec::new(), |ui| {
            screens::debrief(ui, &Theme::DAY, &Art::default(), &game, &mut turned, None);
        });
        let (texts, dots) = written(&reader.shapes, Rect::EVERYTHING);
        let (mut names, ending) = (names_with_digits(&game.view), game.view.ending.as_ref().unwrap());
        let stars = game.view.stars.iter().map(|(label, _)| label.clone());
        names.extend(chosen(&game));
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

/// What says no reason on a screen; what is set on a control says itself.
fn mute(reader: &Reader, names: &BTreeSet<String>) -> Vec<String> {
    let (texts, dots) = written(&reader.shapes, Rect::EVERYTHING);
    let set = |text: &str, at: Rect| {
        reader.nodes.values().filter(|node| matches!(node.role(), Role::Slider | Role::Button)).any(|node| {
            let around = node.bounds().is_some_and(|to| {
                let place = Rect::from_min_max(pos2(to.x0 as f32, to.y0 as f32), pos2(to.x1 as f32, to.y1 as f32));
                place.expand(2.0).contains_rect(at)
            });
            around && node.label().is_some_and(|name| name.contains(text))
        })
    };
    let silent = |text: &str, at: Rect| {
        has_number(text, names)
            && !set(text, at)
            && !reader.belongs_to_a_control(text, at)
            && !dots.iter().any(|dot| at.expand2(vec2(2.0, 6.0)).contains(*dot))
    };
    texts.into_iter().filter(|(text, at)| silent(text, *at)).map(|(text, _)| text).collect()
}

/// So do those of the screens between games: except what is set there, what an author wrote, places in a list and dates.
#[test]
fn every_number_between_games_says_why() {
    const DAY: i64 = 20_785;
    let theme = &Theme::NIGHT;
    let mut found = BTreeSet::new();
    let mut seen = |name: &str, authors: &[String], keys: &[Key], show: &mut dyn FnMut(&mut Ui)| {
        let mut reader = Reader::new(vec2(1600.0, 1400.0));
        for key in keys {
            reader.frame(press(*key, Modifiers::NONE), &mut *show);
        }
        for _ in 0..2 {
            reader.frame(Vec::new(), &mut *show);
        }
        let authors = authors.iter().filter(|text| text.contains(|c: char| c.is_ascii_digit())).cloned().collect();
        found.extend(mute(&reader, &authors).into_iter().map(|text| format!("{name}: {text:?}")));
        reader.shapes.len()
    };
    let mut daily = Daily::open(None, DAY);
    seen("today", &[], &[], &mut |ui| _ = daily.show(ui, theme));
    let puzzle = crate::daily::puzzle(DAY);
    let level = level::load_at(&puzzle.level, puzzle.difficulty).unwrap();
    daily.begin(&level, puzzle.seed);
    daily.ended(&crate::strategy::whole(&level, puzzle.seed, "none", &[]).unwrap());
    let attempt = daily.attempt(DAY).unwrap();
    let line = [crate::daily::line(DAY, attempt)];
    seen("the day that was tried", &line, &[], &mut |ui| _ = daily.show(ui, theme));
    let mut endless = Endless::new(None);
    let level = level::load("endless/storehouse").unwrap();
    let briefing = [level.file.briefing.join("\n\n")];
    seen("endless", &briefing, &[], &mut |ui| _ = endless.show(ui, theme));
    for seed in 1..3 {
        endless.ended(&crate::strategy::whole(&level, seed, "none", &[]).unwrap());
    }
    seen("endless, played", &briefing, &[], &mut |ui| _ = endless.show(ui, theme));
    // What the red part means.
    let means = tr!("sandbox-asked-legend").to_string();
    let rules = crate::sandbox::turn::rules();
    let told = [means, tr!("sandbox-seed", seed = "1")];
    for tab in
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9, Key::Num0]
    {
        let mut sandbox = Sandbox::new(None);
        seen(&format!("sandbox, {tab:?}"), &told, &[tab], &mut |ui| _ = sandbox.show(ui, &Theme::DAY));
    }
    let (campaign, keys, art) = (Map::new(None), Settings::default().keys, Art::default());
    // How many of those that stand below it.
    let won = [tr!("title-won-of", won = 0, all = 6)];
    seen("title", &won, &[], &mut |ui| _ = map::show(ui, theme, &art, &campaign, None, Some("Ada"), &keys));
    for id in level::shipped().iter().filter(|id| id.starts_with("part")) {
        let level = level::load(id).unwrap();
        let lamps = level.file.stars.iter().flat_map(|star| [star.label.clone(), star.about.clone()]);
        let authors: Vec<String> =
            level.file.briefing.iter().cloned().chain(lamps).chain([level.file.goal.clone()]).collect();
        seen(id, &authors, &[], &mut |ui| _ = screens::briefing(ui, &Theme::DAY, &art, &level));
    }
    let (mut options, mut settings) = (Options::default(), Settings::default());
    let fixed = [tr!("settings-fixed-keys").to_string()];
    seen("settings", &fixed, &[], &mut |ui| _ = options.show(ui, theme, &mut settings));
    let mut labs = Labs::open(None);
    let mut texts = vec![tr!("labs-tried", tried = 0, all = labs::all().len())];
    for lab in labs::all() {
        let level = level::load(&lab.id).unwrap();
        texts.extend(level.file.briefing.iter().cloned().chain([lab.tries.clone(), level.file.lesson.clone()]));
    }
    seen("labs", &texts, &[], &mut |ui| _ = labs.show(ui, theme));
    let date_or_place = |found: &String| {
        let text = found.split(": ").nth(1).unwrap().trim_matches('"').trim_end_matches('.');
        text.parse::<u32>().is_ok() || text == "26 Oct" || text == "1 Nov" || text.ends_with("28 November 2026")
    };
    let evidence = |found: &String| rules.iter().any(|rule| found.contains(&rule.evidence));
    found.retain(|text| !date_or_place(text) && !evidence(text));
    assert!(found.is_empty(), "{found:#?}");
}

/// The minutes of a decision, and hours of guesswork, as the log has them.
#[test]
fn a_decision_says_which_rule_sets_its_minutes() {
    let level = level::load_at("part1/payroll", level::rules::Difficulty::Hard).unwrap();
    let mut game = Session::new(&level, 3, None);
    while game.view.inbox.iter().all(|message| message.choices.is_empty()) || !game.sim.at_work() {
        game.step();
    }
    let limit = Action::LimitPerson { person: "brent".into(), limit: 2 };
    let asked = game.view.inbox.iter().find(|message| !message.choices.is_empty()).unwrap();
    let answer = Action::Answer { message: asked.id.clone(), choice: asked.choices[0].id.clone() };
    for (action, set) in [(limit, false), (answer, true)] {
        let minutes = game.sim.cost(&action);
        let before = match game.sim.set_cost(&action) {
            Some(minutes) => minutes,
            None => i64::from(level.rules.your_minutes[&action.kind()]),
        };
        assert_eq!((game.sim.set_cost(&action).is_some(), minutes), (set, (before as f64 * 1.25).round() as i64));
        assert!(game.submit(action.clone()), "{action:?}");
        game.refresh();
        let fact = game.view.facts.iter().rev().find(|fact| crate::app::facts::decision(fact, &game) == Some(&action));
        let told = reasons::price(&game, fact.expect("it is noted"));
        let first =
            if set { tr!("why-price-level", minutes = before) } else { tr!("why-price-rule", minutes = before) };
        assert_eq!(told[..2], [first, tr!("why-price-pace", pace = "1.25")]);
    }
    let other = game.view.facts.iter().find(|fact| !fact.yours).unwrap();
    assert!(reasons::price(&game, other).is_empty());
}

/// Hours of guesswork before a run are those of the troubles of its service.
#[test]
fn guesswork_says_on_what_it_went() {
    let mut game = Session::new(&level::load("part1/payroll").unwrap(), 3, None);
    while !game.view.incidents.iter().any(|incident| incident.id == "garbled") || !game.sim.at_work() {
        game.step();
    }
    // It is not the storage.
    let look = Action::Investigate { incident: "garbled".into(), suspect: "storage".into(), by: "wes".into() };
    assert!(game.submit(look));
    while !game.sim.over() {
        game.speed = Speed::Max; // Questions stop the clock: nobody answers.
        game.tick(0.25);
    }
    let run = |what: &level::file::Happening| {
        matches!(what, level::file::Happening::Missed(_) | level::file::Happening::Left(..))
    };
    let fact = game.view.facts.iter().find(|fact| run(&fact.what)).expect("the day of the run came");
    let lines = reasons::took(&game, fact);
    let guessed = game.view.incidents.iter().filter(|incident| incident.hours_guessing > 0.0);
    let guessed: Vec<_> = guessed.map(|incident| incident.title.as_str()).collect();
    assert!(!fact.note.is_empty() && lines.len() > 2, "{:?}, {lines:?}", fact.note);
    assert!(guessed.iter().any(|title| lines[0].ends_with(title)), "{guessed:?}, {lines:?}");
    assert!(lines.iter().any(|line| line.contains("×  Storage")), "{lines:?}");
}
