//! Parts → the file of a level, as an author would write it.

use std::collections::BTreeSet;

use super::{Demand, Hours, Parts, Pipeline, Project, Release, Step, means};
use crate::level::check;
use crate::level::diagnostic::Diagnostic;
use crate::level::file::*;
use crate::level::{Level, ron_options};
use crate::locale;
use crate::tr;

/// Names of things as ids: small letters, each one once.
struct Ids(BTreeSet<String>);

impl Ids {
    fn of(names: &[&str], sort: &str) -> Vec<String> {
        let mut ids = Self(BTreeSet::new());
        names.iter().map(|name| ids.one(name, sort)).collect()
    }

    fn one(&mut self, name: &str, sort: &str) -> String {
        let mut id: String =
            name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        while id.contains("__") {
            id = id.replace("__", "_");
        }
        let id: String = id.trim_matches('_').chars().take(28).collect();
        let id = if id.is_empty() { sort.to_string() } else { id };
        let fresh = |n: u32| if n == 1 { id.clone() } else { format!("{id}_{n}") };
        let id = (1..).map(fresh).find(|id| !self.0.contains(id)).expect("numbers do not end");
        self.0.insert(id.clone());
        id
    }
}

/// A length of time of so many hours.
fn span(hours: f64) -> Span {
    let minutes = (hours * 60.0).round().max(1.0) as i64;
    Span(if minutes % 60 == 0 { format!("{}h", minutes / 60) } else { format!("{minutes}m") })
}

/// A name as it is shown: never nothing, never too long.
pub(super) fn shown(name: &str, otherwise: &str) -> String {
    let name: String = name.trim().chars().take(60).collect();
    if name.is_empty() { otherwise.into() } else { name }
}

/// The names of everything by which parts refer to each other.
struct Names {
    rooms: Vec<String>,
    people: Vec<String>,
    services: Vec<String>,
    /// A person's id is that of the first of them where they are several.
    asked: Vec<String>,
}

/// The level that these parts are. What it says itself is in the language that holds, as its names are in the player's.
pub fn level(parts: &Parts) -> LevelFile {
    let mut parts = parts.clone();
    parts.mend();
    let names = names(&parts);
    let mut file: LevelFile = ron_options()
        .from_str("(format: 1, title: \"\", lesson: \"\", ends: \"day 2 00:00\")")
        .expect("the least that a level is");
    file.title = shown(&parts.name, tr!("entry-sandbox"));
    file.company = file.title.clone();
    file.summary = shown(&parts.about, tr!("built-summary"));
    file.lesson = tr!("built-lesson").into();
    file.goal = tr!("built-goal", day = parts.days);
    file.briefing = briefing(&parts);
    file.starts = Some(Moment("day 1 08:00".into()));
    file.ends = Moment(format!("day {} 18:00", parts.days));
    file.you = Some("you".into());
    file.rules = parts.rules.clone();
    file.cash = parts.cash;
    file.costs_per_hour = parts.costs_per_hour;
    file.change_control = parts.changes;
    if matches!(parts.changes, ChangeControl::Board | ChangeControl::Light) {
        file.board = Some(workplace(&parts, &names, parts.board));
    }
    file.technical_debt = parts.services.iter().any(|service| service.debt > 0);
    file.centres = rooms(&parts, &names);
    file.people = people(&parts, &names);
    file.services = services(&parts, &names);
    file.stakeholders = vec![StakeholderFile {
        id: "business".into(),
        name: tr!("built-business").into(),
        role: tr!("built-business-role").into(),
        look: "staff9".into(),
        trust: 60.0,
        goes_round_below: 0.0,
        goes_round_with: None,
        goes_round_every: None,
        pushes: None,
    }];
    let mut ids = Ids(BTreeSet::new());
    file.demand =
        parts.demand.iter().map(|stream| demand(stream, &parts, &names, ids.one(&stream.name, "stream"))).collect();
    for project in &parts.projects {
        let stream = ids.one(&project.name, "project");
        file.demand.push(scope(project, &parts, &names, &stream));
        file.projects.push(ProjectFile {
            id: stream.clone(),
            title: shown(&project.name, tr!("built-project")),
            sponsor: Some("business".into()),
            value: project.value,
            lost_per_day: (project.value / 20.0).round(),
            trust: 5.0,
            due: Some(Moment(format!("day {} 17:00", project.due_day))),
            items: vec![ScopeFile { stream, count: project.items }],
            at_once: project.at_once,
            starts: Some(Moment("day 1 09:00".into())),
            frozen: false,
        });
    }
    file.pipelines = parts.pipeline.iter().map(|pipeline| pipeline_of(pipeline, &parts, &names)).collect();
    if let Some(audit) = &parts.audit {
        let finding = |n: u32| FindingFile {
            id: format!("finding_{n}"),
            title: tr!("built-finding", n = n),
            control: String::new(),
            service: None,
            opens: None,
            at: workplace(&parts, &names, audit.room),
            effort: Dist::Skewed(span(audit.hours)),
            in_scope: true,
            fine: audit.fine,
            trust: 2.0,
            holes: 0,
        };
        file.audits = vec![AuditFile {
            id: "audit".into(),
            name: tr!("sandbox-audit").into(),
            at: Moment(format!("day {} 16:00", audit.day)),
            with: Some("business".into()),
            passes_with: 0,
            findings: (1..=audit.findings).map(finding).collect(),
            controls: Vec::new(),
            passed: Vec::new(),
            failed: Vec::new(),
        }];
    }
    (file.endings, file.stars) = endings(&parts);
    file
}

