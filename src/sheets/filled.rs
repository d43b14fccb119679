//! What of a worksheet holds something. The short path folds away what is empty and nothing else, and paper shows
//! what is filled in and nothing else; neither asks whether it is valid.

use super::describe::{Block, Sheet, Table, Which};
use super::sheet::Context;
use crate::signal::{Memo, StoredValue};
use crate::ui::memo;
use plan_core::plan::{Facet, Node, Plan, SheetScope, pointer};

/// Whether anything is written at a path: in a field, anywhere in a record, in any row of a list.
pub fn holds(plan: &Plan, path: &str) -> bool {
    pointer::find(plan, path).is_some_and(holds_something)
}

fn holds_something(node: &dyn Node) -> bool {
    match node.facet() {
        Facet::Leaf(leaf) => !leaf.is_empty(),
        Facet::Record(record) => record.each().any(|(_, field)| holds_something(field)),
        Facet::Rows(rows) => {
            (0..rows.len()).any(|place| rows.row(place).each().any(|(_, field)| holds_something(field)))
        }
    }
}

/// What all accounts share and the worksheet of one account shows too. It has a place of its own, so the short path
/// leaves it there.
fn is_shared(sheet: &Sheet, block: &Block) -> bool {
    let of_plan = |field: &str| sheet.scope() == SheetScope::Account && field.starts_with('/');
    match block {
        Block::Prompt(prompt) => of_plan(prompt.field),
        Block::Table(table) => of_plan(table.field) && table.which == Which::All,
        Block::Section(_) | Block::Figures(_) | Block::Worked(_) | Block::Picture(_) | Block::Own(_) => false,
    }
}

/// Whether a block of the worksheet holds something that nothing else shows on the short path.
fn holds_own(plan: &Plan, sheet: &Sheet, account: &str, block: &Block) -> bool {
    let field = match block {
        Block::Prompt(prompt) => prompt.field,
        Block::Table(Table { field, which: Which::All, .. }) => field,
        Block::Table(_)
        | Block::Section(_)
        | Block::Figures(_)
        | Block::Worked(_)
        | Block::Picture(_)
        | Block::Own(_) => return false,
    };
    !is_shared(sheet, block) && holds(plan, &sheet.path(account, field))
}

/// Whether something stands between a heading and the next one on the short path.
pub fn has_answers_below(plan: &Plan, sheet: &Sheet, account: &str, section: &Block) -> bool {
    below(sheet, section).any(|block| holds_own(plan, sheet, account, block))
}

/// The blocks between a heading and the next one.
pub fn below<'a>(sheet: &'a Sheet, section: &'a Block) -> impl Iterator<Item = &'a Block> {
    let rest = sheet.blocks.iter().skip_while(move |block| !std::ptr::eq(*block, section)).skip(1);
    rest.take_while(|block| !matches!(block, Block::Section(_)))
}

/// Whether a block that is not essential is in sight: everything is unfolded, or it holds something. One that is
/// emptied stays as long as the worksheet is in view, since the caret may be in it.
pub fn in_sight(context: Context, block: &'static Block) -> Memo<bool> {
    remembered(context, move |plan, account| holds_own(plan, context.sheet, account, block))
}

/// The same for a heading.
pub fn heading_in_sight(context: Context, section: &'static Block) -> Memo<bool> {
    remembered(context, move |plan, account| has_answers_below(plan, context.sheet, account, section))
}

fn remembered(context: Context, holds: impl Fn(&Plan, &str) -> bool + Send + Sync + 'static) -> Memo<bool> {
    let held = StoredValue::new(false);
    memo(move || {
        let plan = context.planner.plan();
        if !held.get_value() && context.account.with_value(|account| plan.with(|plan| holds(plan, account))) {
            held.set_value(true);
        }
        context.all.get() || held.get_value()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::sheet;
    use plan_core::plan::buying::SwotPoint;
    use plan_core::plan::{Account, RowId, Worksheet};
    use plan_core::value::{Choice, Entry, Line, Prose};

    fn plan_with(fill: impl FnOnce(&mut Account)) -> Plan {
        let mut account = Account::default();
        fill(&mut account);
        let mut plan = Plan::default();
        plan.accounts.push(RowId::new("x").unwrap(), account);
        plan
    }

    /// The fields of a worksheet that are not essential and in sight on its short path.
    fn seen(plan: &Plan, worksheet: Worksheet) -> Vec<&'static str> {
        let sheet = sheet(worksheet).unwrap();
        let seen = sheet.blocks.iter().filter(|block| holds_own(plan, sheet, "x", block));
        let fields = seen.filter_map(|block| match block {
            Block::Prompt(prompt) if !prompt.essential => Some(prompt.field),
            Block::Table(table) if !table.essential => Some(table.field),
            _ => None,
        });
        fields.collect()
    }

    #[test]
    fn what_is_filled_in_is_in_sight_and_what_is_empty_is_not() {
        assert_eq!(seen(&plan_with(|_| ()), Worksheet::Buying), [""; 0]);
        let plan = plan_with(|account| {
            account.buying.brand.value = Prose("a".into());
            account
                .buying
                .swot
                .push(RowId::new("s").unwrap(), SwotPoint { point: Line("a".into()), ..Default::default() });
        });
        assert_eq!(seen(&plan, Worksheet::Buying), ["brand", "swot"]);
        let sheet = sheet(Worksheet::Buying).unwrap();
        let with_answers =
            |section: &&Block| matches!(section, Block::Section(_)) && has_answers_below(&plan, sheet, "x", section);
        assert_eq!(sheet.blocks.iter().filter(with_answers).count(), 2);
    }

    #[test]
    fn what_is_not_valid_and_a_currency_alone_are_filled_in_too() {
        let plan = plan_with(|account| {
            account.profile.employees = Entry::of("about three thousand");
            account.assessment.wallet_most.currency = Choice::of("EUR");
        });
        assert_eq!(seen(&plan, Worksheet::Profile), ["employees"]);
        assert_eq!(seen(&plan, Worksheet::Assessment), ["wallet_most"]);
    }

    #[test]
    fn the_scheme_of_all_accounts_does_not_fill_the_worksheet_of_one() {
        let mut plan = plan_with(|_| ());
        plan.scheme.strategic_from = Entry::of("70");
        plan.scheme.bands.push(RowId::new("b").unwrap(), plan_core::plan::assessment::Band::default());
        assert_eq!(seen(&plan, Worksheet::Assessment), [""; 0]);
    }
}
