//! What a copy without the confidential worksheets would lack.

use crate::plan::{Account, Facet, Node, Plan, SheetScope, Worksheet, pointer};

/// The confidential worksheets in which something stands.
pub fn withheld(plan: &Plan) -> Vec<Worksheet> {
    let holds = |worksheet: &Worksheet| {
        let path = format!("/{}", worksheet.root());
        match worksheet.scope() {
            SheetScope::Plan => pointer::find(plan, &path).is_some_and(is_filled),
            SheetScope::Account => plan.accounts.iter().any(|account| {
                let account: &Account = account;
                pointer::find(account, &path).is_some_and(is_filled)
            }),
        }
    };
    plan.confidential().into_iter().filter(holds).collect()
}

/// Whatever stands there counts, also what is not valid.
fn is_filled(node: &dyn Node) -> bool {
    match node.facet() {
        Facet::Leaf(leaf) => !leaf.is_empty(),
        Facet::Record(record) => record.each().any(|(_, field)| is_filled(field)),
        Facet::Rows(rows) => !rows.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::value::{Leaf, Line};

    #[test]
    fn only_what_holds_something_is_withheld() {
        let mut plan = Plan::default();
        plan.accounts.push(RowId::new("a").unwrap(), Account { name: Line("Acme".into()), ..Account::default() });
        plan.cover.confidential.enter("2.4 3.2");
        assert_eq!(withheld(&plan), []);
        plan.incentives.principle.enter("by margin");
        plan.accounts.get_mut("a").unwrap().assessment.tier_reason.enter("asks for it");
        assert_eq!(withheld(&plan), [Worksheet::Assessment, Worksheet::Incentives]);
    }
}
