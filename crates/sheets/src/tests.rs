//! Workbooks, written and read again.

use super::*;
use plan_core::document::workbook::{Notes, SheetReader};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

/// The rows of a sheet, with their numbers.
fn rows(book: &mut Book, place: usize) -> (Notes, Vec<(usize, Vec<String>)>) {
    let text = book.rows(place).unwrap();
    let mut reader = SheetReader::new(&text).unwrap();
    let rows = std::iter::from_fn(|| reader.next(&text)).map(|row| (row.line, row.cells)).collect();
    (reader.notes, rows)
}

/// A workbook with one sheet, read again.
fn written(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> (Notes, Vec<(usize, Vec<String>)>) {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    rows(&mut Book::open(book.save_to_buffer().unwrap()).unwrap(), 0)
}

fn day(year: u16, month: u8, day: u8) -> ExcelDateTime {
    ExcelDateTime::from_ymd(year, month, day).unwrap()
}

#[test]
fn cells_come_as_the_sheet_shows_and_means_them() {
    let date = Format::new().set_num_format("yyyy/m/d");
    let chinese = Format::new().set_num_format("yyyy\"\u{5e74}\"m\"\u{6708}\"d\"\u{65e5}\"");
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let (notes, rows) = written(|sheet| {
        sheet.write(3, 1, "Order").unwrap();
        sheet.write(4, 1, "000123").unwrap();
        sheet.write_with_format(4, 2, day(2026, 3, 5), &date).unwrap();
        sheet.write(4, 3, 0.1 + 0.2).unwrap();
        sheet.write_with_format(4, 4, 0.285, &Format::new().set_num_format("0.0%")).unwrap();
        sheet.write(4, 5, true).unwrap();
        sheet.write_with_format(5, 1, 42, &Format::new().set_num_format("000000")).unwrap();
        sheet.write_with_format(5, 2, day(2026, 3, 6), &chinese).unwrap();
        sheet.write_with_format(5, 3, 1200.5, &Format::new().set_num_format("[$\u{20ac}-407] #,##0.00")).unwrap();
        sheet.write_with_format(5, 4, day(2026, 3, 7).and_hms(14, 30, 0).unwrap(), &moment).unwrap();
        sheet.write_formula(5, 5, Formula::new("=NA()").set_result("#N/A")).unwrap();
        sheet.write_formula(6, 3, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write(6, 4, " two\r\nlines ").unwrap();
        sheet.write(6, 5, "900000000000000001").unwrap();
    });
    let row = |line, cells: &[&str]| (line, cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
    assert_eq!(
        rows,
        [
            row(4, &["", "Order"]),
            row(5, &["", "000123", "2026-03-05", "0.3", "28.5%", "TRUE"]),
            row(6, &["", "000042", "2026-03-06", "\u{20ac}1200.5", "2026-03-07 14:30:00", "#N/A"]),
            row(7, &["", "", "", "2", "two\nlines", "900000000000000001"]),
        ]
    );
    assert_eq!(notes.errors, 1);
}

#[test]
fn numbers_are_told_from_texts_that_look_like_them() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, 1.125).unwrap().write(0, 1, "1.125").unwrap().write(0, 3, 7).unwrap();
    let text = Book::open(book.save_to_buffer().unwrap()).unwrap().rows(0).unwrap();
    let row = SheetReader::new(&text).unwrap().next(&text).unwrap();
    assert_eq!(row.cells, ["1.125", "1.125", "", "7"]);
    assert_eq!(row.numbers, [true, false, false, true]);
}

#[test]
fn words_over_several_rows_stand_beside_each_and_a_sum_counts_once() {
    let (notes, rows) = written(|sheet| {
        let format = Format::new();
        sheet.merge_range(0, 0, 0, 2, "Orders of 2026", &format).unwrap();
        sheet.merge_range(1, 0, 3, 0, "Haichuan", &format).unwrap();
        sheet.merge_range(1, 2, 2, 2, "", &format).unwrap();
        sheet.write_number(1, 2, 300).unwrap();
        for row in 1..3 {
            sheet.write(row, 1, format!("A{row}")).unwrap();
        }
    });
    let cells: Vec<Vec<String>> = rows.into_iter().map(|(_, cells)| cells).collect();
    // The last merged row has nothing of its own.
    assert_eq!(cells, [vec!["Orders of 2026"], vec!["Haichuan", "A1", "300"], vec!["Haichuan", "A2"]]);
    assert_eq!((notes.filled, notes.unfilled), (1, 1));
}

#[test]
fn sheets_are_named_and_the_first_with_a_table_in_sight_is_meant() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Cover").unwrap().write(0, 0, "Sales").unwrap();
    let hidden = book.add_worksheet().set_name("Draft").unwrap();
    hidden.set_hidden(true).write(0, 0, "x").unwrap().write(1, 0, "y").unwrap();
    book.add_worksheet().set_name("\u{8ba2}\u{5355}").unwrap().write(2, 0, "a").unwrap().write(3, 0, "b").unwrap();
    let mut book = Book::open(book.save_to_buffer().unwrap()).unwrap();
    let sheets = book.sheets();
    let named: Vec<(&str, bool)> = sheets.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.is_hidden)).collect();
    assert_eq!(named, [("Cover", false), ("Draft", true), ("\u{8ba2}\u{5355}", false)]);
    assert_eq!(sheets.first, 2);
    assert_eq!(rows(&mut book, 1).1.len(), 2);
    assert_eq!(book.rows(3), Err(BookFault::NoSheets));
}

