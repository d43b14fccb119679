//! How heavy a first visit is: every file that the page needs to be usable in one language, as brotli makes
//! it. A first visit has no plan yet; the code of an open plan comes next, and after that, while nobody waits,
//! guidance, the texts of the other language and the sample plan. The reader of workbooks comes when somebody
//! chooses one. Each has a budget of its own. The schema is there for programs; no visit fetches it.

use super::parts::{LATER, ON_DEMAND};
use super::sheets;
use crate::checkout;
use anyhow::{Result, bail};
use brotli::enc::BrotliEncoderParams;
use std::cmp::Reverse;
use std::fs;
use std::path::Path;
use std::thread;

// The mission allows 400,000. This close to what it weighs, a view that slips from the later part into the first shows.
const FIRST_BYTES: usize = 340_000;
const PLAN_BYTES: usize = 420_000;
const DEMAND_BYTES: usize = 100_000;
const IDLE_BYTES: usize = 160_000;
const WORKBOOK_BYTES: usize = 350_000;

/// Prints what each file weighs, and fails when they exceed the budgets.
pub fn check(dist: &Path) -> Result<()> {
    let mut files = checkout::files_below(dist, &|name| !name.starts_with('.'))?;
    files.retain(|file| !file.ends_with(".schema.json"));
    let mut weights = weigh(dist, &files)?;
    weights.sort_by_key(|(_, bytes)| Reverse(*bytes));
    let (workbook, weights): (Vec<_>, Vec<_>) = weights.into_iter().partition(|(file, _)| sheets::is_part(file));
    // The heavier language counts as the reader's.
    let other = weights.iter().rev().find(|(file, _)| has_labels(file)).map(|(file, _)| *file);
    let of_plan = |file: &str| file.starts_with(&format!("{LATER}-"));
    let (plan, rest): (Vec<_>, Vec<_>) = weights.into_iter().partition(|(file, _)| of_plan(file));
    let mut rest = rest;
    let mut demanded = Vec::new();
    for part in ON_DEMAND {
        let is_of = |file: &str| file.strip_prefix(part).is_some_and(|rest| rest.starts_with('-'));
        let (its, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(file, _)| is_of(file));
        rest = others;
        demanded.push((part, its));
    }
    let (idle, first): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(file, _)| is_idle(file) || Some(*file) == other);
    print("A first visit, brotli:", &first, FIRST_BYTES)?;
    print("Then, until a plan can be open:", &plan, PLAN_BYTES)?;
    for (part, weights) in &demanded {
        print(&format!("Fetched when it is shown, or while nobody waits, {part}:"), weights, DEMAND_BYTES)?;
    }
    print("Fetched while nobody waits:", &idle, IDLE_BYTES)?;
    print("Fetched when somebody chooses a workbook:", &workbook, WORKBOOK_BYTES)
}

fn print(title: &str, weights: &[(&String, usize)], budget: usize) -> Result<()> {
    println!("{title}");
    for (file, bytes) in weights {
        println!("{:>9}  {file}", grouped(*bytes));
    }
    let total = weights.iter().map(|(_, bytes)| bytes).sum();
    println!("{:>9}  in all, of {} allowed", grouped(total), grouped(budget));
    if total > budget {
        bail!("that is {} bytes over the budget", grouped(total - budget));
    }
    Ok(())
}

/// Whether a file is fetched after the start in any language.
fn is_idle(file: &str) -> bool {
    file.starts_with("sample-") || is_text(file, locales::guidance_of)
}

/// Whether a file holds the labels of a language.
fn has_labels(file: &str) -> bool {
    !is_idle(file) && is_text(file, str::to_owned)
}

/// Whether a file is named after some part of a language, and its content.
fn is_text(file: &str, part: impl Fn(&str) -> String) -> bool {
    let named = |language: &&str| file.strip_prefix(&part(language)).is_some_and(|rest| rest.starts_with('-'));
    Path::new(file).extension().is_some_and(|it| it == "txt") && locales::LANGUAGES.iter().any(named)
}

fn weigh<'a>(dist: &Path, files: &'a [String]) -> Result<Vec<(&'a String, usize)>> {
    thread::scope(|scope| {
        let weighing: Vec<_> =
            files.iter().map(|file| (file, scope.spawn(move || compressed_bytes(&dist.join(file))))).collect();
        let weights = weighing.into_iter().map(|(file, thread)| match thread.join() {
            Ok(bytes) => Ok((file, bytes?)),
            Err(_) => bail!("{file} could not be compressed"),
        });
        weights.collect()
    })
}

fn compressed_bytes(path: &Path) -> Result<usize> {
    let content = fs::read(path)?;
    let parameters = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content.as_slice(), &mut compressed, &parameters)?;
    Ok(compressed.len())
}

/// 1234567 as `1 234 567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.iter().map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_waited_for_and_guidance_is_not() {
        let labels = ["zh-CN-0123456789abcdef.txt", "en-0123456789abcdef.txt"];
        let idle = ["en-guidance-0123456789abcdef.txt", "sample-0123456789abcdef.txt"];
        for file in labels {
            assert!(has_labels(file) && !is_idle(file), "{file}");
        }
        for file in idle {
            assert!(is_idle(file) && !has_labels(file), "{file}");
        }
        assert!(!has_labels("engine-0123.js") && !is_idle("engine-0123.js"));
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_234_567), "1 234 567");
    }
}
