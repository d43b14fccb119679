//! The number formats of an old workbook (.xls), which calamine does not tell: without them 30 % would come in as 0.3.
//! What is not as expected has no format; the values themselves are calamine's matter.

use crate::format::Form;
use std::collections::{BTreeMap, BTreeSet};

/// For each sheet, in the order of the workbook, the cells whose number format says something.
pub fn forms(bytes: &[u8]) -> Vec<BTreeMap<(u32, u32), Form>> {
    stream(bytes).map_or_else(Vec::new, |stream| of_workbook(&stream))
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}

/// The stream named `Workbook` of a compound file. One that is too small to have sectors of its own is no workbook
/// that a spreadsheet has written.
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let size =
        1_usize.checked_shl(u32::try_from(short(bytes, 30)?).ok()?).filter(|size| (512..=4096).contains(size))?;
    let sector = |number: usize| {
        let start = number.checked_add(1)?.checked_mul(size)?;
        bytes.get(start..bytes.len().min(start.checked_add(size)?))
    };
    // The list of lists: its beginning stands in the header, more of it in sectors that are chained by their last entry.
    let mut lists: Vec<usize> = (0..109).filter_map(|place| long(bytes, 76 + 4 * place)).collect();
    let (mut next, mut seen) = (long(bytes, 68)?, BTreeSet::new());
    while let Some(more) = sector(next).filter(|_| seen.insert(next)) {
        lists.extend((0..size / 4 - 1).filter_map(|place| long(more, 4 * place)));
        next = long(more, size - 4)?;
    }
    let mut chain = Vec::new();
    for list in lists.into_iter().filter_map(sector) {
        chain.extend((0..size / 4).map(|place| long(list, 4 * place).unwrap_or(usize::MAX)));
    }
    let read = |first: usize| {
        let (mut next, mut content, mut seen) = (first, Vec::new(), BTreeSet::new());
        while let Some(part) = sector(next).filter(|_| seen.insert(next)) {
            content.extend_from_slice(part);
            next = chain.get(next).copied().unwrap_or(usize::MAX);
        }
        content
    };
    let name: Vec<u8> = "workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let directory = read(long(bytes, 48)?);
    let entry = directory
        .chunks_exact(128)
        .find(|entry| usize::from(entry[64]) == name.len() + 2 && entry[..name.len()].eq_ignore_ascii_case(&name))?;
    Some(read(long(entry, 116)?))
}

/// The records of a stream from a place on: what each is, and what it holds.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (short(stream, at)?, short(stream, at + 2)?);
        let content = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, content))
    })
}

const END: usize = 0x000a;
const SHEET: usize = 0x0085;
const FORMAT: usize = 0x041e;
const STYLE: usize = 0x00e0;
const NUMBER: usize = 0x0203;
const SHORT_NUMBER: usize = 0x027e;
const FORMULA: usize = 0x0006;
const SHORT_NUMBERS: usize = 0x00bd;

fn of_workbook(stream: &[u8]) -> Vec<BTreeMap<(u32, u32), Form>> {
    let mut codes = BTreeMap::from([(9, "0%".to_owned()), (10, "0.00%".to_owned())]);
    let (mut styles, mut sheets) = (Vec::new(), Vec::new());
    for (kind, content) in records(stream, 0).take_while(|(kind, _)| *kind != END) {
        match kind {
            FORMAT => codes.extend(short(content, 0).zip(code(content))),
            STYLE => styles.push(short(content, 2).unwrap_or(0)),
            // Charts and modules are no sheets with cells, and are not counted as such.
            SHEET if content.get(5) == Some(&0) => sheets.push(long(content, 0).unwrap_or(usize::MAX)),
            _ => {}
        }
    }
    let form = |id: usize| codes.get(&id).map(|code| Form::of(code, u32::try_from(id).ok())).unwrap_or_default();
    let forms: Vec<Form> = styles.into_iter().map(form).collect();
    sheets.into_iter().map(|start| of_sheet(stream, start, &forms)).collect()
}

/// The letters of a format.
fn code(content: &[u8]) -> Option<String> {
    let length = short(content, 2)?;
    let letters = content.get(5..)?;
    if content.get(4)? & 1 == 0 {
        return Some(letters.iter().take(length).map(|byte| char::from(*byte)).collect());
    }
    let units: Vec<u16> =
        letters.as_chunks::<2>().0.iter().take(length).map(|pair| u16::from_le_bytes(*pair)).collect();
    Some(String::from_utf16_lossy(&units))
}

fn of_sheet(stream: &[u8], start: usize, forms: &[Form]) -> BTreeMap<(u32, u32), Form> {
    let mut found = BTreeMap::new();
    let mut put = |row: usize, column: usize, style: Option<usize>| {
        let form = style.and_then(|style| forms.get(style)).filter(|form| **form != Form::default());
        if let (Some(form), Ok(row), Ok(column)) = (form, u32::try_from(row), u32::try_from(column)) {
            found.insert((row, column), form.clone());
        }
    };
    for (kind, content) in records(stream, start).take_while(|(kind, _)| *kind != END) {
        let (Some(row), Some(column)) = (short(content, 0), short(content, 2)) else {
            continue;
        };
        match kind {
            NUMBER | SHORT_NUMBER | FORMULA => put(row, column, short(content, 4)),
            // Six bytes for each cell, between the first column and the last.
            SHORT_NUMBERS => {
                let count = content.len().saturating_sub(6) / 6;
                (0..count).for_each(|place| put(row, column + place, short(content, 4 + 6 * place)));
            }
            _ => {}
        }
    }
    found
}
