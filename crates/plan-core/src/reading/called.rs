//! Rows by what people call them. Whoever finds two of a name has to ask which is meant.

use super::names::{name, name_of, rows_of, told_apart};
use crate::plan::Plan;
use crate::value::Target;
use crate::value::naming::{Labelled, Meaning, bare, beyond, head};

/// The rows that a reference may point to, by their names. Rows without a name are not among them: nobody means them.
#[derive(Debug, Default)]
pub struct Names {
    rows: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    id: String,
    name: String,
    bare: String,
}

impl Names {
    /// `path` says whose contacts, units and rivals are meant.
    pub fn of(plan: &Plan, target: Target, path: &str) -> Self {
        let Some(rows) = rows_of(plan, target, path) else {
            return Self::default();
        };
        let archived =
            |id: &str| target == Target::Account && plan.accounts.get(id).is_some_and(|account| account.archived.0);
        let known = |place: usize| {
            let (id, name) = (rows.id(place).to_string(), name(rows.row(place)).trim().to_owned());
            (!archived(&id)).then(|| Known { bare: bare(&name), id, name })
        };
        Self { rows: (0..rows.len()).filter_map(known).collect() }
    }

    /// Whom a text means: by the very name, else by the name however it is spaced and whatever its width, else by what
    /// stands before a bracket, as in "Li Na (buyer)". An id means its row, unless a row is called so.
    pub fn called(&self, text: &str) -> Meaning<String> {
        let (text, plain, short) = (text.trim(), bare(text), bare(head(text)));
        if plain.is_empty() {
            return Meaning::None;
        }
        self.those(&|it| it.name == text)
            .or_else(|| self.those(&|it| it.bare == plain))
            .or_else(|| self.those(&|it| it.bare == short))
            .or_else(|| self.those(&|it| it.id == text))
            .unwrap_or(Meaning::None)
    }

    fn those(&self, fits: &dyn Fn(&Known) -> bool) -> Option<Meaning<String>> {
        let mut ids: Vec<String> = self.rows.iter().filter(|it| fits(it)).map(|it| it.id.clone()).collect();
        match ids.len() {
            0 => None,
            1 => ids.pop().map(Meaning::One),
            _ => Some(Meaning::Several(ids)),
        }
    }
}

/// What a text says beyond the name of the row that it was found to mean; none where the row says so itself.
pub fn beyond_name(plan: &Plan, target: Target, path: &str, id: &str, text: &str) -> Option<String> {
    let name = name_of(plan, target, path, id)?;
    let rest = beyond(text, &Labelled { slug: id, labels: vec![&name], spoken: Vec::new() })?;
    let known = told_apart(plan, target, path, id).map_or_else(String::new, |(_, words)| bare(&words));
    (!known.contains(&bare(rest))).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::profile::Contact;
    use crate::plan::{Account, RowId};
    use crate::value::Line;

    #[test]
    fn names_are_known_however_they_are_written_and_nobody_is_nameless() {
        let mut account = Account::default();
        for (id, name) in [("a", "Zhao Min"), ("b", ""), ("c", "Li Na"), ("d", "LI NA"), ("e", "王 芳"), ("f", "Li Na")]
        {
            let contact = Contact { name: Line(name.into()), ..Contact::default() };
            account.profile.contacts.push(RowId::new(id).unwrap(), contact);
        }
        let mut plan = Plan::default();
        plan.accounts.push(RowId::new("x").unwrap(), account);
        let names = Names::of(&plan, Target::Contact, "/accounts/x/profile/contacts");
        let one = |id: &str| Meaning::One(id.to_owned());
        for text in
            ["Zhao Min", " zhao  min ", "ZhaoMin", "\u{ff3a}hao\u{3000}Min", "Zhao Min (director)", "Zhao\u{a0}Min"]
        {
            assert_eq!(names.called(text), one("a"), "{text}");
        }
        assert_eq!(names.called("王芳（采购经理）"), one("e"));
        assert_eq!(names.called("LI NA"), one("d"));
        assert_eq!(names.called("Li Na"), Meaning::Several(vec!["c".into(), "f".into()]));
        assert_eq!(names.called("li na"), Meaning::Several(vec!["c".into(), "d".into(), "f".into()]));
        assert_eq!(names.called("e"), one("e"));
        for text in ["", "  ", "Zhou Xin", "Zhao"] {
            assert_eq!(names.called(text), Meaning::None, "{text}");
        }
    }
}
