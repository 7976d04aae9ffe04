//! `unplanned prove`: does a level teach what it claims?

use clap::Args as ClapArgs;
use std::path::PathBuf;

use super::{BAD_INPUT, bad, progress};
use crate::level::{self, library, rules::Difficulty};
use crate::page as html;
use crate::prove::{Matrix, markdown, matrix, rows, shown};
use crate::replay::write_whole;
use crate::sim::action::ActionKind;
use crate::truth::{Certificate, certify};

/// Prove that a level is won with its lesson and lost without it.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Levels: ids, folders, or folders of levels.
    #[arg(required = true)]
    levels: Vec<String>,
    /// Seeds a player.
    #[arg(long, default_value_t = 100)]
    seeds: u64,
    /// Refuse these kinds of action instead of the proof's lever.
    #[arg(long, value_name = "ACTION")]
    without: Vec<String>,
    /// One JSON object a level.
    #[arg(long)]
    json: bool,
    /// The matrices as tables of Markdown.
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// How hard it is played; the proof must hold at normal.
    #[arg(long, value_enum, default_value_t = Difficulty::Normal)]
    difficulty: Difficulty,
    /// Write the tables into a page: between its lines `<!-- proof LEVEL -->` and `<!-- /proof -->`.
    #[arg(long, value_name = "FILE.md")]
    into: Option<PathBuf>,
    /// Write a page with plots.
    #[arg(long, value_name = "FILE.html")]
    report: Option<PathBuf>,
}

/// Proves; 0 holds, 1 does not, 2 bad input.
pub fn run(args: &Args) -> u8 {
    let mut lever = Vec::new();
    for name in &args.without {
        match ActionKind::ALL.iter().find(|k| k.to_string().eq_ignore_ascii_case(name)) {
            Some(kind) => lever.push(*kind),
            None => return bad(format!("there is no kind of action \"{name}\": `unplanned describe` lists them")),
        }
    }
    let mut page = match args.into.as_deref().map(library::read).transpose() {
        Ok(page) => page,
        Err(error) => return bad(error),
    };
    let names = super::check::expand(&args.levels);
    let mut holds = true;
    let mut proven = 0;
    let mut certificates: Vec<Certificate> = Vec::new();
    let mut matrices: Vec<Matrix> = Vec::new();
    for name in &names {
        let level = match level::load_at(name, args.difficulty) {
            Ok(level) => level,
            Err(error) => return bad(error),
        };
        if let Some(truth) = &level.file.truth {
            let bar = progress(u64::from(truth.seeds), "measuring");
            let found = certify(&level, None, || bar.inc(1)).expect("it has a truth");
            bar.finish_and_clear();
            proven += 1;
            holds &= found.holds;
            if args.json {
                println!("{}", serde_json::to_string(&found).expect("plain data serialises"));
            } else {
                print_certificate(&found);
            }
            certificates.push(found);
        }
        if level.proof.is_none() {
            if level.file.truth.is_none() {
                eprintln!("{}: no proof.ron, nothing to prove", level.id);
            }
            continue;
        }
        if let (Some(path), Some(text)) = (&args.into, &page)
            && let Err(why) = place(text, &level.id)
        {
            return bad(format!("{}: {why}", path.display()));
        }
        let bar = progress(rows(&level) as u64 * args.seeds, "proving");
        let lever = (!lever.is_empty()).then_some(lever.as_slice());
        let result = matrix(&level, args.seeds, lever, || bar.inc(1)).expect("it has a proof");
        bar.finish_and_clear();
        proven += 1;
        holds &= result.holds;
        if args.json {
            println!("{}", serde_json::to_string(&result).expect("plain data serialises"));
        } else if args.markdown {
            println!("{}", markdown(&result));
        } else {
            print(&result, &level.file.lesson);
        }
        if let Some(text) = &mut page
            && let Ok(place) = place(text, &result.level)
        {
            text.replace_range(place, &format!("\n{}\n", markdown(&result)));
        }
        matrices.push(result);
    }
    if certificates.len() > 1 && !args.json {
        let good = certificates.iter().filter(|c| c.holds).count();
        println!("{good} of {} truths hold", certificates.len());
    }
    if proven == 0 {
        eprintln!("error: none of these levels has a proof.ron or a truth");
        return BAD_INPUT;
    }
    if let Some(path) = &args.report
        && let Err(error) = write_whole(path, &html::proofs(&certificates, &matrices))
    {
        return bad(format!("{}: the report cannot be written: {error}", path.display()));
    }
    if let (Some(path), Some(text)) = (&args.into, &page)
        && let Err(error) = write_whole(path, text)
    {
        return bad(format!("{}: cannot be written: {error}", path.display()));
    }
    u8::from(!holds)
}

