//! Green, amber or red.

use rust_decimal::Decimal;

/// How an indicator stands to its thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    Green,
    Amber,
    Red,
}

impl Light {
    pub fn slug(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}

/// Lower edges belong to their band: where lower is better, amber from the amber threshold on and red from the red one
/// on; where higher is better, green from the amber threshold on and amber from the red one on. A threshold that is not
/// given is not crossed; without either there is no light.
pub fn light(value: Decimal, amber: Option<Decimal>, red: Option<Decimal>, is_lower_better: bool) -> Option<Light> {
    amber.or(red)?;
    let crosses = |limit: Option<Decimal>| {
        limit.is_some_and(|limit| if is_lower_better { value >= limit } else { value < limit })
    };
    Some(match (crosses(red), crosses(amber)) {
        (true, _) => Light::Red,
        (false, true) => Light::Amber,
        (false, false) => Light::Green,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_edges_belong_to_their_band() {
        let of = |value: i64, amber: i64, red: i64, lower: bool| {
            light(value.into(), Some(amber.into()), Some(red.into()), lower).unwrap()
        };
        // Overdue in percent: amber from 5, red from 10.
        assert_eq!([4, 5, 9, 10].map(|it| of(it, 5, 10, true)), [Light::Green, Light::Amber, Light::Amber, Light::Red]);
        // Attainment in percent: green from 95, amber from 85.
        assert_eq!(
            [95, 94, 85, 84].map(|it| of(it, 95, 85, false)),
            [Light::Green, Light::Amber, Light::Amber, Light::Red]
        );
        assert_eq!(light(5.into(), None, None, true), None);
        assert_eq!(light(5.into(), None, Some(5.into()), true), Some(Light::Red));
    }
}
