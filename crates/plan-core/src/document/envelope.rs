//! The envelope: what stands round plan and replica, and how much of it can be trusted.

use super::finding::{Finding, Refusal, Severity, Trouble};
use super::json::{canonical, plan_as_json};
use super::limits::{self, Excess, Limits};
use super::{by_hand, migration, oddities};
use crate::plan::{SheetScope, Worksheet};
use crate::workshop::{Identity, Replica, Workbook};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// The value of `format` in every plan file.
pub const FORMAT: &str = "keyplan";

/// The present version of the file.
pub const VERSION: u64 = 1;

/// A file that was read.
#[derive(Debug)]
pub struct Opened {
    pub workbook: Workbook,
    pub findings: Vec<Finding>,
    /// A newer version made the file: it may be looked at and exported, not changed.
    pub read_only: bool,
    /// When the file was written, as it says itself.
    pub saved_at: String,
}

/// The plan file, to be kept by its owner. `saved_at` is an RFC 3339 time, `app` the version of the app.
pub fn write(workbook: &Workbook, app: &str, saved_at: &str) -> String {
    let plan = plan_as_json(workbook.plan(), workbook.replica());
    let file = envelope(Some(plan), &workbook.replica().state(), app, saved_at);
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// The plan file without what is confidential. It merges back into the plan as if it were all there.
pub fn write_open(workbook: &mut Workbook, app: &str, saved_at: &str) -> String {
    let confidential = workbook.plan().confidential();
    let state = workbook.state_without(&confidential);
    let mut plan = plan_as_json(workbook.plan(), workbook.replica());
    leave_out(&mut plan, &confidential);
    serde_json::to_string_pretty(&envelope(Some(plan), &state, app, saved_at)).unwrap_or_default()
}

fn leave_out(plan: &mut Value, worksheets: &[Worksheet]) {
    for worksheet in worksheets {
        match worksheet.scope() {
            SheetScope::Plan => drop(plan.as_object_mut().and_then(|plan| plan.remove(worksheet.root()))),
            SheetScope::Account => {
                let accounts = plan["accounts"].as_array_mut().into_iter().flatten();
                for account in accounts.filter_map(Value::as_object_mut) {
                    account.remove(worksheet.root());
                }
            }
        }
    }
}

/// The same document as the browser keeps it: compact, and without the readable plan when that would
/// take too much of what the browser allows.
pub fn write_record(workbook: &Workbook, app: &str, saved_at: &str, readable: bool) -> String {
    let plan = readable.then(|| plan_as_json(workbook.plan(), workbook.replica()));
    envelope(plan, &workbook.replica().state(), app, saved_at).to_string()
}

/// Bytes of a replica from which on to press it hard takes too long for what it saves.
const LARGE: usize = 1_500_000;

fn envelope(plan: Option<Value>, state: &[u8], app: &str, saved_at: &str) -> Value {
    let level = if state.len() < LARGE { 6 } else { 1 };
    let replica = STANDARD.encode(miniz_oxide::deflate::compress_to_vec(state, level));
    let hash = hash(plan.as_ref(), &replica);
    let mut file = Map::new();
    file.insert("format".into(), FORMAT.into());
    file.insert("version".into(), VERSION.into());
    file.insert("app".into(), app.into());
    file.insert("saved_at".into(), saved_at.into());
    if let Some(plan) = plan {
        file.insert("plan".into(), plan);
    }
    file.insert("replica".into(), replica.into());
    file.insert("sha256".into(), hash.into());
    Value::Object(file)
}

fn hash(plan: Option<&Value>, replica: &str) -> String {
    let plan = canonical(plan.unwrap_or(&Value::Null));
    let replica = canonical(&Value::from(replica));
    let text = format!("{{\"plan\":{plan},\"replica\":{replica}}}");
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a plan file.
pub fn read(bytes: &[u8], identity: Identity, limits: &Limits) -> Result<Opened, Refusal> {
    let mut parsed = Parsed::of(bytes, limits)?;
    parsed.check_hash();
    Ok(parsed.take_in(identity, limits)?.open())
}

/// Reads what the browser keeps. Where there is no readable plan, the replica is known by its hash alone: one that does
/// not fit it is damaged, and is set aside as it is.
pub fn read_record(bytes: &[u8], identity: Identity, limits: &Limits) -> Result<Opened, Refusal> {
    let mut parsed = Parsed { is_record: true, ..Parsed::of(bytes, limits)? };
    parsed.check_hash();
    Ok(parsed.take_in(identity, limits)?.open())
}

/// A file on its way to be a plan. A large one takes its time at each step, between which a page can have
/// its turn: parsed, compared with its hash, taken in, opened.
#[derive(Debug)]
pub struct Parsed<'a> {
    text: &'a str,
    file: Value,
    version: u64,
    intact: bool,
    is_record: bool,
}

/// A file whose registers are taken in.
#[derive(Debug)]
pub struct TakenIn {
    replica: Replica,
    findings: Vec<Finding>,
    read_only: bool,
    saved_at: String,
}

impl<'a> Parsed<'a> {
    pub fn of(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)?;
        let text = text.trim_start_matches('\u{feff}');
        limits::check(text, limits).map_err(Refusal::Excess)?;
        if text.trim().is_empty() {
            return Err(Refusal::Empty);
        }
        let file: Value = serde_json::from_str(text).map_err(|error| not_json(text, error.line(), error.column()))?;
        if file["format"] != FORMAT {
            return Err(Refusal::NotAPlan);
        }
        let version = version(&file["version"]).ok_or_else(|| no_version(&file["version"]))?;
        Ok(Self { text, file, version, intact: false, is_record: false })
    }

    /// The hash is that of the file as it came. Without this step every file is one that was written by hand.
    pub fn check_hash(&mut self) {
        let file = &self.file;
        let plan = file.get("plan");
        let fits =
            |text: &str| file["sha256"] == hash(plan, text) || is_blank(plan) && file["sha256"] == hash(None, text);
        self.intact = file["replica"].as_str().is_some_and(fits);
    }

    pub fn take_in(self, identity: Identity, limits: &Limits) -> Result<TakenIn, Refusal> {
        let Self { text, file, version, intact, is_record } = self;
        let mut findings = Vec::new();
        let read_only = version > VERSION;
        if read_only {
            let trouble = Trouble::NewerVersion { version };
            findings.push(Finding::new(Severity::Warning, "", trouble));
        }
        let file = migration::migrate(file, version);
        let saved_at = file["saved_at"].as_str().unwrap_or_default().to_owned();
        let salvages = is_blank(file.get("plan")) || !is_record && file.get("plan").is_none();
        let trust = if intact {
            Trust::Whole
        } else if salvages {
            Trust::Content
        } else {
            Trust::Nothing
        };
        let replica = contents(&file, text, trust, identity, limits, &mut findings)?;
        Ok(TakenIn { replica, findings, read_only, saved_at })
    }
}

