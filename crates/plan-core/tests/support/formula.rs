//! Computes again what an explanation prints, to see whether it is so: `(3 × 80 + 1 × 90) ÷ 4 = 82.5`,
//! `50 ≤ 60 < 70`. What stands behind `≈` is rounded and is not held against anything.

use rust_decimal::Decimal;

/// Whether every statement in an expression is true as it is printed. One with signs that are not
/// arithmetic, such as a sum without its terms, says nothing that could be checked.
pub fn is_true(expression: &str) -> bool {
    expression.split("; ").all(|statement| holds(statement).unwrap_or(true))
}

fn holds(statement: &str) -> Option<bool> {
    let signs = ['=', '\u{2248}', '<', '\u{2264}', '\u{2265}', '>'];
    let sides: Vec<Decimal> = statement.split(signs).map(value).collect::<Option<_>>()?;
    let between = statement.chars().filter(|sign| signs.contains(sign));
    // Quotients have an end only in print.
    let near = |one: Decimal, other: Decimal| {
        let size = one.abs().max(other.abs()).max(Decimal::ONE);
        one.checked_sub(other).is_none_or(|apart| apart.abs() <= size * Decimal::new(1, 12))
    };
    let is_so = |(sign, pair): (char, &[Decimal])| match (sign, pair) {
        ('=', [one, other]) => near(*one, *other),
        ('<', [one, other]) => one < other,
        ('>', [one, other]) => one > other,
        ('\u{2264}', [one, other]) => one <= other,
        ('\u{2265}', [one, other]) => one >= other,
        _ => true,
    };
    Some(between.zip(sides.windows(2)).all(is_so))
}

/// The value of one side; none where it is not arithmetic, or beyond all numbers.
fn value(side: &str) -> Option<Decimal> {
    let signs: Vec<char> = side.chars().filter(|sign| *sign != ' ').collect();
    let mut reader = Reader { signs, place: 0 };
    let value = reader.sum()?;
    (reader.place == reader.signs.len()).then_some(value)
}

struct Reader {
    signs: Vec<char>,
    place: usize,
}

impl Reader {
    fn next_is(&mut self, sign: char) -> bool {
        let is_next = self.signs.get(self.place) == Some(&sign);
        self.place += usize::from(is_next);
        is_next
    }

    fn sum(&mut self) -> Option<Decimal> {
        let mut sum = self.product()?;
        loop {
            if self.next_is('+') {
                sum = sum.checked_add(self.product()?)?;
            } else if self.next_is('\u{2212}') {
                sum = sum.checked_sub(self.product()?)?;
            } else {
                return Some(sum);
            }
        }
    }

    fn product(&mut self) -> Option<Decimal> {
        let mut product = self.factor()?;
        loop {
            if self.next_is('\u{d7}') {
                product = product.checked_mul(self.factor()?)?;
            } else if self.next_is('\u{f7}') {
                product = product.checked_div(self.factor()?)?;
            } else {
                return Some(product);
            }
        }
    }

    fn factor(&mut self) -> Option<Decimal> {
        if self.next_is('\u{2212}') {
            return self.factor().map(|value| -value);
        }
        let mut value = if self.next_is('(') {
            let inner = self.sum()?;
            self.next_is(')').then_some(inner)?
        } else {
            let start = self.place;
            while self.signs.get(self.place).is_some_and(|sign| sign.is_ascii_digit() || *sign == '.') {
                self.place += 1;
            }
            self.signs[start..self.place].iter().collect::<String>().parse().ok()?
        };
        loop {
            if self.next_is('%') {
                value = value.checked_div(Decimal::ONE_HUNDRED)?;
            } else if self.next_is('\u{b2}') {
                value = value.checked_mul(value)?;
            } else {
                return Some(value);
            }
        }
    }
}

#[test]
fn what_is_not_so_is_seen() {
    for said in ["80% < 80%", "52.331 < 52.33", "1 + 1 = 3", "50 \u{2264} 49", "(2 \u{d7} 3) \u{f7} 0.5 = 3"] {
        assert!(!is_true(said), "{said}");
    }
    for said in ["", "(3 \u{d7} 80 + 90) \u{f7} 4 = 82.5", "50 \u{2264} 60 < 70", "2026-06-30 \u{2212} 2026-06-01 = 29"]
    {
        assert!(is_true(said), "{said}");
    }
}
