//! How heavy a first visit is: every file that it fetches, as brotli makes it. The schema is there for
//! programs; no visit fetches it.

use crate::checkout;
use anyhow::{Result, bail};
use brotli::enc::BrotliEncoderParams;
use std::cmp::Reverse;
use std::fs;
use std::path::Path;
use std::thread;

const BUDGET: usize = 400_000;

/// Prints what each file weighs, and fails when all of them exceed the budget.
pub fn check(dist: &Path) -> Result<()> {
    let mut files = checkout::files_below(dist, &|name| !name.starts_with('.'))?;
    files.retain(|file| is_fetched_first(file));
    let mut weights = weigh(dist, &files)?;
    weights.sort_by_key(|(_, bytes)| Reverse(*bytes));
    let total: usize = weights.iter().map(|(_, bytes)| bytes).sum();
    println!("A first visit, brotli:");
    for (file, bytes) in &weights {
        println!("{:>9}  {file}", grouped(*bytes));
    }
    println!("{:>9}  in all, of {} allowed", grouped(total), grouped(BUDGET));
    if total > BUDGET {
        bail!("the page is {} bytes over its budget", grouped(total - BUDGET));
    }
    Ok(())
}

fn is_fetched_first(file: &str) -> bool {
    !file.ends_with(".schema.json")
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
    fn the_schema_is_not_part_of_a_first_visit() {
        assert!(is_fetched_first("index.html"));
        assert!(!is_fetched_first("plan.schema.json"));
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_234_567), "1 234 567");
    }
}