impl TakenIn {
    /// Reads the plan off the registers.
    pub fn open(self) -> Opened {
        let Self { replica, findings, read_only, saved_at } = self;
        Opened { workbook: Workbook::of(replica), findings, read_only, saved_at }
    }
}

/// A whole number from 1 on, however it is written: 1, 1.0, 1e0, "1".
fn version(value: &Value) -> Option<u64> {
    match value {
        Value::String(text) => version(&Value::Number(text.trim().parse().ok()?)),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at before")]
        Value::Number(number) => number.as_u64().filter(|version| *version > 0).or_else(|| {
            let version = number.as_f64()?;
            ((1.0..1e9).contains(&version) && version.fract() == 0.0).then_some(version as u64)
        }),
        _ => None,
    }
}

fn no_version(value: &Value) -> Refusal {
    let text = if value.is_null() { String::new() } else { value.to_string() };
    Refusal::NoVersion(text.chars().take(40).collect())
}

/// `column` counts bytes; a person counts characters.
fn not_json(text: &str, line: usize, column: usize) -> Refusal {
    let bytes = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().as_bytes();
    let before = String::from_utf8_lossy(bytes.get(..column).unwrap_or(bytes));
    Refusal::NotJson { line, column: before.chars().count() }
}

/// How much of a file's replica is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// The hash vouches for it.
    Whole,
    /// None does, but there is nothing else.
    Content,
    Nothing,
}

