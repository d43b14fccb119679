//! What cannot be entered, although it could be written down: a superior who is below the person.

use crate::i18n::{Words, visible, words::map, words::shell};
use plan_core::plan::Plan;
use plan_core::reading::would_circle;

/// Why a text cannot go into a field; nothing when it can.
pub fn reason(plan: &Plan, path: &str, text: &str) -> Option<Words> {
    let steps: Vec<&str> = path.split('/').skip(1).collect();
    let ["accounts", account, "profile", "contacts", who, "reports_to"] = steps.as_slice() else {
        return None;
    };
    let contacts = &plan.accounts.get(account)?.profile.contacts;
    let superior = text.trim();
    if superior.is_empty() || !would_circle(contacts, who, superior) {
        return None;
    }
    let name = |id: &str| {
        let name = contacts.get(id).map(|contact| visible(contact.name.0.trim())).unwrap_or_default();
        if name.is_empty() { shell::UNNAMED.say().to_owned() } else { name }
    };
    let said =
        if *who == superior { map::refused_self(name(who)) } else { map::refused_circle(name(superior), name(who)) };
    Some(said.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::plan::profile::Contact;
    use plan_core::plan::{Account, RowId};
    use plan_core::value::{Line, Reference};

    fn plan() -> Plan {
        let mut account = Account::default();
        for (id, name, superior) in [("a", "Ling", ""), ("b", "Han", "a"), ("c", "Qiu", "b")] {
            let contact =
                Contact { name: Line(name.into()), reports_to: Reference::to(superior), ..Contact::default() };
            account.profile.contacts.push(RowId::new(id).unwrap(), contact);
        }
        let mut plan = Plan::default();
        plan.accounts.push(RowId::new("x").unwrap(), account);
        plan
    }

    #[test]
    fn moving_somebody_below_one_of_their_own_is_refused_and_both_are_named() {
        let plan = plan();
        let said = reason(&plan, "/accounts/x/profile/contacts/a/reports_to", "c").unwrap().say();
        assert!(said.contains("Ling") && said.contains("Qiu"), "{said}");
        assert!(reason(&plan, "/accounts/x/profile/contacts/b/reports_to", "b").unwrap().say().contains("Han"));
    }

    #[test]
    fn what_makes_no_circle_is_not_refused() {
        let plan = plan();
        for (path, text) in [
            ("/accounts/x/profile/contacts/c/reports_to", "a"),
            ("/accounts/x/profile/contacts/b/reports_to", ""),
            ("/accounts/x/profile/contacts/a/name", "c"),
            ("/accounts/x/profile/units/a/reports_to", "c"),
            ("/accounts/gone/profile/contacts/a/reports_to", "c"),
        ] {
            assert_eq!(reason(&plan, path, text), None, "{path}");
        }
    }
}
