//! The worksheets: their stable numbers, where in a plan each has its fields, and which of them shows a path. Whatever
//! speaks of worksheets asks here; the page adds words and blocks.

crate::choice_sets! {
    /// In the order of the chapters.
    Worksheet = "worksheet" {
        Cover = "1.0",
        Background = "1.1",
        Goals = "1.2",
        Scope = "1.3",
        Profile = "2.1",
        Industry = "2.2",
        Buying = "2.3",
        Assessment = "2.4",
        Contracts = "2.5",
        Product = "3.1",
        Price = "3.2",
        Channel = "3.3",
        Promotion = "3.4",
        Members = "4.1",
        Training = "4.2",
        Incentives = "4.3",
        Culture = "4.4",
        Targets = "5.1",
        Monitoring = "5.2",
        Warning = "5.3",
        Improvement = "5.4",
        Satisfaction = "6.1",
        Care = "6.2",
        Growth = "6.3",
    };
}

/// Whether there is one for the plan or one for each account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetScope {
    Plan,
    Account,
}

impl Worksheet {
    /// Targets, pay and appraisals of single people.
    pub const ALWAYS_CONFIDENTIAL: Self = Self::Incentives;

    /// Whether a path lies in the record with its fields: not in a list that it shows besides, and not at the head of an
    /// account.
    pub fn holds(self, path: &str) -> bool {
        let below = match self.scope() {
            SheetScope::Plan => path.strip_prefix('/'),
            SheetScope::Account => path.strip_prefix("/accounts/").and_then(|rest| Some(rest.split_once('/')?.1)),
        };
        below.and_then(|below| below.strip_prefix(self.root())).is_some_and(|rest| rest.starts_with('/'))
    }

    /// The worksheet with that number.
    pub fn of(number: &str) -> Option<Self> {
        Self::of_slug(number)
    }

    /// Its stable number, by which people and links know it.
    pub const fn number(self) -> &'static str {
        self.slug()
    }

    /// 1 to 6.
    pub fn chapter(self) -> u8 {
        self.number().as_bytes().first().map_or(0, |digit| digit - b'0')
    }

    pub const fn scope(self) -> SheetScope {
        match self {
            Self::Profile | Self::Industry | Self::Buying | Self::Assessment | Self::Contracts => SheetScope::Account,
            _ => SheetScope::Plan,
        }
    }

    /// The step of a path that leads to the record with its fields, below the plan or an account.
    pub const fn root(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Background => "background",
            Self::Goals => "goals",
            Self::Scope => "scope",
            Self::Profile => "profile",
            Self::Industry => "industry",
            Self::Buying => "buying",
            Self::Assessment => "assessment",
            Self::Contracts => "contracts",
            Self::Product => "product",
            Self::Price => "price",
            Self::Channel => "channel",
            Self::Promotion => "promotion",
            Self::Members => "team",
            Self::Training => "training",
            Self::Incentives => "incentives",
            Self::Culture => "culture",
            Self::Targets => "targets",
            Self::Monitoring => "monitoring",
            Self::Warning => "warning",
            Self::Improvement => "improvement",
            Self::Satisfaction => "satisfaction",
            Self::Care => "care",
            Self::Growth => "growth",
        }
    }

    /// The worksheet that shows a path of ids. Nothing for what no worksheet shows, as the plan's name.
    pub fn showing(path: &str) -> Option<Self> {
        let mut steps = path.strip_prefix('/')?.split('/');
        let with_root = |scope, root: &str| {
            let all = Self::ALL.iter().copied();
            all.filter(|sheet| sheet.scope() == scope).find(|sheet| sheet.root() == root)
        };
        match steps.next()? {
            "accounts" => match steps.nth(1) {
                // A row that came or went, and what stands at the head of an account.
                None | Some("name" | "archived") => Some(Self::Profile),
                Some(root) => with_root(SheetScope::Account, root),
            },
            "members" => Some(Self::Scope),
            // Where all risks of an account are listed, wherever they were found.
            "scheme" | "risks" => Some(Self::Assessment),
            root => with_root(SheetScope::Plan, root),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Facet, Node, Plan};

    /// The paths of all fields that a plan can have; a row of each list is called `x`.
    fn each_path(node: &dyn Node, path: &str, look: &mut dyn FnMut(&str)) {
        match node.facet() {
            Facet::Leaf(_) => look(path),
            Facet::Record(record) => {
                record.each().for_each(|(name, field)| each_path(field, &format!("{path}/{name}"), look));
            }
            Facet::Rows(rows) => each_path(&*rows.blank(), &format!("{path}/x"), look),
        }
    }

    #[test]
    fn every_field_is_shown_by_a_worksheet_or_stands_at_the_head_of_the_plan_or_in_the_list_of_actions() {
        let mut elsewhere = Vec::new();
        each_path(&Plan::default(), "", &mut |path| {
            if Worksheet::showing(path).is_none() && !path.starts_with("/actions/") {
                elsewhere.push(path.to_owned());
            }
        });
        assert_eq!(elsewhere, ["/id", "/name", "/company", "/currency", "/sample"]);
    }

    #[test]
    fn the_record_of_a_worksheet_is_where_it_says_and_is_shown_by_it() {
        let mut paths = Vec::new();
        each_path(&Plan::default(), "", &mut |path| paths.push(path.to_owned()));
        for sheet in Worksheet::ALL {
            let root = sheet.root();
            let root =
                if sheet.scope() == SheetScope::Account { format!("/accounts/x/{root}/") } else { format!("/{root}/") };
            let mut own = paths.iter().filter(|path| path.starts_with(&root)).peekable();
            assert!(own.peek().is_some(), "{root}");
            assert!(own.all(|path| Worksheet::showing(path) == Some(*sheet)), "{root}");
        }
    }

    #[test]
    fn a_worksheet_is_known_by_its_number_and_stands_in_its_chapter() {
        assert_eq!(Worksheet::of("2.4"), Some(Worksheet::Assessment));
        assert_eq!(Worksheet::of("2.9"), None);
        assert!(Worksheet::ALL.iter().all(|sheet| sheet.number().starts_with(&sheet.chapter().to_string())));
    }
}
