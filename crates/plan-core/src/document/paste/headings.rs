//! Headings that were pasted along with the rows below them.

use super::clip::Rows;
use crate::value::naming::{bare, head, loose};
use crate::value::unit;

/// A column that a list can take: what it is called, in all languages.
#[derive(Debug, Clone)]
pub struct Called<'a> {
    pub labels: Vec<&'a str>,
    /// What people call it besides. Labels come first.
    pub spoken: Vec<&'a str>,
}

/// Where a pasted column goes: the place of a column of the list, and the power of ten that its heading says amounts
/// are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goes {
    pub column: usize,
    pub power: u32,
}

/// Where the columns of a block go by their places alone, from a column on. The first `shown` columns stand beside
/// each other; what comes behind them is not reached so.
pub fn by_place(width: usize, from: usize, shown: usize) -> Vec<Option<Goes>> {
    (from..from + width).map(|column| (column < shown).then_some(Goes { column, power: 0 })).collect()
}

/// Where the columns go if the first row holds headings; none if it is a row like the others. When the headings stand
/// in another order than the list's columns, they count, and a column whose heading is not known has no place. Who is
/// `sure` that they are headings need not be convinced.
pub fn by_headings(
    rows: &Rows,
    columns: &[Called<'_>],
    from: usize,
    shown: usize,
    sure: bool,
) -> Option<Vec<Option<Goes>>> {
    let first = rows.first().filter(|_| rows.len() > 1)?;
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let found: Vec<Option<usize>> = first.iter().map(|heading| column_called(heading, columns)).collect();
    let known = found.iter().flatten().count();
    let filled = first.iter().filter(|heading| !heading.is_empty()).count();
    let in_place = |(place, column): (usize, &Option<usize>)| *column == Some(from + place);
    let stands = found.iter().enumerate().any(in_place);
    // A single word that happens to be a column's name, in another column, is a cell.
    if !sure && (known == 0 || known * 2 < filled || known < 2 && !stands) {
        return None;
    }
    let goes =
        |place: usize, column: usize| Goes { column, power: first.get(place).map_or(0, |text| unit::heading(text)) };
    let distinct = found.iter().flatten().all(|column| found.iter().filter(|it| **it == Some(*column)).count() == 1);
    let agrees = found.iter().enumerate().all(|(place, column)| column.is_none_or(|column| column == from + place));
    let placed = if agrees || !distinct {
        let places = by_place(width, from, shown);
        places.iter().enumerate().map(|(place, it)| it.map(|it| goes(place, it.column))).collect()
    } else {
        let column = |place: usize| found.get(place).copied().flatten();
        (0..width).map(|place| column(place).map(|column| goes(place, column))).collect()
    };
    Some(placed)
}

fn column_called(heading: &str, columns: &[Called<'_>]) -> Option<usize> {
    let plain = |text: &str| bare(text).trim_matches(['*', ':', '.', '#']).to_owned();
    let (whole, short, noted) = (plain(heading), plain(head(heading)), without_notes(heading));
    let is = |wanted: &str| {
        let called = |column: &Called<'_>| {
            column.labels.iter().any(|label| plain(label) == wanted || plain(head(label)) == wanted)
        };
        let spoken = |column: &Called<'_>| column.spoken.iter().any(|name| plain(name) == wanted);
        columns.iter().position(called).or_else(|| columns.iter().position(spoken))
    };
    if whole.is_empty() { None } else { is(&whole).or_else(|| is(&short)).or_else(|| is(&noted)) }
}

/// A heading without the words that say a unit or a currency, as people put them behind a name without brackets.
fn without_notes(heading: &str) -> String {
    let words = unit::parted(&loose(heading));
    let name: Vec<&str> = words.split('_').filter(|word| *word != "in" && !unit::is_note(word)).collect();
    unit::without_money(&name.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, position, superior; behind them the background.
    fn columns() -> Vec<Called<'static>> {
        [["姓名", "Name"], ["职务", "Position"], ["汇报对象", "Reports to"], ["背景", "Background"]]
            .map(|labels| Called { labels: labels.to_vec(), spoken: Vec::new() })
            .to_vec()
    }

    fn found(first: &[&str], from: usize) -> Option<Vec<Option<usize>>> {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let rows = vec![row(first), row(&["a", "b", "c"][..first.len()])];
        by_headings(&rows, &columns(), from, 3, false).map(|all| all.iter().map(|it| it.map(|it| it.column)).collect())
    }

    #[test]
    fn headings_are_known_in_both_languages_and_rows_are_no_headings() {
        let all = Some(vec![Some(0), Some(1), Some(2)]);
        assert_eq!(found(&["姓名", "职务", "汇报对象"], 0), all);
        assert_eq!(found(&["NAME", "position:", "Reports  To"], 0), all);
        assert_eq!(found(&["姓名*", "岗位", "汇报对象（直接）"], 0), all);
        assert_eq!(found(&["Zhao Min", "Director", ""], 0), None);
        assert_eq!(found(&["Zhao Min", "Name", ""], 0), None);
        assert_eq!(found(&["姓名"], 0), Some(vec![Some(0)]));
        assert_eq!(found(&["姓名"], 1), None);
        assert_eq!(found(&["职务", "汇报对象"], 1), Some(vec![Some(1), Some(2)]));
    }

    #[test]
    fn headings_in_another_order_say_where_their_columns_go() {
        assert_eq!(found(&["职务", "姓名", "工号"], 0), Some(vec![Some(1), Some(0), None]));
        assert_eq!(found(&["Name", "Background", "Position"], 0), Some(vec![Some(0), Some(3), Some(1)]));
    }

    #[test]
    fn a_heading_alone_is_a_row() {
        assert_eq!(by_headings(&vec![vec!["姓名".to_owned()]], &columns(), 0, 3, true), None);
    }

    #[test]
    fn other_names_come_after_labels_and_who_is_sure_needs_none_that_is_known() {
        let mut columns = columns();
        columns[0].spoken = vec!["Position", "Full name"];
        let rows = |first: &[&str]| vec![first.iter().map(|it| (*it).to_owned()).collect(), vec!["a".to_owned(); 2]];
        let places = |first: &[&str], sure: bool| {
            let goes = by_headings(&rows(first), &columns, 0, 3, sure)?;
            Some(goes.iter().map(|it| it.map(|it| it.column)).collect::<Vec<_>>())
        };
        assert_eq!(places(&["position", "full name"], false), Some(vec![Some(1), Some(0)]));
        assert_eq!(places(&["Who", "What"], false), None);
        assert_eq!(places(&["Who", "What"], true), Some(vec![Some(0), Some(1)]));
        assert_eq!(places(&["Who", "full name"], true), Some(vec![None, Some(0)]));
    }

    #[test]
    fn a_unit_in_the_heading_counts_however_it_stands_there_and_a_name_with_its_letters_does_not() {
        let columns: Vec<Called<'_>> = [["年份", "Year"], ["收入", "Revenue"], ["利润", "Profit"]]
            .map(|it| Called { labels: it.to_vec(), spoken: Vec::new() })
            .to_vec();
        let power = |heading: &str| {
            let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
            let rows = vec![row(["Year", heading, "Profit"]), row(["2025", "1", "2"])];
            let all = by_headings(&rows, &columns, 0, 3, false).unwrap();
            // It is known by its name, or by the place between the others.
            all[1].map(|it| (it.column, it.power))
        };
        for (heading, expected) in [
            ("收入（万元）", 4),
            ("收入（亿元）", 8),
            ("收入（千）", 3),
            ("收入(百万)", 6),
            ("Revenue (million)", 6),
            ("Revenue (kEUR)", 3),
            ("Revenue (USD '000)", 3),
            ("Revenue (m)", 6),
            ("Umsatz TEUR", 3),
            ("收入", 0),
            ("万科收入", 0),
            ("万向集团", 0),
        ] {
            assert_eq!(power(heading), Some((1, expected)), "{heading}");
        }
    }

    #[test]
    fn a_unit_behind_a_name_leaves_the_name_known() {
        let columns: Vec<Called<'_>> = [["收入", "Revenue"], ["利润", "Profit"]]
            .map(|it| Called { labels: it.to_vec(), spoken: Vec::new() })
            .to_vec();
        for heading in ["Revenue kEUR", "Revenue [kEUR]", "Revenue in EUR m", "收入/万元", "收入万元", "收入"]
        {
            assert_eq!(column_called(heading, &columns), Some(0), "{heading}");
        }
        for heading in ["Net revenue", "kEUR", "万元", ""] {
            assert_eq!(column_called(heading, &columns), None, "{heading}");
        }
    }

    #[test]
    fn what_is_wider_than_the_list_has_no_place() {
        let places: Vec<Option<usize>> = by_place(3, 1, 3).iter().map(|it| it.map(|it| it.column)).collect();
        assert_eq!(places, [Some(1), Some(2), None]);
    }
}