fn names(parts: &Parts) -> Names {
    let of = |names: Vec<&str>, sort: &str| Ids::of(&names, sort);
    let mut ids = Ids(BTreeSet::from(["you".to_string(), "business".to_string()]));
    let people: Vec<String> = parts.people.iter().map(|crew| ids.one(&crew.name, "person")).collect();
    let asked =
        people.iter().zip(&parts.people).map(|(id, crew)| if crew.count > 1 { format!("{id}-1") } else { id.clone() });
    Names {
        rooms: of(parts.rooms.iter().map(|room| room.name.as_str()).collect(), "room"),
        asked: asked.collect(),
        services: of(parts.services.iter().map(|service| service.name.as_str()).collect(), "service"),
        people,
    }
}

fn briefing(parts: &Parts) -> Vec<String> {
    let heads: u32 = parts.people.iter().map(|crew| crew.count).sum();
    let mut out = vec![tr!(
        "built-briefing",
        days = tr!("sandbox-days", n = parts.days),
        rooms = tr!("built-rooms", n = parts.rooms.len()),
        people = tr!("sandbox-crew", n = heads),
        services = tr!("built-services", n = parts.services.len()),
        about = shown(&parts.about, tr!("built-about"))
    )];
    let means = means::of(parts);
    if let Some((place, room)) = means.constraint() {
        let name = shown(&parts.rooms[place].name, tr!("built-room"));
        out.push(tr!("built-constraint", room = name, percent = locale::number(room.load() * 100.0, 0)));
    }
    out
}

fn rooms(parts: &Parts, names: &Names) -> Vec<CentreFile> {
    let all = parts.rooms.iter().zip(&names.rooms);
    all.map(|(room, id)| CentreFile {
        id: id.clone(),
        name: shown(&room.name, tr!("built-room")),
        column: room.column,
        discipline: room.discipline,
        wip_limit: room.wip_limit,
        note: String::new(),
        meeting: None,
    })
    .collect()
}

