//! Random small levels, legal by construction: one function a mechanic.
//!
//! A level in the making is text, so that a mechanic can add fields to what another made. A new mechanic is a function
//! from `&mut Draft` and a line in [`MECHANICS`].

use rand::{Rng as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;
use std::collections::BTreeMap;

/// What a level may have beside people, work centres and demand. Later ones may build on earlier ones.
pub(crate) const MECHANICS: &[fn(&mut Draft)] = &[
    services,
    stakeholders,
    arrivals,
    rework,
    limits,
    disciplines,
    switching,
    shifts,
    knowledge,
    interruptions,
    promises,
    changes,
    named_changes,
    board,
    meeting,
    wear,
    incidents,
    money,
    runs,
    talk,
    features,
    customers,
    audits,
    duties,
    security,
    debt,
    upkeep,
    load,
    weaknesses,
    improvements,
    fatigue,
    candidates,
    projects,
    environments,
    pipelines,
    freezes,
    script,
    carry,
    hints,
    rules,
    goals,
];

/// Something with an id and more fields.
pub(crate) struct Entry {
    pub(crate) id: String,
    fields: Vec<String>,
}

impl Entry {
    pub(crate) fn add(&mut self, field: impl Into<String>) {
        self.fields.push(field.into());
    }
}

/// A level in the making.
pub(crate) struct Draft {
    luck: Xoshiro256PlusPlus,
    pub(crate) days: u64,
    /// Fields of the level itself, and of its `rules`.
    pub(crate) top: Vec<String>,
    pub(crate) rules: Vec<String>,
    lists: BTreeMap<&'static str, Vec<Entry>>,
}

impl Draft {
    /// From 0 to below `n`.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.luck.next_u64() % n.max(1)
    }

    /// True with this probability in percent.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A share in hundredths.
    pub(crate) fn share(&mut self) -> f64 {
        self.below(101) as f64 / 100.0
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len() as u64) as usize]
    }

    pub(crate) fn list(&mut self, name: &'static str) -> &mut Vec<Entry> {
        self.lists.entry(name).or_default()
    }

    /// Adds an entry and gives its id.
    pub(crate) fn entry(&mut self, list: &'static str, id: &str, fields: &[String]) -> String {
        let number = self.list(list).len();
        let id = format!("{id}{number}");
        self.list(list).push(Entry { id: id.clone(), fields: fields.to_vec() });
        id
    }

    /// The id of something in a list, if there is anything.
    pub(crate) fn any(&mut self, list: &'static str) -> Option<String> {
        let count = self.list(list).len() as u64;
        let at = self.below(count) as usize;
        self.list(list).get(at).map(|entry| entry.id.clone())
    }

    /// A field for some entries of a list.
    pub(crate) fn some(&mut self, list: &'static str, percent: u64, mut field: impl FnMut(&mut Self, &str) -> String) {
        for at in 0..self.list(list).len() {
            if self.chance(percent) {
                let id = self.list(list)[at].id.clone();
                let field = field(self, &id);
                self.list(list)[at].add(field);
            }
        }
    }

    /// A probability distribution of some minutes.
    pub(crate) fn dist(&mut self, most: u64) -> String {
        let (a, b) = (1 + self.below(most), self.below(most));
        let shape = self.pick(&["Fixed", "Exp", "Skewed", "Uniform"]);
        if shape == "Uniform" { format!("Uniform(\"{a}m\", \"{}m\")", a + b) } else { format!("{shape}(\"{a}m\")") }
    }

    pub(crate) fn moment(&mut self) -> String {
        let (day, hour, minute) = (1 + self.below(self.days), self.below(24), self.below(60));
        format!("\"day {day} {hour:02}:{minute:02}\"")
    }

    /// A route through some work centres.
    fn route(&mut self) -> String {
        let tasks: Vec<String> = (0..1 + self.below(4))
            .map(|_| {
                let at = self.any("centres").expect("made first");
                format!("(at: \"{at}\", effort: {})", self.dist(120))
            })
            .collect();
        format!("route: [{}]", tasks.join(", "))
    }

    fn stream(&mut self, arrivals: String) -> String {
        let kind = self.pick(&["BusinessProject", "InternalProject", "Change", "Unplanned"]);
        let class = self.pick(&["Expedite", "FixedDate", "Standard", "Intangible"]);
        let fields = [format!("titles: [\"Job\"], kind: {kind}, class: {class}, arrivals: {arrivals}"), self.route()];
        self.entry("demand", "stream", &fields)
    }

    /// Something that can be brought about.
    fn effect(&mut self) -> String {
        match self.below(12) {
            7 => self.any("people").map_or("Cash(5)".into(), |who| format!("Morale(\"{who}\", -5)")),
            8 => self.any("services").map_or("Cash(6)".into(), |what| {
                let change = ["Monitoring", "Documentation", "TestCoverage", "Load", "Debt"][self.below(5) as usize];
                format!("{change}(\"{what}\", 0.25)")
            }),
            9 => self.any("centres").map_or("Cash(7)".into(), |at| format!("Pace(\"{at}\", 1.1)")),
            10 => ["Rate(\"stream0\", 2)", "Stop(\"stream0\")", "Start(\"stream0\")", "Grow(\"stream0\", 1.2)"]
                [self.below(4) as usize]
                .into(),
            11 => format!("Perhaps(\"draw\", 0.5, [Cash({}), Lock(Document)])", self.below(90)),
            0 => format!("Cash({})", self.below(2000) as f64 - 1000.0),
            1 => format!("Add(\"count\", {})", self.below(5)),
            2 => "Set(\"flag\", 1)".into(),
            3 => self.any("stakeholders").map_or("Cash(1)".into(), |who| format!("Trust(\"{who}\", -3)")),
            4 => self.any("incidents").map_or("Cash(2)".into(), |what| format!("Begin(\"{what}\")")),
            5 => self.any("messages").map_or("Cash(3)".into(), |what| format!("Say(\"{what}\")")),
            _ => self.any("demand").map_or("Cash(4)".into(), |what| format!("Arrive(\"{what}\")")),
        }
    }

    /// Something that can be asked.
    fn condition(&mut self) -> String {
        match self.below(8) {
            0 => format!("From({})", self.moment()),
            1 => format!("AtLeast(\"completed\", {})", self.below(40)),
            2 => format!("Below(\"cash\", {})", self.below(5000)),
            3 => "AtLeast(\"var.count\", 3)".into(),
            4 => format!("Not(From({}))", self.moment()),
            5 => format!("All([AtLeast(\"open_work\", {}), Below(\"lead_time\", 600)])", self.below(10)),
            6 => self.any("demand").map_or("Always".into(), |what| format!("Happened(Finished(\"{what}\"))")),
            _ => "Since(Acted(LimitPerson), \"2h\")".into(),
        }
    }
}

