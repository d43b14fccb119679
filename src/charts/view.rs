//! A chart in the page: the picture, its points for the keyboard and the pointer, and the same as a table.
//! The picture is hidden from those who hear the page; they have points and table.

use super::measure::estimate;
use super::paint::paint_on;
use super::picture::Picture;
use super::scene::{Scene, Spot};
use crate::i18n::{t, words::chart};
use crate::platform::page::{self, Listener, Watch};
use crate::prelude::*;
use leptos::{ev, html};
use plan_core::value::fixed;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a chart shows, in texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    pub head: Vec<String>,
    /// Each as long as the head; the first text names the row.
    pub rows: Vec<Vec<String>>,
}

/// What a model may say where there is nothing to draw and nothing better to be said.
pub fn no_data() -> String {
    chart::NO_DATA.say().to_owned()
}

/// Each chart of a page has a number, by which its points are found again.
static CHARTS: AtomicUsize = AtomicUsize::new(0);

/// Spots are large enough to be hit, though the point they stand for may be tiny.
const LEAST_SPOT: f64 = 8.0;

/// A tip at a point higher than this would leave the chart.
const TIP_ROOM: f64 = 70.0;

/// What a picture depends on besides its scene.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    ratio: f64,
    on_paper: bool,
    /// How often the theme has changed.
    themes: usize,
}

/// The points of one chart. One of them is the tab stop, and the arrow keys move it.
#[derive(Clone, Copy)]
struct Spots {
    chart: usize,
    current: RwSignal<usize>,
    count: Memo<usize>,
    /// The tip was sent away by Escape.
    hushed: RwSignal<bool>,
    choose: Option<Callback<String>>,
}

/// `choose` is told the target of a point that was pressed and has one that is no address.
#[component]
pub fn PictureView(
    picture: Memo<Option<Picture>>,
    #[prop(optional)] choose: Option<Callback<String>>,
) -> impl IntoView {
    when(move || picture.with(Option::is_some), move || view! { <Shown picture choose /> })
}

/// A picture that is there.
#[component]
fn Shown(picture: Memo<Option<Picture>>, choose: Option<Callback<String>>) -> impl IntoView {
    let model = move |width: f64| {
        picture.with(|picture| picture.as_ref().map(|it| it.chart.layout(width, estimate))).unwrap_or_default()
    };
    let (area, canvas) = (NodeRef::<html::Div>::new(), NodeRef::<html::Canvas>::new());
    let width = followed_width(area);
    let scene = memo(move || {
        let width = width.get();
        if width > 0.0 { model(width) } else { Scene::default() }
    });
    let look = followed_look(canvas, scene);
    Effect::new(move |_| {
        let look = look.get();
        if let Some(canvas) = canvas.get() {
            scene.with(|scene| paint_on(&canvas, scene, look.ratio, look.on_paper));
        }
    });
    let spoken = move || title(picture);
    let spots = Spots {
        chart: CHARTS.fetch_add(1, Ordering::Relaxed),
        current: RwSignal::new(0),
        count: memo(move || scene.with(|scene| scene.spots.len())),
        hushed: RwSignal::new(false),
        choose,
    };
    view! {
        <figure class="chart">
            <figcaption>{spoken}</figcaption>
            <div class="chart-area" node_ref=area>
                <canvas aria-hidden="true" node_ref=canvas></canvas>
                {when(move || spots.count.get() > 0, move || view! {
                    <div
                        class="chart-spots"
                        class:hushed=move || spots.hushed.get()
                        id=spots.id()
                        role="group"
                        aria-label=move || chart::points(spoken()).say()
                        on:keydown=move |event| spots.press(&event)
                        on:pointerover=move |_| spots.hushed.set(false)
                    >
                        {move || scene.with(|scene| spots.draw(scene))}
                    </div>
                })}
            </div>
            <TableBehind picture />
        </figure>
    }
}

/// The width of an element, followed as long as the chart is there; 0 while it is not known.
fn followed_width(area: NodeRef<html::Div>) -> RwSignal<f64> {
    let width = RwSignal::new(0.0);
    let watch: Local<Option<Watch>> = Local::new_local(None);
    area.on_load(move |area| {
        let tell = move |now: f64| {
            // A chart that is hidden for a moment has no width, and is drawn as it was when it comes back.
            if now > 0.0 && width.try_get_untracked().is_some_and(|before| (before - now).abs() >= 1.0) {
                width.try_set(now);
            }
        };
        watch.set_value(Some(page::on_width(&area, tell)));
    });
    width
}