fn people(parts: &Parts, names: &Names) -> Vec<PersonFile> {
    let person = |id: &str, name: String, look: String| PersonFile {
        id: id.into(),
        name,
        role: String::new(),
        look,
        centre: None,
        count: 1,
        shift: ShiftFile::Office,
        speed: 1.0,
        wip_limit: 1,
        interruptions: Interruptions::OpenDoor,
        triage: None,
        knowledge: Default::default(),
        otherwise: 1.0,
        constraint: false,
        off_record_above: None,
        morale: 60.0,
        fatigue: 0.0,
        candidate: None,
    };
    let constraint = means::of(parts).busiest();
    let mut out = vec![PersonFile {
        role: tr!("built-your-role").into(),
        shift: ShiftFile::Weekdays("08:00".into(), "18:00".into()),
        ..person("you", tr!("built-you").into(), "bill".into())
    }];
    for (place, crew) in parts.people.iter().enumerate() {
        let known = |service: usize| parts.known(place, service);
        let sorted = sorted_at(parts, crew.room);
        out.push(PersonFile {
            role: shown(&parts.rooms[crew.room].name, tr!("built-room")),
            centre: Some(names.rooms[crew.room].clone()),
            count: crew.count,
            shift: match crew.hours {
                Hours::Office => ShiftFile::Office,
                Hours::Long => ShiftFile::Weekdays("08:00".into(), "18:00".into()),
                Hours::Nights => ShiftFile::Daily("22:00".into(), "06:00".into()),
                Hours::Always => ShiftFile::Always,
            },
            speed: crew.speed,
            wip_limit: crew.wip_limit,
            interruptions: crew.door,
            triage: Some(names.rooms[sorted].clone()),
            knowledge: names
                .services
                .iter()
                .enumerate()
                .filter(|(service, _)| known(*service) < 1.0)
                .map(|(service, id)| (id.clone(), known(service)))
                .collect(),
            constraint: crew.count == 1 && constraint == Some(place),
            ..person(&names.people[place], shown(&crew.name, tr!("built-person")), format!("staff{}", place % 9 + 1))
        });
    }
    out
}

/// Where requests to somebody of this room are sorted: the first other room with a crew.
fn sorted_at(parts: &Parts, room: usize) -> usize {
    let staffed = |place: &usize| parts.people.iter().any(|crew| crew.room == *place);
    (0..parts.rooms.len()).filter(|place| *place != room).find(staffed).unwrap_or(room)
}

/// The id of a room in which somebody works: of this one, or of the first that is staffed.
fn workplace(parts: &Parts, names: &Names, room: usize) -> String {
    names.rooms[staffed(parts, room)].clone()
}

/// A room in which somebody works: this one, or that of the first person.
pub(super) fn staffed(parts: &Parts, room: usize) -> usize {
    if parts.people.iter().any(|crew| crew.room == room) { room } else { parts.people[0].room }
}

fn services(parts: &Parts, names: &Names) -> Vec<ServiceFile> {
    let all = parts.services.iter().zip(&names.services);
    all.map(|(service, id)| ServiceFile {
        id: id.clone(),
        name: shown(&service.name, tr!("built-service")),
        owner: workplace(parts, names, service.owner),
        depends_on: service.depends_on.iter().map(|other| names.services[*other].clone()).collect(),
        failures_per_week: service.failures_per_week,
        documentation: service.documentation,
        monitoring: service.monitoring,
        test_coverage: service.tests,
        revenue_per_hour: service.revenue_per_hour,
        load: service.load,
        debt: service.debt,
        personal_data: false,
        holes: 0,
        traffic: service.busy_days.then(|| TrafficFile {
            daily: vec![
                0.4, 0.3, 0.3, 0.3, 0.4, 0.5, 0.7, 0.9, 1.1, 1.3, 1.4, 1.4, 1.3, 1.3, 1.3, 1.3, 1.3, 1.2, 1.2, 1.2,
                1.1, 0.9, 0.7, 0.5,
            ],
            ..TrafficFile::default()
        }),
        cascades: 0.0,
        weaknesses: 0.0,
    })
    .collect()
}

fn tasks(route: &[Step], parts: &Parts, names: &Names) -> Vec<TaskFile> {
    let task = |step: &Step| TaskFile {
        at: workplace(parts, names, step.room),
        effort: Dist::Skewed(span(step.hours)),
        service: step
            .service
            .filter(|service| means::mastered(parts, *service))
            .map(|service| names.services[service].clone()),
        rework: None,
        duty: None,
        finds: 0.0,
        shortcut: 0.0,
    };
    route.iter().map(task).collect()
}