/// The text of a random level.
pub(crate) fn level(number: u64) -> String {
    let luck = Xoshiro256PlusPlus::seed_from_u64(number);
    let mut draft = Draft { luck, days: 1, top: Vec::new(), rules: Vec::new(), lists: BTreeMap::new() };
    draft.days = 1 + draft.below(3);
    for _ in 0..1 + draft.below(4) {
        draft.entry("centres", "centre", &["name: \"Centre\"".into()]);
    }
    // Every work centre has somebody who knows enough, the last one everything; the player is one of them or nobody.
    for at in 0..draft.list("centres").len() {
        for _ in 0..1 + draft.below(3) {
            let centre = draft.list("centres")[at].id.clone();
            draft.entry("people", "person", &[format!("centre: \"{centre}\"")]);
        }
    }
    if draft.chance(70) {
        let you = draft.entry("people", "you", &["shift: Daily(\"06:00\", \"22:00\")".into()]);
        draft.top.push(format!("you: \"{you}\""));
    }
    let per_day = 4 + draft.below(30);
    draft.stream(format!("Poisson({per_day})"));
    for mechanic in MECHANICS {
        if draft.chance(55) {
            mechanic(&mut draft);
        }
    }
    let mut text = format!(
        "(format: 1, title: \"Random {number}\", lesson: \"None.\", ends: \"day {} 00:00\",\n{}",
        draft.days + 1,
        draft.top.iter().map(|field| format!("{field},\n")).collect::<String>()
    );
    if !draft.rules.is_empty() {
        text += &format!("rules: ({}),\n", draft.rules.join(", "));
    }
    for (name, entries) in &draft.lists {
        text += &format!("{name}: [\n");
        for Entry { id, fields } in entries {
            text += &format!("  (id: \"{id}\", {}),\n", fields.join(", "));
        }
        text += "],\n";
    }
    text + ")\n"
}