fn followed_look(canvas: NodeRef<html::Canvas>, scene: Memo<Scene>) -> RwSignal<Look> {
    let look = RwSignal::new(Look { ratio: page::pixel_ratio(), on_paper: false, themes: 0 });
    let change = move |change: &dyn Fn(Look) -> Look| {
        if let Some(before) = look.try_get_untracked() {
            let now = change(before);
            if now != before {
                look.try_set(now);
            }
        }
    };
    let print = move |on_paper: bool| {
        change(&|look| Look { on_paper, ..look });
        // The browser prints as soon as it has told everybody: signals would come too late.
        if on_paper && let (Some(canvas), Some(look)) = (canvas.get_untracked(), look.try_get_untracked()) {
            scene.with_untracked(|scene| paint_on(&canvas, scene, look.ratio, true));
        }
    };
    let [before, after] = page::on_print(print);
    let listeners: [Listener; 3] = [before, after, page::on_zoom(move |ratio| change(&|look| Look { ratio, ..look }))];
    let watch = page::on_theme(move || change(&|look| Look { themes: look.themes + 1, ..look }));
    // Kept until the chart is gone.
    let _: Local<([Listener; 3], Watch)> = Local::new_local((listeners, watch));
    look
}

impl Spots {
    fn id(self) -> String {
        format!("chart-{}", self.chart)
    }

    fn draw(self, scene: &Scene) -> AnyView {
        let spots = scene.spots.iter().enumerate();
        spots.map(|(number, spot)| self.one(number, spot, scene)).collect_view().into_any()
    }

    fn one(self, number: usize, spot: &Spot, scene: &Scene) -> AnyView {
        let percent = |part: f64, whole: f64| format!("{}%", fixed(part / whole * 100.0, 2));
        let (left, top) = (percent(spot.x, scene.width), percent(spot.y, scene.height));
        let size = format!("{}px", fixed((spot.radius * 2.0).max(LEAST_SPOT), 1));
        // The tip opens towards the side where there is more room.
        let leftward = spot.x > scene.width / 2.0;
        let room = format!("{}px", fixed(spot.x.max(scene.width - spot.x), 0));
        let below = spot.y < TIP_ROOM;
        let label = spot.label.clone();
        let last = move || self.count.get().saturating_sub(1);
        let stop = move || if self.current.get().min(last()) == number { "0" } else { "-1" };
        let focused = move |_| {
            self.hushed.set(false);
            self.current.set(number);
        };
        match spot.target.clone() {
            Some(address) if address.starts_with('#') => view! {
                <a class="spot" class:leftward=leftward class:below=below href=address aria-label=label data-spot=number tabindex=stop style:left=left style:top=top style:--size=size style:--room=room on:focus=focused></a>
            },
            target => {
                let press = move |_| {
                    if let (Some(choose), Some(target)) = (self.choose, target.clone()) {
                        choose.run(target);
                    }
                };
                view! {
                    <button type="button" class="spot" class:leftward=leftward class:below=below aria-label=label data-spot=number tabindex=stop style:left=left style:top=top style:--size=size style:--room=room on:focus=focused on:click=press></button>
                }
            }
        }
    }

    fn press(self, event: &ev::KeyboardEvent) {
        // Alt and an arrow goes back in the browser's history.
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let last = self.count.get_untracked().saturating_sub(1);
        let now = self.current.get_untracked().min(last);
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (now + 1).min(last),
            "ArrowLeft" | "ArrowUp" => now.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Escape" => return self.hushed.set(true),
            _ => return,
        };
        event.prevent_default();
        self.current.set(next);
        page::focus(&format!("#{} [data-spot='{next}']", self.id()));
    }
}

/// The table is drawn when it is opened: a chart of five hundred accounts changes with every key typed.
#[component]
fn TableBehind(picture: Memo<Option<Picture>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let details = NodeRef::<html::Details>::new();
    let toggled = move |_| open.set(details.get_untracked().is_some_and(|details| details.open()));
    view! {
        <details class="chart-table" node_ref=details on:toggle=toggled>
            <summary>{t(chart::AS_TABLE)}</summary>
            {when(move || open.get(), move || view! {
                <div class="table-frame" role="region" tabindex="0" aria-label=move || title(picture)>
                    <table class="table plain">
                        {move || picture.with(|picture| picture.as_ref().map(|picture| drawn_table(&picture.table)))}
                    </table>
                </div>
            })}
        </details>
    }
}

fn title(picture: Memo<Option<Picture>>) -> &'static str {
    picture.with(|picture| picture.as_ref().map_or("", |picture| picture.title.say()))
}

fn drawn_table(table: &Table) -> AnyView {
    let cell = |number: usize, text: &String| {
        if number == 0 {
            view! { <th scope="row">{text.clone()}</th> }
        } else {
            view! { <td>{text.clone()}</td> }
        }
    };
    let row = |texts: &Vec<String>| {
        let cells = texts.iter().enumerate().map(|(number, text)| cell(number, text)).collect_view();
        view! { <tr>{cells}</tr> }
    };
    let head = table.head.iter().map(|text| view! { <th scope="col">{text.clone()}</th> }).collect_view();
    view! {
        <thead><tr>{head}</tr></thead>
        <tbody>{table.rows.iter().map(row).collect_view()}</tbody>
    }
}