fn demand(stream: &Demand, parts: &Parts, names: &Names, id: String) -> DemandFile {
    let risk = stream.changes.filter(|_| stream.kind == Kind::Change || stream.kind == Kind::BusinessProject);
    let risk = risk.map(|service| RiskFile {
        service: names.services[service].clone(),
        failure: stream.fails,
        tested: 0.5,
        recorded: 0.5,
        standard: false,
        class: ChangeClass::default(),
    });
    let title = shown(&stream.name, tr!("built-work"));
    DemandFile {
        titles: vec![title],
        kind: stream.kind,
        class: stream.class,
        arrivals: if stream.at_night {
            ArrivalsFile::Poisson(stream.a_day)
        } else {
            ArrivalsFile::Office(stream.a_day)
        },
        route: tasks(&stream.route, parts, names),
        asks: stream.asks.map(|who| names.asked[who].clone()),
        due_after: (stream.due_days > 0).then(|| Span(format!("{}d", stream.due_days))),
        trust: if stream.due_days > 0 { 0.5 } else { 0.0 },
        pipeline: risk.as_ref().filter(|_| parts.pipeline.is_some()).map(|_| "pipeline".into()),
        value: (stream.earns > 0.0).then(|| ValueFile {
            a_day: stream.earns,
            half_life: Some(Span("4w".into())),
            from: None,
            service: stream.changes.map(|service| names.services[service].clone()),
            late: 0.5,
            delight: 0.0,
        }),
        risk,
        ..empty_stream(id)
    }
}

fn scope(project: &Project, parts: &Parts, names: &Names, id: &str) -> DemandFile {
    DemandFile {
        titles: vec![tr!("built-part", project = shown(&project.name, tr!("built-project")))],
        kind: Kind::BusinessProject,
        route: tasks(&project.route, parts, names),
        ..empty_stream(id.into())
    }
}

fn empty_stream(id: String) -> DemandFile {
    DemandFile {
        id,
        titles: Vec::new(),
        kind: Kind::Change,
        class: Class::Standard,
        arrivals: ArrivalsFile::Never,
        route: Vec::new(),
        requester: Some("business".into()),
        asks: None,
        due_after: None,
        trust: 0.0,
        risk: None,
        stopped: false,
        pipeline: None,
        priority: 3,
        cost_of_delay: 0.0,
        security: None,
        value: None,
        shortcut: None,
        pays_debt: None,
        upkeep: None,
    }
}

fn pipeline_of(pipeline: &Pipeline, parts: &Parts, names: &Names) -> PipelineFile {
    let ids = Ids::of(&pipeline.stages.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>(), "stage");
    let evening = |days: &str| ReleasePolicy::Every(Span(days.into()), Moment("day 5 18:00".into()));
    PipelineFile {
        id: "pipeline".into(),
        name: tr!("sheet-pipeline").into(),
        stages: pipeline
            .stages
            .iter()
            .zip(ids)
            .map(|(stage, id)| StageFile {
                id,
                name: shown(&stage.name, tr!("built-stage")),
                at: stage.room.map(|room| workplace(parts, names, room)),
                wait: None,
                set_up: Some(span(stage.hours)),
                run: None,
                finds: stage.finds,
                environment: None,
                hidden: false,
                automate: None,
                remove: None,
            })
            .collect(),
        policy: match pipeline.release {
            Release::OnDemand => ReleasePolicy::OnDemand,
            Release::Daily => ReleasePolicy::Every(Span("1d".into()), Moment("day 1 18:00".into())),
            Release::Weekly => evening("1w"),
            Release::Fortnightly => evening("2w"),
        },
        build: Build::Once,
        rework: None,
        roll_back: None,
        recovery: Recovery::Forward,
        canary: None,
        flags: None,
    }
}

