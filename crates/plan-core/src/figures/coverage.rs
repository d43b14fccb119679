//! Worksheet 2.1: who of us meets whom, and which powers at the customer's nobody knows.

use super::{Figure, Input, RowSight, Shape, Sight, Tone, Worked, parts};
use crate::methods::{Unavailable, is_level, reached_by_one};
use crate::plan::profile::{Contact, Pair, PowerArea, Profile};
use crate::plan::{Account, Row};
use crate::reading::names::name_of;
use crate::reading::{is_in_post, is_key_player};
use crate::value::Target;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_account("bus-factor", bus_factor),
    Figure::of_account("key-players-unpaired", unpaired),
    Figure::of_account("level-parity", level_parity),
    Figure::of_account("power-areas-empty", power_areas),
    Figure::of_row("pair-due", "profile/pairs", pair_due),
];

/// For each key player the members who meet her.
fn reach(profile: &Profile) -> Vec<Vec<&str>> {
    let members = |contact: &Row<Contact>| {
        let pairs = profile.pairs.iter().filter(|pair| pair.contact.0 == contact.id.as_str());
        pairs.map(|pair| pair.member.0.as_str()).filter(|member| !member.is_empty()).collect()
    };
    profile.contacts.iter().filter(|contact| is_key_player(contact)).map(members).collect()
}

/// How many key players hang on one member, and on which.
fn bus_factor(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    let reach = reach(&account.profile);
    if reach.iter().all(Vec::is_empty) {
        return Worked::missing();
    }
    let single = |member: &str| {
        let is_own = |members: &&Vec<&str>| !members.is_empty() && members.iter().all(|it| *it == member);
        reach.iter().filter(is_own).count()
    };
    let inputs = sight.plan.members.iter().filter_map(|member| {
        let count = single(member.id.as_str());
        let name = name_of(sight.plan, Target::Member, "", member.id.as_str()).unwrap_or_default();
        (count > 0).then(|| Input::called(&name, Decimal::from(count)))
    });
    let inputs: Vec<Input> = inputs.collect();
    Worked::count(reached_by_one(&reach)).with_all(inputs).toned_by(|shape| match shape {
        Shape::Count(0) => Tone::Good,
        _ => Tone::Warn,
    })
}

fn unpaired(_: &Sight<'_>, account: &Row<Account>) -> Worked {
    let reach = reach(&account.profile);
    if reach.is_empty() {
        return Worked::missing();
    }
    let nobody = reach.iter().filter(|members| members.is_empty()).count();
    let worked = Worked::count(nobody).with(Input::counted("key_players_all", reach.len()));
    worked.toned(if nobody > 0 { Tone::Warn } else { Tone::Good })
}

fn level_parity(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    let profile = &account.profile;
    let levels = |pair: &Row<Pair>| {
        let ours = sight.plan.members.get(&pair.member.0)?.level.valid()?.0;
        Some((ours, profile.contacts.get(&pair.contact.0)?.level.valid()?.0))
    };
    let known: Vec<(u8, u8)> = profile.pairs.iter().filter_map(levels).collect();
    let level = known.iter().filter(|(ours, theirs)| is_level(*ours, *theirs)).count();
    let inputs = [Input::counted("pairs_level", level), Input::counted("pairs_known", known.len())];
    parts::counted(level, known.len()).with_all(inputs).as_part()
}

/// How many of the powers have nobody in post whom we know; nothing where no contact says to which it belongs.
pub(crate) fn empty_powers(profile: &Profile) -> Option<usize> {
    let areas = || profile.contacts.iter().filter(|it| is_in_post(it)).filter_map(|it| it.power_area.known());
    areas().next()?;
    Some(PowerArea::ALL.iter().filter(|area| !areas().any(|known| known == **area)).count())
}

fn power_areas(_: &Sight<'_>, account: &Row<Account>) -> Worked {
    let Some(empty) = empty_powers(&account.profile) else {
        return Worked::missing();
    };
    let worked = Worked::count(empty).with(Input::counted("power_areas", PowerArea::ALL.len()));
    worked.toned(if empty > 0 { Tone::Warn } else { Tone::Good })
}

/// The day by which two are to meet again: so many days after the last contact with the person.
pub(crate) fn next_meeting(profile: &Profile, pair: &Pair) -> Result<NaiveDate, Unavailable> {
    let contact = profile.contacts.get(&pair.contact.0).ok_or(Unavailable::Missing)?;
    let last = contact.last_contact.valid().ok_or(Unavailable::Missing)?;
    let rhythm = pair.rhythm_days.valid().ok_or(Unavailable::Missing)?;
    let days = u64::try_from(rhythm.0).map_err(|_| Unavailable::Negative)?;
    last.0.checked_add_days(Days::new(days)).ok_or(Unavailable::Overflow)
}

fn pair_due(row: &RowSight<'_>) -> Worked {
    let profile = row.account().map(|account| &account.profile);
    let Some((profile, pair)) = profile.and_then(|it| Some((it, it.pairs.get(row.id())?))) else {
        return Worked::missing();
    };
    let worked = Worked::day(next_meeting(profile, pair)).with(Input::entry("pair_rhythm_days", &pair.rhythm_days));
    let last = profile
        .contacts
        .get(&pair.contact.0)
        .map(|contact| Input::entry("contact_last_contact", &contact.last_contact));
    worked.with_all(last).toned_by(|shape| match shape {
        Shape::Day(day) if *day < row.today => Tone::Bad,
        _ => Tone::Plain,
    })
}
