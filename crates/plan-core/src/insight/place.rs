//! Where in the worksheets a path of the plan is shown.

/// A worksheet, and the account in view if it is an account's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub worksheet: &'static str,
    pub account: Option<String>,
}

impl Place {
    /// The place of a path of ids. None for what no worksheet shows, as the plan's name.
    pub fn of(path: &str) -> Option<Self> {
        let mut steps = path.split('/').skip(1);
        let (worksheet, account) = match steps.next()? {
            "background" => ("1.1", None),
            "goals" => ("1.2", None),
            "scope" | "members" => ("1.3", None),
            "scheme" => ("2.4", None),
            "accounts" => {
                let account = steps.next()?.to_owned();
                let worksheet = match steps.next() {
                    Some("industry") => "2.2",
                    Some("buying") => "2.3",
                    Some("assessment") => "2.4",
                    _ => "2.1",
                };
                (worksheet, Some(account))
            }
            _ => return None,
        };
        Some(Self { worksheet, account })
    }
}