/// Where the tables of a level stand in a page.
fn place(text: &str, level: &str) -> Result<std::ops::Range<usize>, String> {
    let (begins, ends) = (format!("<!-- proof {level} -->\n"), "<!-- /proof -->");
    let from = text.find(&begins).ok_or_else(|| format!("there is no line `{}`", begins.trim_end()))? + begins.len();
    let to = from + text[from..].find(ends).ok_or_else(|| format!("`{}` has no `{ends}`", begins.trim_end()))?;
    Ok(from..to)
}

fn print_certificate(found: &Certificate) {
    println!("{:>2}  {}  ({})", found.number, found.title, found.level);
    println!("    {}\n", found.formula);
    println!("    {:<46} {:>12}  {:>12}  {:<22} {:>6}", "", "expected", "measured", "99 % interval", "seeds");
    for f in &found.findings {
        let interval = format!("{:.4} … {:.4}", f.measured - f.half, f.measured + f.half);
        let verdict = if f.holds { "holds".to_string() } else { format!("BROKEN: {}", f.why) };
        println!(
            "    {:<46} {:>12}  {:>12.4}  {interval:<22} {:>6}  {verdict}",
            f.what, f.expected, f.measured, f.seeds
        );
    }
    println!();
}

fn print(matrix: &Matrix, lesson: &str) {
    let lever: Vec<String> = matrix.lever.iter().map(ToString::to_string).collect();
    println!("{}\n  {lesson}\n  lever: {}\n", matrix.level, lever.join(", "));
    println!(
        "  {:<44} {:>9}  {:>6}  {:<17} {:<10} {:>7}",
        "player", "won", "share", "95 % interval", "must be", "3 lamps"
    );
    for row in &matrix.rows {
        let name = row.name();
        let bar = if row.bar.0 > 0.5 {
            format!("≥ {:.0} %", 100.0 * row.bar.0)
        } else {
            format!("≤ {:.0} %", 100.0 * row.bar.1)
        };
        let interval = format!("{:.1} … {:.1} %", 100.0 * row.share.1, 100.0 * row.share.2);
        println!(
            "  {name:<44} {:>4}/{:<4}  {:>4.0} %  {interval:<17} {bar:<10} {:>5.0} %  {}",
            row.won,
            row.runs,
            100.0 * row.share.0,
            100.0 * row.three_stars,
            if row.holds { "ok" } else { "BROKEN" }
        );
    }
    println!();
    for row in &matrix.rows {
        let name = row.name();
        let endings: Vec<String> = row.endings.iter().map(|(e, n)| format!("{e} {n}")).collect();
        let medians: Vec<String> = row.medians.iter().map(|(m, v)| format!("{m} {}", shown(*v))).collect();
        println!("  {name:<44} endings: {}; medians: {}", endings.join(", "), medians.join(", "));
        if !row.holds {
            println!("  {:<44} seeds against the rule: {:?}", "", row.broken_by);
        }
    }
    for lack in &matrix.lacks {
        println!("  {lack}");
    }
    println!("\n  {}\n", if matrix.holds { "The lesson holds." } else { "The lesson does NOT hold." });
}