fn services(draft: &mut Draft) {
    for at in 0..1 + draft.below(4) {
        let owner = draft.any("centres").expect("made first");
        let mut fields = vec![format!("name: \"Service\", owner: \"{owner}\"")];
        for key in ["documentation", "monitoring", "test_coverage", "load"] {
            fields.push(format!("{key}: {}", draft.share()));
        }
        if at > 0 && draft.chance(50) {
            let needed = draft.below(at);
            fields.push(format!("depends_on: [\"service{needed}\"]"));
        }
        draft.entry("services", "service", &fields);
    }
}

fn stakeholders(draft: &mut Draft) {
    for _ in 0..1 + draft.below(3) {
        let mut fields = vec![format!("name: \"Stakeholder\", trust: {}", draft.below(101))];
        if draft.chance(50) {
            let stream = draft.stream("Never".into());
            let (below, hours) = (draft.below(101), 1 + draft.below(6));
            fields.push(format!(
                "goes_round_below: {below}, goes_round_with: \"{stream}\", goes_round_every: \"{hours}h\""
            ));
        }
        draft.entry("stakeholders", "who", &fields);
    }
}

fn arrivals(draft: &mut Draft) {
    for _ in 0..1 + draft.below(3) {
        let (moment, number) = (draft.moment(), 1 + draft.below(12));
        let other = draft.moment();
        let arrivals = match draft.below(4) {
            0 => format!("Office({number})"),
            1 => format!("At([{moment}, {other}])"),
            2 => format!("Every(\"{number}h\", {moment})"),
            _ => format!("Burst({number}, {moment})"),
        };
        draft.stream(arrivals);
    }
}

fn rework(draft: &mut Draft) {
    let centre = draft.any("centres").expect("made first");
    let (first, second, share) = (draft.dist(60), draft.dist(60), draft.below(60) as f64 / 100.0);
    let route = format!(
        "route: [(at: \"{centre}\", effort: {first}), (at: \"{centre}\", effort: {second}, rework: (share: {share}, to: \"{centre}\"))]"
    );
    let fields = ["titles: [\"Again\"], kind: InternalProject, arrivals: Poisson(6)".into(), route];
    draft.entry("demand", "again", &fields);
}

fn limits(draft: &mut Draft) {
    draft.some("centres", 40, |d, _| format!("wip_limit: {}", 1 + d.below(4)));
    draft.some("people", 60, |d, _| format!("wip_limit: {}", 1 + d.below(8)));
    for _ in 0..draft.below(3) {
        let (most, kinds) = (1 + draft.below(9), draft.pick(&["[]", "[Change]", "[Unplanned, BusinessProject]"]));
        draft.entry("wip_limits", "limit", &[format!("limit: {most}, kinds: {kinds}")]);
    }
}

fn disciplines(draft: &mut Draft) {
    draft.some("centres", 80, |d, _| {
        format!("discipline: {}", d.pick(&["Fifo", "ClassOfService", "Priority", "CostOfDelay", "Loudest"]))
    });
    draft.some("demand", 60, |d, _| format!("priority: {}, cost_of_delay: {}", 1 + d.below(5), d.below(900)));
}

fn switching(draft: &mut Draft) {
    let rule = draft.pick(&["Weinberg", "Measured", "Off"]);
    draft.rules.push(format!("switching: {rule}"));
}

fn shifts(draft: &mut Draft) {
    let first = draft.pick(&["Mon", "Thu", "Fri", "Sun"]);
    draft.top.push(format!("first_day: {first}"));
    draft.some("people", 70, |d, id| {
        let shift = [
            "Always",
            "Office",
            "Weekdays(\"07:00\", \"15:30\")",
            "Daily(\"10:00\", \"19:00\")",
            "Daily(\"21:00\", \"05:00\")",
        ];
        // The player has hours of their own.
        if id.starts_with("you") { "role: \"You\"".into() } else { format!("shift: {}", d.pick(&shift)) }
    });
}

