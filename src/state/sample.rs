//! The sample plan: one structure with both languages in it, and dates that count from today, so that
//! it is never out of date.

use crate::i18n::Language;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::{Map, Value, json};

/// The name by which the page fetches it.
pub const SAMPLE: &str = "sample";

/// The sample as a plan file, in that language and counted from that day.
pub fn sample_plan(sample: &str, language: Language, today: NaiveDate) -> String {
    let plan: Value = serde_json::from_str(sample).unwrap_or_default();
    json!({ "format": "keyplan", "version": 1, "plan": resolved(plan, language, today) }).to_string()
}

fn resolved(value: Value, language: Language, today: NaiveDate) -> Value {
    match value {
        Value::Object(fields) => one_of(&fields, language, today).unwrap_or_else(|| {
            let fields: Map<String, Value> =
                fields.into_iter().map(|(name, field)| (name, resolved(field, language, today))).collect();
            Value::Object(fields)
        }),
        Value::Array(items) => items.into_iter().map(|item| resolved(item, language, today)).collect(),
        plain => plain,
    }
}

/// A text in two languages, a day, a month or a year counted from today; none for an ordinary record.
fn one_of(fields: &Map<String, Value>, language: Language, today: NaiveDate) -> Option<Value> {
    let key = match language {
        Language::Chinese => "zh",
        Language::English => "en",
    };
    if fields.len() == 2 && fields.contains_key("zh") {
        return fields.get(key).cloned();
    }
    let (name, number) = (fields.len() == 1).then(|| fields.iter().next())??;
    let number = number.as_i64()?;
    match name.as_str() {
        "day" => {
            let days = Days::new(number.unsigned_abs());
            let day = if number < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) };
            Some(day?.to_string().into())
        }
        "month" => {
            let months = Months::new(u32::try_from(number.unsigned_abs()).ok()?);
            let first = today.with_day(1)?;
            let month = if number < 0 { first.checked_sub_months(months) } else { first.checked_add_months(months) };
            Some(month?.format("%Y-%m").to_string().into())
        }
        "year" => Some((i64::from(today.year()) + number).into()),
        _ => None,
    }
}
