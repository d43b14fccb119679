//! Several choices in a cell of a table: what is chosen, and below it, unfolded, what there is to choose from. Written out
//! in every row, eleven accounts would make a tower of each.

use super::field::Place;
use crate::i18n::choice_label;
use crate::i18n::{visible, words::shell};
use crate::prelude::*;
use plan_core::reading::name_of;
use plan_core::value::Kind;

/// Whether all of the worksheet is unfolded.
#[derive(Debug, Clone, Copy)]
pub struct Unfolded(pub RwSignal<bool>);

/// So many choices stand in a cell as they are.
const FEW: usize = 4;

/// Whether the choices of a kind are too many for a cell.
pub fn is_long(kind: Kind) -> bool {
    match kind {
        Kind::Choices(set) => set.slugs.len() > FEW,
        Kind::References(_) => true,
        _ => false,
    }
}

pub fn picked(place: Place, kind: Kind, checks: AnyView) -> AnyView {
    let all = use_context::<Unfolded>();
    let open = move || all.is_some_and(|all| all.0.get());
    let chosen = memo(move || {
        let typed = place.read(|leaf| leaf.typed()).unwrap_or_default();
        let called = |slug: &str| match kind {
            Kind::Choices(set) => choice_label(set.name, slug),
            Kind::References(target) => {
                let name =
                    place.path.with_value(|path| place.planner.plan().with(|plan| name_of(plan, target, path, slug)));
                name.map_or_else(|| slug.to_owned(), |name| visible(&name))
            }
            _ => slug.to_owned(),
        };
        typed.split_whitespace().map(called).collect::<Vec<_>>().join("\u{3001}\u{200b}")
    });
    let said = move || {
        chosen.with(|chosen| if chosen.is_empty() { shell::NOT_CHOSEN.say().to_owned() } else { chosen.clone() })
    };
    view! {
        <details class="picked" class:none=move || chosen.with(String::is_empty) prop:open=open>
            <summary>{said}</summary>
            {checks}
        </details>
    }
}
