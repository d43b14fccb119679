//! What a field says about what was typed into it: why it is not valid, what it comes to, that it belongs elsewhere.

use super::field::Place;
use crate::i18n::words::{found, shell};
use crate::i18n::{Msg, Words, amount_in_words, rule_in_words, t, visible};
use crate::prelude::*;
use crate::ui::{Bound, TextControl, TextShape};
use plan_core::reading::{comes_to, goal_at, is_made_id};
use plan_core::value::{Amount, Link, Misread, Typed};

/// The same for a place that is known: an address of the mail is explained as one.
pub fn misread_at(path: &str, reason: &Misread) -> Words {
    if *reason == Misread::NotALink && asks_for_mail(path) { shell::NOT_MAIL.into() } else { misread(reason) }
}

/// What is wrong with what was typed, and how to mend it.
fn misread(reason: &Misread) -> Words {
    match reason {
        Misread::NotANumber => shell::NOT_A_NUMBER.into(),
        Misread::TooManyDigits => shell::TOO_MANY_DIGITS.into(),
        Misread::NotWhole => shell::NOT_WHOLE.into(),
        Misread::Outside { least, most } => shell::outside(least, most).into(),
        Misread::Negative => shell::NEGATIVE.into(),
        Misread::NotADate => shell::NOT_A_DATE.into(),
        Misread::ShortYear => shell::SHORT_YEAR.into(),
        Misread::NoSuchDay => shell::NO_SUCH_DAY.into(),
        Misread::NotALink => shell::NOT_A_LINK.into(),
        Misread::UnsafeLink => shell::UNSAFE_LINK.into(),
        Misread::UnknownChoice => shell::UNKNOWN_CHOICE.into(),
    }
}

/// What is said of a reference that names no row: of one that was deleted, which has no name any more, and of a name
/// that is nobody's.
pub fn not_listed(text: &str) -> String {
    if is_made_id(text) {
        return found::POINTS_NOWHERE.say().to_owned();
    }
    rule_in_words("dangling", vec![("name", visible(text))])
}

/// A link can be followed, once it is one.
pub fn link(place: Place, bound: Bound) -> AnyView {
    let link = move || Link::read(bound.value.get().trim()).ok();
    let address = move || link().map(|link| link.address());
    let is_mail = place.path.with_value(|path| asks_for_mail(path));
    let mistaken = move || link().and_then(|link| mistaken(is_mail, &link)).map(Msg::say);
    view! {
        <span class="with-button">
            <TextControl bound shape=TextShape::Url />
            {when(move || address().is_some(), move || view! {
                <a class="icon-button" href=address target="_blank" rel="noopener noreferrer" aria-label=t(shell::OPEN_LINK) title=t(shell::OPEN_LINK)>{icon(Icon::Right)}</a>
            })}
        </span>
        {when(move || mistaken().is_some(), move || view! { <p class="error">{mistaken}</p> })}
    }
}

/// Whether an address is one of the mail, by the name of its field.
fn asks_for_mail(path: &str) -> bool {
    path.ends_with("/email")
}

/// What is said to an address of the web in a field for the mail, and the other way round. It can be followed all the
/// same, and is kept.
fn mistaken(is_mail: bool, link: &Link) -> Option<Msg> {
    let address = link.address();
    match (is_mail, address.starts_with("mailto:")) {
        (false, true) => Some(shell::MAIL_NOT_WEB),
        // Where no scheme was typed, as in a name with a point in it, nobody thought of the web.
        (true, false) if link.show().contains("://") => Some(shell::WEB_NOT_MAIL),
        (true, false) => Some(shell::NOT_MAIL),
        _ => None,
    }
}

/// The note beside an amount that says it in the reader's units.
pub fn amount_note(value: Memo<String>) -> AnyView {
    let note = move || Amount::read(value.get().trim()).ok().and_then(|amount| amount_in_words(&amount));
    view! { <span class="note" aria-hidden="true">{note}</span> }
}

/// The note beside a large number of a goal whose unit holds a power of ten: what both come to together.
pub fn goal_note(place: Place) -> AnyView {
    let said = move || {
        place.path.with_value(|path| {
            place.planner.plan().with(|plan| {
                let unit = goal_at(plan, path)?.unit.0.clone();
                let number = place.read(|leaf| Amount::read(&leaf.typed()).ok()).flatten()?;
                let large = number.0.abs() >= LARGE.into();
                let sum = comes_to(number.0, &unit).filter(|_| large)?;
                amount_in_words(&Amount(sum)).map(|sum| format!("= {sum}"))
            })
        })
    };
    if place.path.with_value(|path| !path.starts_with("/goals/")) {
        return ().into_any();
    }
    view! { <span class="note">{said}</span> }
}

/// From here on a number in a unit of ten thousands or more is worth a second look.
const LARGE: i64 = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_mail_is_none_of_the_web_and_the_other_way_round() {
        let said = |path: &str, text: &str| mistaken(asks_for_mail(path), &Link::read(text).unwrap());
        assert_eq!(said("/accounts/x/profile/website", "li@example.com"), Some(shell::MAIL_NOT_WEB));
        assert_eq!(said("/accounts/x/profile/website", "example.com"), None);
        assert_eq!(said("/members/m/email", "https://example.com"), Some(shell::WEB_NOT_MAIL));
        assert_eq!(said("/members/m/email", "luc.moreau"), Some(shell::NOT_MAIL));
        assert_eq!(said("/members/m/email", "li@example.com"), None);
        assert_eq!(misread_at("/members/m/email", &Misread::NotALink), shell::NOT_MAIL.into());
        assert_eq!(misread_at("/accounts/x/profile/website", &Misread::NotALink), shell::NOT_A_LINK.into());
    }
}
