//! How a description says its fields: each once, by its name. What is said about it stands under the same name, and a
//! name that the record or the words lack does not compile.
//!
//! Paths are those of the plan's file. They count from the worksheet's record, which is then named first; with a
//! leading slash from the plan, with `@` from the account. What is said stands under their last name.

use plan_core::plan::Rows;

/// A question with one answer: `prompt!(Background, b: concentration/sales_share)`, `prompt!(s: /scheme/split_by)`,
/// `prompt!(c: /company)`, `prompt!(p: @name)`.
macro_rules! prompt {
    (@at $path:expr, $record:path, $words:ident, $field:ident, $($step:ident).+) => {{
        const _: fn(&$record) = |it| _ = &it.$($step).+;
        $crate::sheets::Prompt::new($path, &$words::prompt::$field)
    }};
    ($words:ident: / $outer:ident / $field:ident) => {
        $crate::sheets::prompt!(
            @at concat!("/", stringify!($outer), "/", stringify!($field)),
            plan_core::plan::Plan, $words, $field, $outer.$field
        )
    };
    ($words:ident: / $field:ident) => {
        $crate::sheets::prompt!(
            @at concat!("/", stringify!($field)), plan_core::plan::Plan, $words, $field, $field
        )
    };
    ($words:ident: @ $field:ident) => {
        $crate::sheets::prompt!(@at concat!("@", stringify!($field)), plan_core::plan::Account, $words, $field, $field)
    };
    ($record:ident, $words:ident: $outer:ident / $field:ident) => {
        $crate::sheets::prompt!(
            @at concat!(stringify!($outer), "/", stringify!($field)),
            $record, $words, $field, $outer.$field
        )
    };
    ($record:ident, $words:ident: $field:ident) => {
        $crate::sheets::prompt!(@at stringify!($field), $record, $words, $field, $field)
    };
}

/// A list of rows, with the width of each column: `table!(Goals, g: goals columns { statement 5 } details { note 9 })`,
/// `table!(Scope, s: markets/regions columns { name 4 })`, `table!(s: /scheme/bands columns { score 2 })`.
macro_rules! table {
    (@at $path:expr, $record:path, $words:ident, $list:ident, $($step:ident).+,
        columns { $($column:ident $width:literal),+ $(,)? } $(details { $($detail:ident $share:literal),+ $(,)? })?
    ) => {{
        const _: fn(&$record) = |it| $crate::sheets::said::are_rows(&it.$($step).+, |row| {
            $(_ = &row.$column;)+
            $($(_ = &row.$detail;)+)?
        });
        let table = $crate::sheets::Table::new(
            $path,
            &$words::table::$list,
            $crate::sheets::columns!(@of $words, $list, $($column $width),+),
        );
        $(let table = table.details($crate::sheets::columns!(@of $words, $list, $($detail $share),+));)?
        table
    }};
    ($words:ident: / $outer:ident / $list:ident columns $($rest:tt)+) => {
        $crate::sheets::table!(
            @at concat!("/", stringify!($outer), "/", stringify!($list)),
            plan_core::plan::Plan, $words, $list, $outer.$list, columns $($rest)+
        )
    };
    ($words:ident: / $list:ident columns $($rest:tt)+) => {
        $crate::sheets::table!(
            @at concat!("/", stringify!($list)),
            plan_core::plan::Plan, $words, $list, $list, columns $($rest)+
        )
    };
    ($record:ident, $words:ident: $outer:ident / $list:ident columns $($rest:tt)+) => {
        $crate::sheets::table!(
            @at concat!(stringify!($outer), "/", stringify!($list)),
            $record, $words, $list, $outer.$list, columns $($rest)+
        )
    };
    ($record:ident, $words:ident: $list:ident columns $($rest:tt)+) => {
        $crate::sheets::table!(@at stringify!($list), $record, $words, $list, $list, columns $($rest)+)
    };
}

/// Fields of a row that stand elsewhere than in a table: `columns!(Contact, c: contacts { name 3 })`.
macro_rules! columns {
    (@of $words:ident, $list:ident, $($column:ident $width:literal),+) => {{
        const COLUMNS: &[$crate::sheets::Column] = &[$($crate::sheets::Column {
            field: stringify!($column),
            heading: &$words::column::$list::$column,
            width: $width,
        }),+];
        COLUMNS
    }};
    ($row:ident, $words:ident: $list:ident { $($column:ident $width:literal),+ $(,)? }) => {{
        const _: fn(&$row) = |row| { $(_ = &row.$column;)+ };
        $crate::sheets::columns!(@of $words, $list, $($column $width),+)
    }};
}

/// Holds a list and its columns to each other while compiling; nothing calls it.
pub fn are_rows<T>(_: &Rows<T>, _: fn(&T)) {}

pub(crate) use {columns, prompt, table};