fn contents(
    file: &Value,
    text: &str,
    trust: Trust,
    identity: Identity,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Replica, Refusal> {
    let plan = file.get("plan");
    let (severity, trouble) = match file["replica"].as_str() {
        None => (Severity::Note, Trouble::NoReplica),
        Some(packed) if trust == Trust::Whole => {
            let state = inflate(packed, limits.replica)?;
            let mut replica = Replica::new(identity.clone());
            if replica.merge(&state).is_ok() {
                if !replica.is_whole() {
                    findings.push(Finding::new(Severity::Warning, "", Trouble::PartMissing));
                }
                if is_blank(plan) {
                    findings.push(Finding::new(Severity::Note, "", Trouble::PlanEmpty));
                }
                return Ok(replica);
            }
            (Severity::Warning, Trouble::ReplicaDamaged)
        }
        Some(packed) if trust == Trust::Content => match salvaged(packed, &identity, limits)? {
            Some(replica) => {
                findings.push(Finding::new(Severity::Warning, "", Trouble::PlanEmpty));
                return Ok(replica);
            }
            None => (Severity::Warning, Trouble::HashWrong),
        },
        Some(_) => (Severity::Warning, Trouble::HashWrong),
    };
    let Some(plan @ Value::Object(_)) = plan else {
        let is_record = plan.is_none() && severity == Severity::Warning;
        return Err(if is_record { Refusal::Damaged } else { Refusal::NoPlan });
    };
    findings.push(Finding::new(severity, "", trouble));
    oddities::find(text, findings);
    let mut replica = Replica::new(identity);
    by_hand::read(plan, &mut replica, findings);
    Ok(replica)
}

/// Whether the place of the readable plan is there and nothing in it could be read.
fn is_blank(plan: Option<&Value>) -> bool {
    plan.is_some_and(|plan| plan.as_object().is_none_or(Map::is_empty))
}

/// What a replica holds that no hash vouches for, where it is all there is. Its writes are not taken as they are: had
/// one of them been changed, every other copy of the plan would take it for the one that it knows. So its plan is read
/// as if written by hand.
fn salvaged(packed: &str, identity: &Identity, limits: &Limits) -> Result<Option<Replica>, Refusal> {
    let mut found = Replica::new(identity.clone());
    if found.merge(&inflate(packed, limits.replica)?).is_err() {
        return Ok(None);
    }
    let found = Workbook::of(found);
    let plan = plan_as_json(found.plan(), found.replica());
    let mut replica = Replica::new(identity.clone());
    // What is amiss in it was amiss before, and stands at no place of this file.
    by_hand::read(&plan, &mut replica, &mut Vec::new());
    Ok(Some(replica))
}

/// The replica's bytes; empty when they are no such text, which then fails as an update.
fn inflate(text: &str, most: usize) -> Result<Vec<u8>, Refusal> {
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
    let Ok(packed) = STANDARD.decode(text) else {
        return Ok(Vec::new());
    };
    match decompress_to_vec_with_limit(&packed, most) {
        Ok(state) => Ok(state),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => Err(Refusal::Excess(Excess::Replica { most })),
        Err(_) => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Leaf;
    use crate::workshop::Stamp;

    fn book(session: &str, client: u64) -> Workbook {
        Workbook::new(Identity { session: session.to_owned(), client })
    }

    /// Records were once written with parts that waited for writes which had not come yet.
    #[test]
    fn a_record_of_which_parts_wait_opens_and_is_whole_when_they_come() {
        let (mut writer, mut torn) = (book("writer", 5), book("torn", 6));
        let mut write = |text: &str| writer.edit(&Stamp::default(), |plan| plan.background.steer.enter(text));
        let (early, late) = (write("one"), write("one two"));
        torn.edit(&Stamp::default(), |plan| plan.name.enter("plan"));
        torn.merge(&late.unwrap()).unwrap();
        let record = envelope(None, &torn.replica().everything(), "test", "").to_string();
        let identity = Identity { session: "reader".to_owned(), client: 7 };
        let mut opened = read(record.as_bytes(), identity, &Limits::FILE).unwrap();
        assert_eq!(opened.workbook.plan().name.0, "plan");
        assert!(matches!(&opened.findings[..], [Finding { trouble: Trouble::PartMissing, .. }]));
        opened.workbook.merge(&early.unwrap()).unwrap();
        assert!(opened.workbook.replica().is_whole());
        assert_eq!(opened.workbook.plan().background.steer.0, "one two");
    }
}