fn endings(parts: &Parts) -> (Vec<EndingFile>, Vec<StarFile>) {
    let last = Moment(format!("day {} 17:59", parts.days));
    let mut endings = vec![EndingFile {
        id: "there".into(),
        title: tr!("built-there", day = parts.days),
        text: tr!("built-there-about").into(),
        verdict: Verdict::Won,
        when: Some(Condition::From(last)),
        moral: String::new(),
    }];
    if parts.cash > 0.0 {
        endings.insert(
            0,
            EndingFile {
                id: "broke".into(),
                title: tr!("built-broke").into(),
                text: tr!("built-broke-about").into(),
                verdict: Verdict::Lost,
                when: Some(Condition::Below("cash".into(), 0.0)),
                moral: String::new(),
            },
        );
    }
    let star = |label: &str, when| StarFile { label: label.into(), about: String::new(), when };
    let stars = vec![
        star(tr!("built-star-money"), Condition::AtLeast("cash_change".into(), 0.01)),
        star(tr!("built-star-unplanned"), Condition::Below("unplanned_share".into(), 0.25)),
        star(tr!("built-star-switching"), Condition::Below("switching_share".into(), 0.05)),
    ];
    (endings, stars)
}

/// The level's file as text: what an author would have left out is left out.
pub fn text(file: &LevelFile) -> String {
    let style = ron::ser::PrettyConfig::default().depth_limit(3);
    let full = ron_options().to_string_pretty(file, style).expect("plain data serialises");
    let short = without_defaults(&full);
    // What is left out must be what is read.
    let same = ron_options().from_str::<LevelFile>(&short).is_ok_and(|read| read == *file);
    if same { short } else { full }
}

/// Leaves out the fields that say nothing.
fn without_defaults(text: &str) -> String {
    const NOTHING: [&str; 7] = ["None", "[]", "{}", "\"\"", "false", "()", "Fifo"];
    // Fields in a line of their own; `rules` is a struct of which all is `None` where nothing is overridden.
    let says_nothing = |line: &str| {
        let line = line.trim().trim_end_matches(',');
        line.split_once(": ").is_some_and(|(name, value)| {
            name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && NOTHING.contains(&value)
        })
    };
    let mut out: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !says_nothing(line)) {
        let line = in_line(line);
        // Brackets with nothing left between them.
        let closes = matches!(line.trim(), ")," | "]," | "},");
        let opened =
            out.last().is_some_and(|last| last.ends_with(": (") || last.ends_with(": [") || last.ends_with(": {"));
        if closes && opened {
            out.pop();
            continue;
        }
        out.push(line);
    }
    let head = "// Built in the sandbox of Unplanned Work. `unplanned run FILE` plays it without a window.\n";
    format!("{head}{}\n", out.join("\n"))
}

/// A line with structs written in one: the same for the fields between.
fn in_line(line: &str) -> String {
    if !line.contains(':') || !line.contains('(') {
        return line.to_string();
    }
    let mut out = line.to_string();
    for nothing in ["None", "[]", "{}", "\"\"", "false"] {
        // `, name: nothing` and `(name: nothing, `, outside of texts.
        let mut at = 0;
        while let Some(found) = out[at..].find(&format!(":{nothing}")) {
            let place = at + found;
            let end = place + 1 + nothing.len();
            let start = out[..place].rfind(|c: char| !(c.is_ascii_lowercase() || c == '_')).map_or(0, |i| i + 1);
            let quotes = out[..start].matches('"').count() - out[..start].matches("\\\"").count();
            let after = out[end..].chars().next();
            if quotes.is_multiple_of(2) && start < place && matches!(after, Some(',' | ')')) {
                let end = if after == Some(',') { end + 1 } else { end };
                out.replace_range(start..end, "");
                at = start;
            } else {
                at = end;
            }
        }
    }
    out
}

/// The level that these parts are, checked like any other: with all problems, and the level if none of them is an error.
pub fn checked(parts: &Parts, id: &str) -> (Option<Level>, Vec<Diagnostic>) {
    check::from_text(id, &text(&level(parts)), None)
}
