//! What the plan, its accounts, its members and its products are to reach, side by side, and what lies between them.

use crate::i18n::t;
use crate::i18n::words::targets as w;
use crate::prelude::*;
use crate::sheets::Context;
use crate::state::insight;
use crate::worksheets::execution::{amount, measure_name};
use plan_core::plan::Plan;
use plan_core::reading::{Levels, Side, levels};
use rust_decimal::Decimal;

/// There as soon as one level has a total.
pub fn levels_table(context: Context) -> AnyView {
    let reading = insight().reading();
    let rows = memo(move || {
        reading.track();
        context.planner.plan().with_untracked(rows)
    });
    when(
        move || rows.with(|rows| !rows.is_empty()),
        move || {
            view! {
                <section class="listing" data-table="levels" aria-label=t(w::LEVELS)>
                    <h3 class="label">{t(w::LEVELS)}</h3>
                    <div class="table-frame">
                        <table class="table plain">
                            <thead>
                                <tr>
                                    <th scope="col">{t(w::column::targets::measure.label)}</th>
                                    <th scope="col">{t(w::column::targets::year.label)}</th>
                                    <th class="number" scope="col">{t(w::LEVEL_PLAN)}</th>
                                    <th class="number" scope="col">{t(w::LEVEL_ACCOUNTS)}</th>
                                    <th class="number" scope="col">{t(w::LEVEL_GAP)}</th>
                                    <th class="number" scope="col">{t(w::LEVEL_MEMBERS)}</th>
                                    <th class="number" scope="col">{t(w::LEVEL_GAP)}</th>
                                </tr>
                            </thead>
                            <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
                        </table>
                    </div>
                    <p class="note">{t(w::LEVELS_NOTE)}</p>
                </section>
            }
        },
    )
}

/// What stands in a line, and whether its gaps are to be looked at.
type Line = ([String; 7], [bool; 2]);

fn row((cells, open): Line) -> AnyView {
    let [measure, year, plan, accounts, accounts_gap, members, members_gap] = cells;
    view! {
        <tr>
            <th scope="row">{measure}</th>
            <td>{year}</td>
            <td class="number">{plan}</td>
            <td class="number">{accounts}</td>
            <td class="number"><span class:late=open[0]>{accounts_gap}</span></td>
            <td class="number">{members}</td>
            <td class="number"><span class:late=open[1]>{members_gap}</span></td>
        </tr>
    }
    .into_any()
}

fn rows(plan: &Plan) -> Vec<Line> {
    levels(plan).iter().map(|found| line(plan, found)).collect()
}

fn line(plan: &Plan, found: &Levels<'_>) -> Line {
    let say = |sum: Option<Decimal>| amount(plan, found.measured, sum);
    let side = |side: &Side| {
        let sum = say(side.sum);
        if side.without_total > 0 { w::with_open(side.without_total, sum).say() } else { sum }
    };
    let gaps = [found.gap(&found.accounts), found.gap(&found.members)];
    let cells = [
        measure_name(plan, found.measured),
        found.year.to_string(),
        side(&found.plan),
        side(&found.accounts),
        say(gaps[0]),
        side(&found.members),
        say(gaps[1]),
    ];
    (cells, gaps.map(|gap| gap.is_some_and(|gap| !gap.is_zero())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use plan_core::plan::execution::Target;
    use plan_core::plan::{Account, RowId};
    use plan_core::value::{Choice, Entry, Reference};

    #[test]
    fn what_is_handed_on_to_nobody_stands_beside_both_levels() {
        leptos::prelude::Set::set(&language(), Language::English);
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        plan.accounts.push(RowId::new("a").unwrap(), Account::default());
        for (place, (level, total)) in [("plan", "1000"), ("account", "900"), ("member", "1000")].iter().enumerate() {
            let (account, member) = (Reference::to("a"), Reference::to("m"));
            let (level, measure) = (Choice::of(level), Choice::of("signed"));
            let (year, total) = (Entry::of("2026"), Entry::of(total));
            let row = Target { level, account, member, measure, year, total, ..Target::default() };
            plan.targets.targets.push(RowId::new(&format!("t{place}")).unwrap(), row);
        }
        let found = rows(&plan);
        let (cells, open) = &found[0];
        assert_eq!((found.len(), cells[1].as_str()), (1, "2026"));
        assert!(cells[4].contains("100"), "{cells:?}");
        assert_eq!(*open, [true, false]);
    }
}
