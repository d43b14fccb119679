//! Paints a scene: shapes become those of a drawing backend, tones become colours, CSS pixels those of the
//! device. The surprise: on paper the page is light whatever the screen is, and a canvas keeps what was
//! painted on it; so the colours for paper are read from the page as it looks when it is set to light.

use super::measure::estimate;
use super::scene::{Anchor, Point, Scene, Shape, Tone, Writing};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement};

/// A colour by its parts.
pub type Rgb = (u8, u8, u8);

/// The colours of the tones, in the order of [`Tone::TOKENS`], and the font of the page.
#[derive(Debug, Clone)]
pub struct Palette {
    pub colours: [Rgb; Tone::TOKENS.len()],
    pub font: String,
}

/// Some browsers, phones above all, leave a canvas white that has more pixels.
const MOST_PIXELS: f64 = 16_000_000.0;

/// On paper there are more dots than on most screens.
const LEAST_SCALE_ON_PAPER: f64 = 2.0;

/// A dash, and the gap after it.
const DASH: (f64, f64) = (4.0, 3.0);

/// Paints a scene on a canvas of the page, in its colours of this moment. `ratio` is how many pixels of the
/// device one CSS pixel has.
pub fn paint_on(canvas: &HtmlCanvasElement, scene: &Scene, ratio: f64, on_paper: bool) {
    let wanted = if on_paper { ratio.max(LEAST_SCALE_ON_PAPER) } else { ratio };
    let scale = wanted.min((MOST_PIXELS / (scene.width * scene.height).max(1.0)).sqrt());
    canvas.set_width(device(scene.width, scale).cast_unsigned());
    canvas.set_height(device(scene.height, scale).cast_unsigned());
    let (Some(palette), Some(mut backend)) =
        (Palette::of_page(canvas, on_paper), CanvasBackend::with_canvas_object(canvas.clone()))
    else {
        return;
    };
    // A canvas refuses nothing that a scene can hold; if it did, the table would still be there.
    let _ = paint(scene, &palette, scale, &mut backend);
}

/// Paints a scene, with every measure multiplied by the scale.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    palette: &Palette,
    scale: f64,
    backend: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    backend.ensure_prepared()?;
    let whole = (device(scene.width, scale), device(scene.height, scale));
    backend.draw_rect((0, 0), whole, &palette.colour(Tone::Surface), true)?;
    scene.shapes.iter().try_for_each(|shape| paint_shape(shape, palette, scale, backend))?;
    backend.present()
}

fn paint_shape<B: DrawingBackend>(
    shape: &Shape,
    palette: &Palette,
    scale: f64,
    backend: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let place = |point: &Point| (device(point.x, scale), device(point.y, scale));
    match shape {
        Shape::Rectangle { corner, width, height, tone } => {
            let (left, top) = place(corner);
            let (right, bottom) = place(&Point { x: corner.x + width, y: corner.y + height });
            // The thinnest of five hundred columns is still seen.
            backend.draw_rect((left, top), (right.max(left + 1), bottom.max(top + 1)), &palette.colour(*tone), true)
        }
        Shape::Line { from, to, thickness, dashed, tone } => {
            let stroke = palette.stroke(*tone, *thickness, scale);
            let mut dashes = if *dashed { dashes(*from, *to) } else { vec![(*from, *to)] }.into_iter();
            dashes.try_for_each(|(from, to)| backend.draw_line(place(&from), place(&to), &stroke))
        }
        Shape::Polyline { points, thickness, tone } => {
            backend.draw_path(points.iter().map(place), &palette.stroke(*tone, *thickness, scale))
        }
        Shape::Polygon { points, tone } => backend.fill_polygon(points.iter().map(place), &palette.colour(*tone)),
        Shape::Circle { centre, radius, tone } => {
            let radius = device(*radius, scale).max(1).cast_unsigned();
            backend.draw_circle(place(centre), radius, &palette.colour(*tone), true)
        }
        Shape::Text(writing) => {
            let lettering = Lettering { writing, palette, scale };
            backend.draw_text(&writing.text, &lettering, place(&writing.at))
        }
    }
}

fn dashes(from: Point, to: Point) -> Vec<(Point, Point)> {
    let length = (to.x - from.x).hypot(to.y - from.y);
    let at = |distance: f64| {
        let share = distance.min(length) / length;
        Point { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
    };
    let mut dashes = Vec::new();
    let mut distance = 0.0;
    while distance < length {
        dashes.push((at(distance), at(distance + DASH.0)));
        distance += DASH.0 + DASH.1;
    }
    dashes
}

#[expect(clippy::cast_possible_truncation, reason = "rounded, and what is beyond an i32 saturates")]
fn device(length: f64, scale: f64) -> i32 {
    (length * scale).round() as i32
}

struct Stroke {
    colour: BackendColor,
    width: u32,
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.colour
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// A text as a backend is told of it.
struct Lettering<'a> {
    writing: &'a Writing,
    palette: &'a Palette,
    scale: f64,
}

impl BackendTextStyle for Lettering<'_> {
    type FontError = std::fmt::Error;

    fn color(&self) -> BackendColor {
        self.palette.colour(self.writing.tone)
    }

    fn size(&self) -> f64 {
        (self.writing.size * self.scale).round()
    }

    fn style(&self) -> FontStyle {
        if self.writing.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let h_pos = match self.writing.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos { h_pos, v_pos: VPos::Center }
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(&self.palette.font)
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        let width = device(estimate(text, self.writing.size), self.scale);
        Ok(((0, 0), (width, device(self.writing.size, self.scale))))
    }

    /// Backends that draw letters dot by dot would ask for this; neither canvas nor SVG does.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: (i32, i32),
        _: F,
    ) -> Result<Result<(), E>, Self::FontError> {
        Err(std::fmt::Error)
    }
}

impl Palette {
    /// The colours and the font of the page; those of a light page for paper.
    fn of_page(canvas: &HtmlCanvasElement, on_paper: bool) -> Option<Self> {
        const THEME: &str = "data-theme";
        let root = canvas.owner_document()?.document_element()?;
        let styles = canvas.owner_document()?.default_view()?.get_computed_style(&root).ok()??;
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let theme = root.get_attribute(THEME).filter(|theme| on_paper && theme != "light");
        // Neither call is refused: the name is one. Nothing is drawn between the two.
        if theme.is_some() {
            let _ = root.set_attribute(THEME, "light");
        }
        let colours = Tone::TOKENS.map(|(_, token)| colour_of(&styles, &context, token));
        let font = styles.get_property_value("--font").unwrap_or_default().trim().to_owned();
        if let Some(theme) = theme {
            let _ = root.set_attribute(THEME, &theme);
        }
        Some(Self { colours, font: if font.is_empty() { "sans-serif".to_owned() } else { font } })
    }

    fn colour(&self, tone: Tone) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.colours[tone as usize] }
    }

    fn stroke(&self, tone: Tone, thickness: f64, scale: f64) -> Stroke {
        Stroke { colour: self.colour(tone), width: device(thickness, scale).max(1).cast_unsigned() }
    }
}

/// The canvas reads the colour, in whatever way it is written, and gives it back in hexadecimal digits.
fn colour_of(styles: &CssStyleDeclaration, context: &CanvasRenderingContext2d, token: &str) -> Rgb {
    context.set_fill_style_str(styles.get_property_value(token).unwrap_or_default().trim());
    let digits = context.fill_style().as_string().unwrap_or_default();
    let part = |at: usize| digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).unwrap_or(0);
    (part(1), part(3), part(5))
}