fn knowledge(draft: &mut Draft) {
    let last = draft.list("people").iter().rposition(|p| p.id.starts_with("person")).expect("made first");
    for at in 0..last {
        let (share, speed) = (draft.share(), 0.5 + draft.share());
        let person = &mut draft.list("people")[at];
        if person.id.starts_with("person") {
            person.add(format!("otherwise: {share}, speed: {speed}"));
        }
    }
    let Some(service) = draft.any("services") else { return };
    let (at, dist) = (draft.any("centres").expect("made first"), draft.dist(90));
    let fields = [
        "titles: [\"Known\"], kind: Change, arrivals: Poisson(5)".into(),
        format!("route: [(at: \"{at}\", effort: {dist}, service: \"{service}\")]"),
    ];
    draft.entry("demand", "known", &fields);
}

fn interruptions(draft: &mut Draft) {
    let desk = draft.any("centres").expect("made first");
    draft.some("people", 50, |d, _| {
        let mode = d.pick(&["OpenDoor", "Triaged", "Shielded"]);
        format!("interruptions: {mode}, triage: \"{desk}\"")
    });
    let person = draft.list("people")[0].id.clone();
    draft.some("demand", 40, |d, _| {
        let requester = d.any("stakeholders").map_or(String::new(), |who| format!(", requester: \"{who}\""));
        format!("asks: \"{person}\"{requester}")
    });
}

fn promises(draft: &mut Draft) {
    draft.some("demand", 50, |d, _| format!("due_after: \"{}h\", trust: {}", 1 + d.below(30), d.below(5)));
}

fn changes(draft: &mut Draft) {
    let Some(service) = draft.any("services") else { return };
    let mode = draft.pick(&["WildWest", "Recorded", "Frozen"]);
    draft.top.push(format!("change_control: {mode}"));
    draft.some("demand", 50, |d, _| {
        let (failure, tested, recorded) = (d.share(), d.share(), d.share());
        let standard = d.chance(30);
        format!(
            "risk: (service: \"{service}\", failure: {failure}, tested: {tested}, recorded: {recorded}, standard: {standard})"
        )
    });
}

fn named_changes(draft: &mut Draft) {
    let Some(service) = draft.any("services") else { return };
    for _ in 0..1 + draft.below(2) {
        let (author, at) = (draft.any("centres").expect("made first"), draft.any("centres").expect("made first"));
        let deployed = if draft.chance(50) { "\"day 0 22:00\"".into() } else { draft.moment() };
        let (back, forward, recorded) = (draft.dist(200), draft.dist(200), draft.chance(50));
        let fields = [format!(
            "title: \"Change\", service: \"{service}\", author: \"{author}\", deployed: {deployed}, recorded: {recorded}, \
             roll_back: {back}, roll_back_at: \"{at}\", roll_forward: {forward}, on_roll_back: [Cash(-50)]"
        )];
        draft.entry("changes", "change", &fields);
    }
}

fn board(draft: &mut Draft) {
    let board = draft.any("centres").expect("made first");
    draft.top.push(format!("board: \"{board}\""));
    if let Some(mode) = draft.top.iter_mut().find(|field| field.starts_with("change_control")) {
        *mode = if mode.ends_with("Frozen") { "change_control: Board".into() } else { "change_control: Light".into() };
    }
}

fn meeting(draft: &mut Draft) {
    let (moment, hours, low, more) = (draft.moment(), 1 + draft.below(20), draft.below(3), draft.below(5));
    let length = if draft.chance(50) { ", length: \"45m\"" } else { "" };
    let at = draft.list("centres").len() - 1;
    draft.list("centres")[at]
        .add(format!("meeting: (every: \"{hours}h\", first: {moment}, most: Uniform({low}, {}){length})", low + more));
}

fn wear(draft: &mut Draft) {
    draft.some("services", 70, |d, _| format!("failures_per_week: {}", d.below(30)));
}

