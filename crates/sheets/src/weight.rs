//! How much a packed workbook comes to when it is unpacked. A small file may unpack to more than there is room for,
//! and may say otherwise, so what it says is not believed.

use plan_core::document::workbook::BookFault;
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;

/// Bytes of all that is in it. A sheet of 50,000 rows with twenty columns has some 60 million.
const MOST: u64 = 200_000_000;

/// Files in a workbook.
const MOST_FILES: usize = 10_000;

/// Refuses a workbook that is larger than anybody's table.
pub fn check(bytes: &[u8]) -> Result<(), BookFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BookFault::Damaged)?;
    if archive.len() > MOST_FILES {
        return Err(BookFault::TooLarge);
    }
    let mut left = MOST;
    for place in 0..archive.len() {
        // What cannot be read is told by whoever needs it. Everything counts, since any file may be named as a sheet.
        let Ok(file) = archive.by_index(place) else {
            continue;
        };
        if file.size() > left {
            return Err(BookFault::TooLarge);
        }
        let size = copy(&mut file.take(left + 1), &mut sink()).map_err(|_| BookFault::Damaged)?;
        left = left.checked_sub(size).ok_or(BookFault::TooLarge)?;
    }
    Ok(())
}
