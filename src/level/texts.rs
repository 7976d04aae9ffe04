//! A level in another language: `text.de.ron` beside `level.ron` says each English text of the level in German.
//!
//! It is keyed by the English text itself, so a text may move, and one that changed is missing rather than wrong. Ids are
//! no texts: nothing that the simulation reads can depend on the language.

use std::collections::{BTreeMap, BTreeSet};

use super::file::*;
use super::library::Campaign;
use super::locate::Step;

impl TextsFile {
    /// Its entries by the text that they translate, without the empty ones.
    pub(crate) fn by_text(&self) -> BTreeMap<&str, &str> {
        let said = self.texts.0.iter().filter(|(_, text)| !text.trim().is_empty());
        said.map(|(original, text)| (original.as_str(), text.as_str())).collect()
    }

    /// Puts its texts in the place of those of a level or a campaign.
    pub(crate) fn tell(&self, what: &mut impl Says) {
        let known = self.by_text();
        each(what, |text| {
            if let Some(told) = known.get(text.text.as_str()) {
                *text.text = (*told).to_string();
            }
        });
    }
}

/// A text for people, and where it stands.
pub(crate) struct Text<'a> {
    /// The way to it.
    pub(crate) path: &'a [Step],
    /// What it says.
    pub(crate) text: &'a mut String,
    /// A name of somebody, which is the same in most languages.
    pub(crate) is_name: bool,
}

/// On the way through all texts.
pub(crate) struct Walk<'a> {
    path: Vec<Step>,
    is_name: bool,
    see: &'a mut dyn FnMut(Text<'_>),
}

impl Walk<'_> {
    fn into(&mut self, step: impl Into<Step>, what: &mut impl Says) {
        self.path.push(step.into());
        what.texts(self);
        self.path.pop();
    }
}

/// What holds texts for people.
pub(crate) trait Says {
    /// Goes through them in the order of the file.
    fn texts(&mut self, walk: &mut Walk<'_>);
}

/// Goes through every text that is not empty.
pub(crate) fn each(what: &mut impl Says, mut see: impl FnMut(Text<'_>)) {
    what.texts(&mut Walk { path: Vec::new(), is_name: false, see: &mut see });
}

impl Says for String {
    fn texts(&mut self, walk: &mut Walk<'_>) {
        if !self.trim().is_empty() {
            (walk.see)(Text { path: &walk.path, text: self, is_name: walk.is_name });
        }
    }
}

impl<T: Says> Says for Vec<T> {
    fn texts(&mut self, walk: &mut Walk<'_>) {
        for (place, one) in self.iter_mut().enumerate() {
            walk.into(place, one);
        }
    }
}

impl<T: Says> Says for Option<T> {
    fn texts(&mut self, walk: &mut Walk<'_>) {
        if let Some(one) = self {
            one.texts(walk);
        }
    }
}

/// Which fields of the shapes are texts for people, or hold some. A test asks for each new field of text whether it is one.
macro_rules! texts {
    ($($shape:ident { $($field:ident),* $(; names: $($name:ident),*)? })*) => {
        $(impl Says for $shape {
            fn texts(&mut self, walk: &mut Walk<'_>) {
                $($(
                    walk.is_name = true;
                    walk.into(stringify!($name), &mut self.$name);
                    walk.is_name = false;
                )*)?
                $(walk.into(stringify!($field), &mut self.$field);)*
            }
        })*

        /// All of them: shape and field.
        #[cfg(test)]
        const FIELDS: &[(&str, &str)] = &[
            $($($((stringify!($shape), stringify!($name)),)*)? $((stringify!($shape), stringify!($field)),)*)*
        ];
    };
}

texts! {
    LevelFile {
        title, summary, lesson, goal, briefing, services, centres, environments, pipelines, wip_limits, freezes, people,
        stakeholders, duties, demand, projects, changes, incidents, runs, audits, improvements, kata, topics, messages, hints, endings, stars;
        names: company
    }
    ServiceFile { name }
    CentreFile { name, note }
    EnvironmentFile { name }
    PipelineFile { name, stages }
    StageFile { name }
    LimitFile { name }
    FreezeFile { name }
    PersonFile { role; names: name }
    StakeholderFile { role; names: name }
    DemandFile { titles }
    ProjectFile { title }
    ChangeFile { title }
    IncidentFile { title }
    RunFile { name, by_hand }
    ByHandFile { title }
    AuditFile { name, findings, controls }
    DutyFile { says }
    FindingFile { title, control }
    OwnControlFile { label }
    ImprovementFile { title, about }
    KataFile { targets }
    TargetFile { title }
    TopicFile { label }
    MessageFile { text, choices }
    ChoiceFile { label, hint, missing }
    HintFile { look, lever, theory }
    EndingFile { title, text, moral }
    StarFile { label, about }
}

impl Says for Campaign {
    fn texts(&mut self, walk: &mut Walk<'_>) {
        for part in &mut self.parts {
            walk.into("title", &mut part.title);
        }
    }
}

/// A text between quotes, as RON reads it.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// The texts that have no translation yet, each once, in the order of the file, with where each stands first.
pub(crate) fn untold(what: &(impl Says + Clone), told: &TextsFile) -> Vec<(Vec<Step>, String)> {
    let known = told.by_text();
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    each(&mut what.clone(), |text| {
        if !text.is_name && !known.contains_key(text.text.as_str()) && seen.insert(text.text.clone()) {
            out.push((text.path.to_vec(), text.text.clone()));
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference;

    /// Fields of text that are names in the level's files, or none of the player's: they are never told otherwise.
    const NO_TEXTS: &[&str] = &[
        "Person.look",
        "Stakeholder.look",
        "Truth.formula",
        "Truth.source",
        "TruthCheck.what",
        "Bring.from",
        "Bring.sets",
        "Target.metric",
        "Release.at",
    ];

    #[test]
    fn every_field_of_text_is_told_or_known_to_be_none() {
        let told: Vec<String> = FIELDS
            .iter()
            .map(|(shape, field)| format!("{}.{field}", shape.strip_suffix("File").unwrap_or(shape)))
            .collect();
        let sections = reference::sections();
        let names = [
            "id",
            "you",
            "face",
            "board",
            "owner",
            "depends_on",
            "centre",
            "triage",
            "goes_round_with",
            "requester",
            "asks",
            "pipeline",
            "upkeep",
            "at",
            "service",
            "duty",
            "to",
            "author",
            "roll_back_at",
            "roll_forward_at",
            "restore_at",
            "with",
            "from",
            "otherwise",
            "environment",
            "sponsor",
            "stream",
            "streams",
            "covers",
            "made_at",
            "first",
            "then",
            "services",
            "carry",
        ];
        for shape in &sections.iter().find(|section| section.title == "Entities").unwrap().entries {
            for field in shape.fields.iter().filter(|field| matches!(field.kind.as_str(), "text" | "list of text")) {
                let name = format!("{}.{}", shape.name, field.name);
                let is_none = NO_TEXTS.contains(&name.as_str()) || names.contains(&field.name.as_str());
                let is_told = told.contains(&name) || name == "MessageFile.from";
                assert!(is_told != is_none, "{name}: is it a text for people? Name it in `texts!`, or here as none");
            }
        }
    }

    #[test]
    fn a_text_between_quotes_is_read_as_it_was() {
        for text in ["a", "\"no\", she said: \\n", "zwei\nZeilen", "Maß · 5 %", "it's"] {
            assert_eq!(ron::from_str::<String>(&quoted(text)).unwrap(), text);
        }
    }
}