fn incidents(draft: &mut Draft) {
    let Some(service) = draft.any("services") else { return };
    let at = draft.any("centres").expect("made first");
    let cause = match draft.any("changes") {
        Some(change) if draft.chance(50) => format!("Change(\"{change}\")"),
        _ => format!("Wear(\"{service}\")"),
    };
    let suspects: Vec<String> =
        draft.list("services").iter().map(|s| format!("(service: \"{}\", weight: 1)", s.id)).collect();
    let suspects = if draft.chance(60) { suspects.join(", ") } else { String::new() };
    let (starts, examine, restore, outage) = (draft.moment(), draft.dist(240), draft.dist(120), draft.chance(50));
    let fields = [format!(
        "title: \"Trouble\", service: \"{service}\", starts: {starts}, cause: {cause}, suspects: [{suspects}], \
         examine: {examine}, restore: {restore}, restore_at: \"{at}\", outage: {outage}, cost_per_hour: 75"
    )];
    draft.entry("incidents", "trouble", &fields);
}

fn money(draft: &mut Draft) {
    let (cash, costs) = (draft.below(100_000), draft.below(900) as f64 / 4.0);
    draft.top.push(format!("cash: {cash}, costs_per_hour: {costs}"));
    draft.some("services", 60, |d, _| format!("revenue_per_hour: {}", d.below(2000) as f64 / 8.0));
}

fn runs(draft: &mut Draft) {
    let Some(service) = draft.any("services") else { return };
    let (at, day) = (draft.any("centres").expect("made first"), 1 + draft.below(draft.days));
    let (prepare, effort, clean_up) = (draft.dist(180), draft.dist(300), draft.dist(600));
    let fields = [format!(
        "name: \"Run\", service: \"{service}\", at: \"{at}\", opens: \"day {day} 08:00\", prepare: {prepare}, due: \"day {day} 17:00\", \
         by_hand: (title: \"By hand\", at: \"{at}\", effort: {effort}, clean_up: {clean_up}, then: [Cash(-500)])"
    )];
    draft.entry("runs", "run", &fields);
}

fn talk(draft: &mut Draft) {
    let speaker = draft.list("people")[0].id.clone();
    for _ in 0..1 + draft.below(3) {
        let (first, second, hours) = (draft.effect(), draft.effect(), 1 + draft.below(5));
        let fields = [format!(
            "from: \"{speaker}\", text: \"Well?\", expires: \"{hours}h\", otherwise: \"no\", choices: [\
             (id: \"yes\", label: \"Yes\", cost: \"10m\", then: [{first}]), (id: \"no\", label: \"No\", then: [{second}])]"
        )];
        let message = draft.entry("messages", "message", &fields);
        let topic = [format!("with: \"{speaker}\", label: \"Ask\", cost: \"15m\", then: [Say(\"{message}\")]")];
        draft.entry("topics", "topic", &topic);
    }
}

fn features(draft: &mut Draft) {
    let service = draft.any("services").map_or(String::new(), |service| format!(", service: \"{service}\""));
    draft.some("demand", 40, |d, _| format!("value: (a_day: {}, half_life: \"2d\", late: 0.4{service})", d.below(900)));
    draft.some("runs", 60, |d, _| format!("brings: {}", d.below(9000)));
}

fn customers(draft: &mut Draft) {
    let (satisfaction, share, price) = (draft.below(101), 0.01 + draft.below(90) as f64 / 100.0, 1 + draft.below(90));
    draft
        .top
        .push(format!("customers: (satisfaction: {satisfaction}, market_share: {share}), shares: (price: {price})"));
    if let Some(service) = draft.any("services") {
        let lost = draft.below(300);
        draft.top.push(format!("stock: (services: [\"{service}\"], lost_per_hour: {lost})"));
    }
}

