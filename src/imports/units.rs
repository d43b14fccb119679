//! In which unit the numbers of each column are: as its own heading says, a line above all, or the sum that it stands
//! beside, unless the person says otherwise.

use super::choices::Choices;
use super::headings::{unit, unit_of_pieces};
use plan_core::document::records::{Column, Powers};
use plan_core::value::unit::{names_currency, names_single};

/// The unit that a heading names for sums, as a power of ten: nought where it names the money alone, as in 成本(元).
pub fn own_unit(heading: &str) -> Option<u32> {
    let power = unit(heading);
    (power > 0 || names_single(heading)).then_some(power)
}

impl Choices {
    /// The sum that the others of its row stand beside.
    fn sum(&self) -> Column {
        if self.has(Column::Amount) { Column::Amount } else { Column::Gross }
    }

    /// The unit of a column's numbers, as a power of ten.
    pub fn power(&self, column: Column) -> u32 {
        if let Some(chosen) = self.powers[column as usize] {
            return chosen;
        }
        let heading = self.name(column);
        if column == Column::Quantity {
            return unit_of_pieces(heading);
        }
        let (sum, above) = (self.sum(), Some(self.above).filter(|power| *power > 0));
        let said = own_unit(heading);
        if column == sum {
            return said.or(above).unwrap_or(0);
        }
        // Beside an amount in kEUR, a cost in EUR says its unit by saying none.
        let beside = || Some(self.power(sum)).filter(|_| !names_currency(heading));
        said.or(self.powers[sum as usize]).or(above).or_else(beside).unwrap_or(0)
    }

    pub fn all_powers(&self) -> Powers {
        Column::ALL.map(|column| self.power(column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What columns with these headings are in, whatever stands above them.
    fn powers(above: u32, columns: &[(Column, &str)]) -> Vec<u32> {
        let choices = Choices {
            names: columns.iter().map(|(_, name)| (*name).to_owned()).collect(),
            matching: columns.iter().map(|(column, _)| Some(*column as usize)).collect(),
            above,
            ..Choices::default()
        };
        columns.iter().map(|(column, _)| choices.power(*column)).collect()
    }

    #[test]
    fn the_unit_of_a_sum_is_that_of_its_own_heading() {
        use Column::{Amount, Cost, Gross, Margin, Quantity, Tax};
        let (wan, yuan) = ("(\u{4e07}\u{5143})", "(\u{5143})");
        let of = |name: &str, unit: &str| format!("{name}{unit}");
        assert_eq!(powers(0, &[(Amount, &of("\u{91d1}\u{989d}", wan)), (Cost, &of("\u{6210}\u{672c}", yuan))]), [4, 0]);
        assert_eq!(
            powers(0, &[(Amount, &of("\u{91d1}\u{989d}", yuan)), (Margin, &of("\u{6bdb}\u{5229}", wan))]),
            [0, 4]
        );
        assert_eq!(powers(0, &[(Gross, "Gross (kEUR)"), (Tax, "Tax (EUR)"), (Quantity, "Quantity")]), [3, 0, 0]);
        assert_eq!(powers(0, &[(Amount, "Amount"), (Quantity, "Quantity (thousand)")]), [0, 3]);
    }

    #[test]
    fn a_sum_whose_heading_says_no_unit_is_in_that_of_all_or_of_the_amount_beside_it() {
        use Column::{Amount, Cost};
        assert_eq!(powers(0, &[(Amount, "\u{91d1}\u{989d}(\u{4e07}\u{5143})"), (Cost, "\u{6210}\u{672c}")]), [4, 4]);
        assert_eq!(powers(4, &[(Amount, "\u{91d1}\u{989d}"), (Cost, "\u{6210}\u{672c}(\u{5143})")]), [4, 0]);
        assert_eq!(powers(4, &[(Amount, "\u{91d1}\u{989d}(\u{4eba}\u{6c11}\u{5e01})"), (Cost, "Cost")]), [4, 4]);
        // The unit of a production line is none of money.
        assert_eq!(powers(4, &[(Amount, "Amount"), (Cost, "\u{6210}\u{672c}(\u{5355}\u{5143})")]), [4, 4]);
    }

    #[test]
    fn what_is_chosen_for_the_amount_goes_for_those_beside_it_that_say_nothing() {
        let mut choices = Choices {
            names: ["Amount", "Cost", "Margin (kEUR)"].map(str::to_owned).to_vec(),
            matching: [Column::Amount, Column::Cost, Column::Margin].map(|column| Some(column as usize)).to_vec(),
            ..Choices::default()
        };
        choices.powers[Column::Amount as usize] = Some(6);
        let powers = |choices: &Choices| [Column::Amount, Column::Cost, Column::Margin].map(|it| choices.power(it));
        assert_eq!(powers(&choices), [6, 6, 3]);
        choices.powers[Column::Cost as usize] = Some(0);
        assert_eq!(powers(&choices), [6, 0, 3]);
    }
}
