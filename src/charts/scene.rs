//! What a chart consists of once it is laid out: shapes and points in CSS pixels, from the upper left
//! corner. The surprise: no shape has a colour. It has a tone, which becomes one when it is painted, so that
//! the same scene serves every theme and the paper.

/// A chart that is laid out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    pub width: f64,
    pub height: f64,
    /// In the order in which they are painted.
    pub shapes: Vec<Shape>,
    /// In the order in which the arrow keys go through them.
    pub spots: Vec<Spot>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Rectangle { corner: Point, width: f64, height: f64, tone: Tone },
    Line { from: Point, to: Point, thickness: f64, dashed: bool, tone: Tone },
    Polyline { points: Vec<Point>, thickness: f64, tone: Tone },
    Polygon { points: Vec<Point>, tone: Tone },
    Circle { centre: Point, radius: f64, tone: Tone },
    Text(Writing),
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Writing {
    pub text: String,
    /// Where it is anchored, in the middle of its height.
    pub at: Point,
    pub anchor: Anchor,
    pub size: f64,
    pub bold: bool,
    pub tone: Tone,
}

/// Which point of a text lies where it is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A point that can be hovered, and reached by the keyboard.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    /// Spoken, and shown beside the point.
    pub label: String,
    /// Where it leads: an address when it begins with `#`, otherwise whatever the page makes of it.
    pub target: Option<String>,
}

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Ink,
    Muted,
    Faint,
    Grid,
    Surface,
    Sunken,
    Brand,
    BrandSoft,
    Good,
    GoodSoft,
    Warn,
    WarnSoft,
    Bad,
    BadSoft,
    Info,
    InfoSoft,
    First,
    Second,
    Third,
    Fourth,
    Fifth,
    Sixth,
}

impl Tone {
    /// All of them with the custom properties that hold their colours, in the order of the variants.
    pub const TOKENS: [(Self, &'static str); 22] = [
        (Self::Ink, "--ink"),
        (Self::Muted, "--ink-2"),
        (Self::Faint, "--ink-3"),
        (Self::Grid, "--line"),
        (Self::Surface, "--surface"),
        (Self::Sunken, "--sunken"),
        (Self::Brand, "--accent"),
        (Self::BrandSoft, "--accent-2"),
        (Self::Good, "--good"),
        (Self::GoodSoft, "--good-2"),
        (Self::Warn, "--warn"),
        (Self::WarnSoft, "--warn-2"),
        (Self::Bad, "--bad"),
        (Self::BadSoft, "--bad-2"),
        (Self::Info, "--info"),
        (Self::InfoSoft, "--info-2"),
        (Self::First, "--series-1"),
        (Self::Second, "--series-2"),
        (Self::Third, "--series-3"),
        (Self::Fourth, "--series-4"),
        (Self::Fifth, "--series-5"),
        (Self::Sixth, "--series-6"),
    ];
}