fn audits(draft: &mut Draft) {
    let (at, with) = (draft.any("centres").expect("made first"), draft.any("stakeholders"));
    let service = draft.any("services").map_or(String::new(), |service| format!(", service: \"{service}\""));
    let trust = with.as_ref().map_or(String::new(), |_| ", trust: 4".into());
    let findings: Vec<String> = (0..1 + draft.below(3))
        .map(|n| {
            let (effort, fine) = (draft.dist(120), draft.below(500));
            format!("(id: \"finding{n}\", title: \"Fix\", control: \"C\", at: \"{at}\", effort: {effort}, fine: {fine}{service}{trust})")
        })
        .collect();
    let speaker = draft.list("people")[0].id.clone();
    let with = with.map_or(String::new(), |who| format!("with: \"{who}\", "));
    let (moment, effect) = (draft.moment(), draft.effect());
    let fields = [format!(
        "name: \"Audit\", at: {moment}, {with}findings: [{}], failed: [{effect}], \
         controls: [(id: \"control\", label: \"Show\", with: \"{speaker}\", covers: [\"finding0\"])]",
        findings.join(", ")
    )];
    draft.entry("audits", "audit", &fields);
}

fn duties(draft: &mut Draft) {
    let (first, second) = (draft.any("centres").expect("made first"), draft.any("centres").expect("made first"));
    let fields = [format!(
        "titles: [\"Four eyes\"], kind: Change, arrivals: Poisson(6), \
         route: [(at: \"{first}\", effort: Fixed(\"20m\"), duty: \"build\"), (at: \"{second}\", effort: Fixed(\"10m\"), duty: \"deploy\")]"
    )];
    draft.entry("demand", "duty", &fields);
    draft.top.push("duties: [(first: \"build\", then: \"deploy\")]".into());
}

fn security(draft: &mut Draft) {
    let Some(service) = draft.any("services") else { return };
    let (made, found) = (draft.any("centres").expect("made first"), draft.any("centres").expect("made first"));
    let (flaw, finds, breaches) = (draft.share(), draft.share(), draft.below(40));
    let fields = [format!(
        "titles: [\"Secure\"], kind: Change, arrivals: Poisson(6), security: (flaw: {flaw}, made_at: \"{made}\", service: \"{service}\"), \
         route: [(at: \"{made}\", effort: Fixed(\"20m\")), (at: \"{found}\", effort: Fixed(\"10m\"), finds: {finds})]"
    )];
    draft.entry("demand", "secure", &fields);
    draft.some("services", 70, |d, _| format!("personal_data: true, holes: {}", d.below(4)));
    draft.top.push("breach: (cost: 700, fine: 300, trust: 2, then: [Cash(-1)])".into());
    draft.rules.push(format!("breaches_per_hole: {breaches}"));
}

fn debt(draft: &mut Draft) {
    let Some(service) = draft.any("services") else { return };
    draft.top.push("technical_debt: true".into());
    draft.some("services", 70, |d, _| format!("debt: {}", d.below(6)));
    draft.some("demand", 60, |d, _| {
        [
            format!("shortcut: (service: \"{service}\", points: 0.25)"),
            format!("pays_debt: (service: \"{service}\", points: 0.5)"),
        ][d.below(2) as usize]
            .clone()
    });
}

fn upkeep(draft: &mut Draft) {
    let Some(service) = draft.any("services") else { return };
    let route = draft.route();
    let fields = [
        format!(
            "titles: [\"Upkeep\"], kind: InternalProject, arrivals: Every(\"9h\", \"day 1 07:00\"), due_after: \"4h\", upkeep: \"{service}\""
        ),
        route,
    ];
    draft.entry("demand", "upkeep", &fields);
    if !draft.top.iter().any(|field| field.starts_with("technical_debt")) {
        draft.top.push("technical_debt: true".into());
    }
}

fn load(draft: &mut Draft) {
    draft.some("services", 70, |d, _| {
        let (peak, share, effort) = (d.below(40) as f64 / 10.0, d.share(), d.dist(90));
        format!(
            "traffic: (daily: [0.5, {peak}, 1], weekly: [1, 2], more: (share: 0.5, takes: \"5h\", cost: 90), \
             elastic: (most: 2, cost_per_hour: 3), offload: (share: {share}, effort: {effort}))"
        )
    });
}

fn weaknesses(draft: &mut Draft) {
    draft.some("services", 60, |d, _| format!("weaknesses: {}, cascades: {}", d.below(4), d.share()));
}

