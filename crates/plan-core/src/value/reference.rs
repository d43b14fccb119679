//! Pointing to rows elsewhere in the plan, by id. The row may be deleted later: then the reference
//! dangles, is shown so, and is a finding; it is never dropped by itself.

use super::choice::{many, split};
use super::{Kind, Leaf};
use crate::plan::Node;
use serde_json::Value;
use std::marker::PhantomData;

/// A type that names the rows which a reference may point to.
pub trait RowKind {
    const TARGET: Target;
}

/// One row elsewhere, or none.
#[derive(Debug)]
pub struct Reference<K>(pub String, PhantomData<K>);

impl<K> Reference<K> {
    pub fn to(id: &str) -> Self {
        Self(id.to_owned(), PhantomData)
    }
}

impl<K> Default for Reference<K> {
    fn default() -> Self {
        Self(String::new(), PhantomData)
    }
}

impl<K> Clone for Reference<K> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<K> PartialEq for Reference<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K: RowKind + 'static> Leaf for Reference<K> {
    fn kind(&self) -> Kind {
        Kind::Reference(K::TARGET)
    }
    fn json(&self) -> Value {
        Value::String(self.0.clone())
    }
    fn accept(&mut self, value: &Value) -> bool {
        match value {
            Value::Null => self.0.clear(),
            Value::String(id) => self.0.clone_from(id),
            _ => return false,
        }
        true
    }
    fn typed(&self) -> String {
        self.0.clone()
    }
    fn enter(&mut self, text: &str) {
        text.trim().clone_into(&mut self.0);
    }
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn fresh(&self) -> Box<dyn Node> {
        Box::new(Self::default())
    }
}

/// Several rows elsewhere.
#[derive(Debug)]
pub struct References<K>(pub Vec<String>, PhantomData<K>);

impl<K> Default for References<K> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<K> Clone for References<K> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<K> PartialEq for References<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K: RowKind + 'static> Leaf for References<K> {
    fn kind(&self) -> Kind {
        Kind::References(K::TARGET)
    }
    fn json(&self) -> Value {
        self.0.clone().into()
    }
    fn accept(&mut self, value: &Value) -> bool {
        many(value).map(|ids| self.0 = ids).is_some()
    }
    fn typed(&self) -> String {
        self.0.join(" ")
    }
    fn enter(&mut self, text: &str) {
        self.0 = split(text);
    }
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn fresh(&self) -> Box<dyn Node> {
        Box::new(Self::default())
    }
}

/// The list that a reference points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListAt {
    /// The path of a list of the plan.
    Plan(&'static str),
    /// The path below the account that the field is about, in which it lies or which its row names.
    Account(&'static str),
}

macro_rules! row_kinds {
    ($($(#[$doc:meta])* $type:ident in $owner:ident $path:literal;)*) => {
        /// Which rows a reference may point to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Target {
            $($(#[$doc])* $type,)*
        }

        impl Target {
            pub const ALL: &'static [Self] = &[$(Self::$type),*];

            pub const fn list(self) -> ListAt {
                match self {
                    $(Self::$type => ListAt::$owner($path),)*
                }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub struct $type;
            impl RowKind for $type {
                const TARGET: Target = Target::$type;
            }
        )*
    };
}

row_kinds! {
    Account in Plan "/accounts";
    Member in Plan "/members";
    Product in Plan "/scope/products";
    Region in Plan "/scope/markets/regions";
    Industry in Plan "/scope/markets/industries";
    Phase in Plan "/scope/phases";
    Goal in Plan "/goals/goals";
    /// A criterion of the plan's scheme.
    Criterion in Plan "/scheme/criteria";
    Contact in Account "/profile/contacts";
    Unit in Account "/profile/units";
    /// A point on the customer's agenda.
    Insight in Account "/profile/insights";
    Rival in Account "/industry/rivals";
    Contract in Account "/contracts/contracts";
    Solution in Plan "/product/solutions";
    Waterfall in Plan "/price/waterfalls";
    DiscountPlan in Plan "/price/discounts";
    Skill in Plan "/team/skills";
    Course in Plan "/training/courses";
    CommissionScheme in Plan "/incentives/schemes";
    Appraisal in Plan "/incentives/appraisals";
    /// A measure beside the usual four.
    OtherMeasure in Plan "/targets/other_measures";
    Kpi in Plan "/targets/kpis";
    Report in Plan "/monitoring/reports";
    Indicator in Plan "/warning/indicators";
    SatisfactionIndicator in Plan "/satisfaction/indicators";
    Survey in Plan "/satisfaction/surveys";
    ScorecardLine in Plan "/satisfaction/scorecard";
    Visit in Plan "/care/visits";
    Opportunity in Plan "/growth/opportunities";
    Tender in Plan "/growth/tenders";
    JointStep in Plan "/growth/joint_plan";
}
