//! What stands under a key of the replica's map: a value, who wrote it, and when. A list of three, not a
//! map: a map's fields would be encoded in any order.

use serde_json::Value;
use yrs::Any;

/// A value with its writer and its time.
pub(super) type Cell = (Value, String, i64);

pub(super) fn encoded(value: &Value, by: &str, at: i64) -> Any {
    Any::from(vec![any(value), Any::from(by), Any::from(at)])
}

/// None when it is nothing that `encoded` makes.
pub(super) fn decoded(any: &Any) -> Option<Cell> {
    let Any::Array(parts) = any else {
        return None;
    };
    let [value, Any::String(by), Any::Number(at)] = &**parts else {
        return None;
    };
    Some((json(value)?, by.to_string(), at.as_i64()?))
}

/// What would not come back as it is, an object with the order of its fields, travels as JSON text.
fn any(value: &Value) -> Any {
    match value {
        Value::Null => Any::Null,
        Value::Bool(truth) => Any::from(*truth),
        Value::String(text) => Any::from(text.as_str()),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Any::from(whole),
            // A whole one that is written as a fraction, such as 1e18, would come back without it.
            (None, Some(fraction)) if json(&Any::from(fraction)).as_ref() == Some(value) => Any::from(fraction),
            _ => as_text(value),
        },
        Value::Array(items) if items.iter().all(Value::is_string) => {
            Any::from(items.iter().map(any).collect::<Vec<_>>())
        }
        Value::Array(_) | Value::Object(_) => as_text(value),
    }
}

fn as_text(value: &Value) -> Any {
    Any::from(value.to_string().into_bytes())
}

fn json(any: &Any) -> Option<Value> {
    Some(match any {
        Any::Null => Value::Null,
        Any::Bool(truth) => Value::Bool(*truth),
        Any::String(text) => Value::String(text.to_string()),
        Any::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => serde_json::Number::from_f64(number.as_f64()?)?.into(),
        },
        Any::Array(items) => items.iter().map(json).collect::<Option<_>>()?,
        Any::Buffer(text) => serde_json::from_slice(text).ok()?,
        Any::Undefined | Any::Map(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use yrs::encoding::read::Cursor;

    #[test]
    fn every_value_comes_back_as_it_was() {
        let values = [
            json!(null),
            json!(false),
            json!("\u{5ba2}\u{6237}"),
            json!(7),
            json!(-9_007_199_254_740_993_i64),
            json!(18_446_744_073_709_551_615_u64),
            json!(1250.75),
            json!(1.0),
            json!(-0.0),
            json!(1e18),
            json!(1e19),
            json!(1e300),
            json!(5e-324),
            json!(["a", "b"]),
            json!([1, [2, {}], null]),
            json!({ "z": 1, "a": { "y": [1.5], "b": null } }),
        ];
        for value in values {
            let mut bytes = Vec::new();
            encoded(&value, "\u{7532}", 1_800_000_000_000).encode(&mut bytes);
            let any = Any::decode(&mut Cursor::new(&bytes));
            let back = any.ok().as_ref().and_then(decoded);
            assert_eq!(back.as_ref().map(|(value, ..)| value.to_string()), Some(value.to_string()));
            assert_eq!(back, Some((value, "\u{7532}".to_owned(), 1_800_000_000_000)));
        }
    }
}
