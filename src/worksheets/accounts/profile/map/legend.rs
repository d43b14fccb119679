//! What the lines and signs of the map mean.

use super::card::{meter, sign};
use super::drawing::Drawing;
use super::line::{Stroke, sample};
use crate::i18n::words::map;
use crate::i18n::{choice_label, t};
use crate::prelude::*;
use plan_core::plan::profile::{Coverage, PoliticalStatus, Support, TieKind};
use plan_core::value::Slugs;

#[component]
pub fn Legend(drawing: Drawing) -> impl IntoView {
    let has_refused = memo(move || drawing.forest.with(|forest| !forest.circles.is_empty()));
    view! {
        <ul class="map-legend" aria-label=t(map::LEGEND)>
            {TieKind::ALL.iter().map(|kind| line(Stroke::of(Some(*kind)), move || choice_label("tie_kind", kind.slug()))).collect_view()}
            {move || has_refused.get().then(|| line(Stroke::Refused, || map::NOT_COUNTED.say().to_owned()))}
            {PoliticalStatus::SET.slugs.iter().map(|slug| view! {
                <li><span class="map-frame-sample" data-status=*slug aria-hidden="true"></span>{move || choice_label("political_status", slug)}</li>
            }).collect_view()}
            <li><b aria-hidden="true">"\u{2605}"</b>{t(map::KEY_PLAYER)}</li>
            {Support::SET.slugs.iter().map(|slug| view! {
                <li><b class="card-sign" aria-hidden="true">{sign(Support::of_slug(slug))}</b>{move || choice_label("support", slug)}</li>
            }).collect_view()}
            {Coverage::SET.slugs.iter().map(|slug| view! {
                <li>{meter(Coverage::of_slug(slug))}{move || choice_label("coverage", slug)}</li>
            }).collect_view()}
        </ul>
    }
}

fn line(stroke: Stroke, label: impl Fn() -> String + Send + 'static) -> AnyView {
    let (path, mark) = sample(stroke);
    view! {
        <li>
            <svg class="map-sample" viewBox="0 0 64 20" aria-hidden="true" focusable="false">
                <g class=format!("tie {}", stroke.name())>
                    <path class="tie-line" d=path />
                    <path class="tie-mark" d=mark />
                </g>
            </svg>
            {label}
        </li>
    }
}
