//! What the style sheets promise to the eye: whatever is written can be read on whatever it may lie on, in every theme.
//! The surprise: it is computed from the tokens, for all pairs of them, whether any page has such a pair or not.

const TOKENS: &str = include_str!("../style/tokens.css");

/// Every style sheet in which something is coloured.
const SHEETS: [&str; 12] = [
    include_str!("../style/base.css"),
    include_str!("../style/chart.css"),
    include_str!("../style/controls.css"),
    include_str!("../style/dialog.css"),
    include_str!("../style/figures.css"),
    include_str!("../style/map.css"),
    include_str!("../style/pages.css"),
    include_str!("../style/print.css"),
    include_str!("../style/shell.css"),
    include_str!("../style/start.css"),
    include_str!("../style/table.css"),
    include_str!("../style/worksheet.css"),
];

/// What may lie below text, any text.
const GROUNDS: [&str; 9] =
    ["--paper", "--surface", "--sunken", "--hover", "--accent-2", "--good-2", "--warn-2", "--bad-2", "--info-2"];

/// What text is written in.
const INKS: [&str; 9] =
    ["--ink", "--ink-2", "--ink-3", "--accent", "--accent-strong", "--good", "--warn", "--bad", "--info"];

/// Light text, which lies on what is strongly coloured and on nothing else.
const LIGHT: [(&str, &[&str]); 2] = [("--accent-ink", &["--accent", "--accent-strong"]), ("--paper", &["--ink"])];

/// What WCAG 2.2 AA asks of text that is not large.
const LEAST: f64 = 4.5;

/// The colours of a theme.
pub struct Theme {
    pub name: &'static str,
    block: &'static str,
    /// The theme that has what this one does not name.
    below: &'static str,
}

impl Theme {
    pub fn all() -> [Self; 4] {
        let blocks: Vec<&str> =
            TOKENS.split('{').filter(|block| block.contains("--surface") || block.contains("--series")).collect();
        let [light, dark, light_more, dark_more] = blocks[..] else { panic!("{} themes", blocks.len()) };
        [
            ("light", light, light),
            ("dark", dark, dark),
            ("light, with more contrast", light_more, light),
            ("dark, with more contrast", dark_more, dark),
        ]
        .map(|(name, block, below)| Self { name, block, below })
    }

    /// As the WCAG define it.
    pub fn contrast(&self, one: &str, other: &str) -> f64 {
        let [one, other] = [one, other].map(|token| luminance(self.colour(token)));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn colour(&self, token: &str) -> &'static str {
        let found = find(self.block, token).or_else(|| find(self.below, token));
        found.unwrap_or_else(|| panic!("{token} is missing: {}", self.name))
    }
}

fn find<'a>(block: &'a str, token: &str) -> Option<&'a str> {
    let (_, rest) = block.split_once(&format!("{token}: #"))?;
    rest.split(';').next()
}

fn luminance(digits: &str) -> f64 {
    let digits = if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    let part = |at: usize| {
        let Ok(part) = u8::from_str_radix(&digits[at..at + 2], 16) else { panic!("{digits} is no colour") };
        let share = f64::from(part) / 255.0;
        if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

/// The declarations of each rule.
fn rules(sheet: &str) -> impl Iterator<Item = Vec<(&str, &str)>> {
    sheet.split('{').filter_map(|part| part.split_once('}')).map(|(body, _)| {
        body.split(';')
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim(), value.trim()))
            .collect()
    })
}

/// The token that a declaration names first.
fn token(value: &str) -> Option<&str> {
    value.split_once("var(")?.1.split([')', ',']).next()
}

#[test]
fn text_can_be_read_on_every_ground_in_every_theme() {
    for theme in Theme::all() {
        let dark = INKS.iter().flat_map(|ink| GROUNDS.iter().map(move |ground| (*ink, *ground)));
        let light = LIGHT.iter().flat_map(|(ink, grounds)| grounds.iter().map(move |ground| (*ink, *ground)));
        for (ink, ground) in dark.chain(light) {
            let ratio = theme.contrast(ink, ground);
            assert!(ratio >= LEAST, "{ink} on {ground} has {ratio:.2}: {}", theme.name);
        }
    }
}

#[test]
fn whatever_is_coloured_is_written_in_an_ink_and_lies_on_its_ground() {
    let mut inks = 0;
    for declarations in SHEETS.iter().flat_map(|sheet| rules(sheet)) {
        let of =
            |wanted: &[&str]| declarations.iter().rfind(|(name, _)| wanted.contains(name)).and_then(|it| token(it.1));
        let (ink, ground) = (of(&["color"]), of(&["background", "background-color"]));
        inks += usize::from(ink.is_some());
        let Some(ink) = ink else { continue };
        let light = LIGHT.iter().find(|(known, _)| *known == ink).map(|(_, grounds)| *grounds);
        let grounds = light.unwrap_or(&GROUNDS);
        assert!(light.is_some() || INKS.contains(&ink), "{ink} is no ink: {declarations:?}");
        assert!(ground.is_none_or(|ground| grounds.contains(&ground)), "{ink} on {ground:?}: {declarations:?}");
    }
    assert!(inks > 100, "{inks}");
}