fn improvements(draft: &mut Draft) {
    let at = draft.any("centres").expect("made first");
    for _ in 0..1 + draft.below(3) {
        let (effort, effect, cost, share) = (draft.dist(200), draft.effect(), draft.below(300), draft.below(60));
        let fields = [format!(
            "title: \"Improve\", about: \"It improves.\", at: \"{at}\", effort: {effort}, cost: {cost}, then: [{effect}], \
             dip: (share: 0.{share:02}, lasts: \"6h\")"
        )];
        draft.entry("improvements", "improvement", &fields);
    }
    let by = draft.moment();
    draft.top.push(format!(
        "kata: (at: \"{at}\", targets: [(id: \"aim\", title: \"Less\", metric: \"open_work\", at_most: 6, by: {by})])"
    ));
}

fn fatigue(draft: &mut Draft) {
    draft.rules.push("fatigue: On, resigns_after: \"2h\", notice: \"3h\"".into());
    draft.some("people", 60, |d, _| format!("morale: {}, fatigue: {}", d.below(101), d.share()));
    draft.some("people", 40, |d, _| format!("off_record_above: \"{}m\"", d.below(90)));
}

fn candidates(draft: &mut Draft) {
    for _ in 0..1 + draft.below(2) {
        let (cost, hours) = (draft.below(900), 1 + draft.below(20));
        draft.entry("people", "newcomer", &[format!("candidate: (cost: {cost}, takes: \"{hours}h\")")]);
    }
}

fn projects(draft: &mut Draft) {
    for _ in 0..1 + draft.below(2) {
        let stream = draft.stream("Never".into());
        let sponsor = draft.any("stakeholders").map_or(String::new(), |who| format!("sponsor: \"{who}\", "));
        let (count, at_once, frozen) = (1 + draft.below(6), 1 + draft.below(4), draft.chance(30));
        let (due, starts) = (draft.moment(), draft.moment());
        let starts = if draft.chance(60) { format!(", starts: {starts}") } else { String::new() };
        let fields = [format!(
            "title: \"Project\", {sponsor}value: 4000, lost_per_day: 500, trust: 5, due: {due}, at_once: {at_once}, frozen: {frozen}, \
             items: [(stream: \"{stream}\", count: {count})]{starts}"
        )];
        draft.entry("projects", "project", &fields);
    }
    let (gate, hours) = (draft.any("centres").expect("made first"), 1 + draft.below(30));
    draft.top.push(format!("release_gate: (centre: \"{gate}\", most_hours: {hours})"));
    draft.some("stakeholders", 70, |d, _| {
        format!("pushes: (below: {}, patience: \"3h\", by: [Expedite, AddScope, Unfreeze])", d.below(101))
    });
}

fn environments(draft: &mut Draft) {
    for _ in 0..1 + draft.below(2) {
        let (parity, drift, at, effort) =
            (draft.share(), draft.share(), draft.any("centres").expect("made first"), draft.dist(200));
        let fields = [format!(
            "name: \"Copy\", parity: {parity}, drift_per_week: {drift}, refresh: (at: \"{at}\", effort: {effort}, cost: 90)"
        )];
        draft.entry("environments", "environment", &fields);
    }
}

