//! What spreadsheets do to numbers that are names, such as those of orders, registers and telephones: they keep fifteen
//! digits, and show fewer where a column is narrow.

/// Why a number that is a name is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// Only its first digits are left, or none.
    Broken,
    /// Its last digits may have become noughts.
    Rounded,
}

/// What a spreadsheet has done to a number that is a name.
pub fn harm(cell: &str) -> Option<Harm> {
    if is_shortened(cell) { Some(Harm::Broken) } else { is_rounded(cell).then_some(Harm::Rounded) }
}

/// A number of which only the beginning is left, or whose column was too narrow for it.
pub fn is_shortened(cell: &str) -> bool {
    let hidden = cell.len() > 1 && cell.bytes().all(|byte| byte == b'#');
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = cell.split_once(['E', 'e']).is_some_and(|(digits, power)| {
        let digits = digits.trim_start_matches(['-', '+']);
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        // Not all programs write the sign; without it and without a fraction it may be a name. Some count powers in
        // threes, and then up to three digits stand before the fraction.
        let (is_power, most) = match power.strip_prefix('+') {
            Some(power) => (is_digits(power), 3),
            None => (is_digits(power) && !fraction.is_empty(), 1),
        };
        let is_number = is_digits(whole) && whole.len() <= most && (fraction.is_empty() || is_digits(fraction));
        is_power && is_number
    });
    hidden || exponent
}

/// The digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;

fn is_rounded(cell: &str) -> bool {
    let is_long = cell.len() > KEPT && cell.bytes().all(|byte| byte.is_ascii_digit());
    is_long && cell[KEPT..].bytes().all(|byte| byte == b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_a_spreadsheet_has_shortened_is_known_however_it_is_written() {
        for cell in
            ["2.02403E+17", "2,02403E+17", "1E+15", "2.02403e+17", "2.02403E17", "202.4E+15", "-6.9E+12", "########"]
        {
            assert_eq!(harm(cell), Some(Harm::Broken), "{cell}");
        }
        for cell in
            ["20240305220014000011", "E+5", "E+1", "12E", "12E-7", "PO1E+2", "A1E+3", "#", "100000", "2E7", "1.5"]
        {
            assert_eq!(harm(cell), None, "{cell}");
        }
        assert_eq!(harm("202403052200140000"), Some(Harm::Rounded));
    }
}