/// The files of a workbook with some of them changed.
fn changed(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    use std::io::{Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        made.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        made.write_all(change(&name, text).as_bytes()).unwrap();
    }
    made.finish().unwrap().into_inner()
}

fn small() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(0, 0, "Date").unwrap().write_with_format(1, 0, day(2026, 3, 5), &date).unwrap();
    sheet.write_formula(1, 1, Formula::new("=1+1").set_result("2")).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn days_counted_from_1904_are_the_days_that_the_sheet_shows() {
    let bytes = changed(&small(), |name, text| match name {
        "xl/workbook.xml" => text.replace("<workbookPr", "<workbookPr date1904=\"1\""),
        "xl/worksheets/sheet1.xml" => text.replace("<v>46086</v>", "<v>44624</v>"),
        _ => text,
    });
    let (notes, rows) = rows(&mut Book::open(bytes).unwrap(), 0);
    assert_eq!((rows[1].1[0].as_str(), notes.is_from_1904), ("2026-03-05", true));
    assert!(!super::tests::rows(&mut Book::open(small()).unwrap(), 0).0.is_from_1904);
}

#[test]
fn formulas_that_were_never_computed_and_unknown_errors_are_counted() {
    let bytes = changed(&small(), |name, text| match name {
        "xl/worksheets/sheet1.xml" => text.replace("<v>2</v>", "").replace(
            "</sheetData>",
            "<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#CALC!</v></c><c r=\"B3\"><v>7</v></c></row></sheetData>",
        ),
        _ => text,
    });
    let (notes, rows) = rows(&mut Book::open(bytes).unwrap(), 0);
    assert_eq!((notes.uncomputed, notes.errors), (1, 1));
    assert_eq!(rows[2], (3, vec![String::new(), "7".to_owned()]));
}

#[test]
fn what_unpacks_to_too_much_is_refused_before_it_is_read() {
    let bytes = changed(&small(), |name, text| match name {
        "xl/sharedStrings.xml" => text + &" ".repeat(210_000_000),
        _ => text,
    });
    assert!(bytes.len() < 1_000_000);
    assert_eq!(Book::open(bytes).err(), Some(BookFault::TooLarge));
}

#[test]
fn a_workbook_that_is_cut_or_changed_anywhere_is_refused_or_read_and_never_breaks_the_reader() {
    let whole = small();
    for end in (0..whole.len()).step_by(97) {
        assert!(Book::open(whole[..end].to_vec()).is_err());
    }
    for place in (0..whole.len()).step_by(13) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x55;
        if let Ok(mut book) = Book::open(bytes) {
            let _ = book.sheets();
            let _ = book.rows(0);
        }
    }
    let broken = changed(&whole, |name, text| match name {
        "xl/worksheets/sheet1.xml" => text.split("</row>").next().unwrap().to_owned(),
        _ => text,
    });
    assert_eq!(Book::open(broken).unwrap().rows(0), Err(BookFault::Damaged));
}

#[test]
fn more_rows_than_are_taken_are_cut_and_told() {
    let (notes, rows) = written(|sheet| {
        for row in 0..50_100 {
            sheet.write_number(row, 0, row).unwrap();
        }
    });
    assert!(notes.is_cut);
    assert_eq!(rows.len(), plan_core::document::workbook::MOST_ROWS);
}

/// Written by another program in the form of 1997.
const OLD: &[u8] = include_bytes!("../tests/fixtures/orders.xls");

#[test]
fn an_old_workbook_is_read_like_a_new_one() {
    let mut book = Book::open(OLD.to_vec()).unwrap();
    let sheets = book.sheets();
    let named: Vec<(&str, bool)> = sheets.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.is_hidden)).collect();
    assert_eq!((named, sheets.first), (vec![("\u{8ba2}\u{5355}", false), ("\u{8349}\u{7a3f}", true)], 0));
    let (notes, rows) = rows(&mut book, 0);
    let cells: Vec<(usize, String)> = rows.iter().map(|(line, cells)| (*line, cells.join("|"))).collect();
    let expected = [
        "\u{65e5}\u{671f}|\u{8ba2}\u{5355}\u{53f7}|\u{6bdb}\u{5229}\u{7387}|\u{91d1}\u{989d}|\u{5ba2}\u{6237}",
        "2026-03-05|000123|30%|\u{a5}1200.5|\u{6d77}\u{5ddd}",
        "2026-03-06|000042|28.5%|0.3|\u{6d77}\u{5ddd}",
        "TRUE|||100000000",
    ];
    let expected: Vec<(usize, String)> = (3..).zip(expected.map(str::to_owned)).collect();
    assert_eq!((cells, notes.filled), (expected, 1));
}

#[test]
fn the_formats_of_a_workbook_that_is_cut_or_changed_anywhere_never_break_the_reader() {
    for end in 0..OLD.len() {
        biff::forms(&OLD[..end]);
        let mut bytes = OLD.to_vec();
        bytes[end] ^= 0xff;
        biff::forms(&bytes);
    }
    // What calamine breaks down over ends the worker, which is told as damage.
    assert_eq!(biff::forms(OLD).iter().map(std::collections::BTreeMap::len).collect::<Vec<_>>(), [4, 0]);
}