fn pipelines(draft: &mut Draft) {
    for _ in 0..1 + draft.below(2) {
        let (batch, moment) = (1 + draft.below(5), draft.moment());
        let policy = match draft.below(4) {
            0 => "OnDemand".into(),
            1 => format!("Batch({batch})"),
            2 => format!("Every(\"{}h\", {moment})", 1 + draft.below(30)),
            _ => "Window([Mon, Wed, Fri], \"22:00\", \"03:00\")".into(),
        };
        let stages: Vec<String> = (0..1 + draft.below(5))
            .map(|stage| {
                let (at, by) = (draft.any("centres").expect("made first"), draft.any("centres").expect("made first"));
                let at = if draft.chance(50) { format!(", at: \"{at}\"") } else { String::new() };
                let environment = draft.any("environments").filter(|_| draft.chance(50));
                let environment = environment.map_or(String::new(), |id| format!(", environment: \"{id}\""));
                let (wait, set_up, run, finds) = (draft.below(90), 1 + draft.below(60), draft.below(20), draft.share());
                let (hidden, effort) = (draft.chance(30), draft.dist(200));
                format!(
                    "(id: \"s{stage}\", name: \"Stage\"{at}{environment}, wait: \"{wait}m\", set_up: \"{set_up}m\", run: \"{run}m\", \
                     finds: {finds}, hidden: {hidden}, automate: (at: \"{by}\", effort: {effort}, cost: 70), \
                     remove: (at: \"{by}\", effort: {effort}))"
                )
            })
            .collect();
        let (build, recovery) = (draft.pick(&["Once", "PerEnvironment"]), draft.pick(&["Forward", "Back"]));
        let (share, canary, flags) = (draft.share(), draft.chance(50), draft.chance(50));
        let fields = [format!(
            "name: \"Pipeline\", policy: {policy}, build: {build}, recovery: {recovery}, stages: [{}], \
             canary: (share: {share}, time: \"40m\", on: {canary}), flags: (on: {flags})",
            stages.join(", ")
        )];
        draft.entry("pipelines", "pipeline", &fields);
    }
    draft.some("demand", 60, |d, _| format!("pipeline: \"{}\"", d.any("pipelines").expect("made just now")));
}

fn freezes(draft: &mut Draft) {
    let (day, hours) = (1 + draft.below(draft.days), draft.below(24));
    let fields = [format!("name: \"Freeze\", from: \"day {day} {hours:02}:00\", to: \"day {} 12:00\"", day + 1)];
    draft.entry("freezes", "freeze", &fields);
}

fn carry(draft: &mut Draft) {
    let mut carry = vec!["\"count\"".to_string(), "\"record_share\"".into()];
    if draft.list("script").is_empty() {
        script(draft);
    }
    let mut brings = Vec::new();
    if let Some(who) = draft.any("stakeholders") {
        carry.push(format!("\"trust.{who}\""));
        brings.push(format!("(from: \"trust.{who}\", sets: \"stakeholders.{who}.trust\", worst: 20, best: 80)"));
    }
    if let Some(service) = draft.any("services") {
        carry.push(format!("\"documentation.{service}\""));
        brings.push(format!("(from: \"x\", sets: \"services.{service}.documentation\", worst: 0.1, best: 0.9)"));
    }
    draft.top.push(format!(
        "carry: [{}], carried: {{\"before\": 2}}, brings: [{}]",
        carry.join(", "),
        brings.join(", ")
    ));
}

fn hints(draft: &mut Draft) {
    if draft.list("script").is_empty() {
        script(draft);
    }
    let (when, until) = (draft.condition(), draft.condition());
    let fields = [format!("when: {when}, until: {until}, look: \"Look\", lever: \"Try\", theory: \"Why\"")];
    draft.entry("hints", "hint", &fields);
}

fn script(draft: &mut Draft) {
    // A message that says itself again is legal, but has no end.
    draft.entry("script", "counts", &["when: Always, then: [Add(\"count\", 1)], again_after: \"3h\"".into()]);
    for _ in 0..1 + draft.below(4) {
        let (when, then) = (draft.condition(), [draft.effect(), draft.effect()].join(", "));
        let again = if draft.chance(40) { ", again_after: \"5h\"" } else { "" };
        draft.entry("script", "trigger", &[format!("when: {when}, then: [{then}]{again}")]);
    }
}

fn rules(draft: &mut Draft) {
    for key in ["learned_per_hour", "found_without_record", "pace_of_the_least_knowing", "pace_after_overtime"] {
        let share = draft.share();
        draft.rules.push(format!("{key}: {share}"));
    }
    for key in ["detection", "triage", "card", "tell", "overtime"] {
        let minutes = 1 + draft.below(300);
        draft.rules.push(format!("{key}: \"{minutes}m\""));
    }
}

fn goals(draft: &mut Draft) {
    if draft.list("script").is_empty() {
        script(draft);
    }
    for verdict in ["Won", "Lost"] {
        let when = draft.condition();
        draft.entry(
            "endings",
            "end",
            &[format!("title: \"End\", text: \"It ends.\", verdict: {verdict}, when: {when}")],
        );
    }
}
