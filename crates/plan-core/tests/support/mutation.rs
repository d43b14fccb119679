//! Files as nobody should write them: plans disturbed at random places, with keys, numbers and texts that
//! other programs stumble over.

use super::Random;
use serde_json::{Map, Value, json};

/// Begins a text that stands for a literal no `Value` can hold.
const LITERAL: &str = "\u{e000}L";
/// Begins a key that is written without this mark, so that its object has it twice.
const AGAIN: &str = "\u{e000}K";

const KEYS: [&str; 36] = [
    "later",
    "id",
    "#order",
    "#gone",
    "#row",
    "#",
    "a#b",
    "a/b",
    "/",
    "//",
    "~",
    "~0",
    "~1x",
    "~3",
    "~~3",
    "",
    " ",
    "\u{241f}",
    "a\u{241f}!~0",
    "0",
    "-1",
    ".",
    "..",
    "__proto__",
    "constructor",
    "$serde_json::private::Number",
    "$serde_json::private::RawValue",
    "registers",
    "名",
    "\u{202e}gnp",
    "\u{0}",
    "e\u{301}",
    "\u{e9}",
    "\u{10ffff}",
    "zh",
    "name",
];

const LITERALS: [&str; 32] = [
    "1e+300",
    "1E300",
    "-1e-300",
    "1e18",
    "1e19",
    "1e22",
    "1e23",
    "1.0",
    "-0",
    "-0.0",
    "0e10",
    "1.5e3",
    "0.30000000000000004",
    "117.63331139400017",
    "1.5777777777770001",
    "-8.990567403888024e-203",
    "122.416294033786585",
    "9007199254740991.0",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "123456789012345678901234567890",
    "0.1000000000000000000001",
    "1.7976931348623157e308",
    "2.2250738585072011e-308",
    "5e-324",
    "1e-400",
    "\"\\u0000\\u202e\\ud83d\\ude80\"",
    "\"\\/\\u0061\\b\\f\"",
];

/// Refused wherever they stand.
const NO_JSON: [&str; 5] = ["1e400", "\"\\ud83d\"", "\"\\udc00x\"", "01", "NaN"];

fn long(random: &mut Random) -> String {
    "长k~/#".repeat(random.below(400) + 1)
}

fn key(random: &mut Random) -> String {
    match random.below(20) {
        0 => long(random),
        1 => format!("k{}", random.below(100)),
        _ => (*random.pick(&KEYS)).to_owned(),
    }
}

fn number(random: &mut Random) -> Value {
    let float = f64::from_bits(random.next());
    if random.below(3) > 0 || !float.is_finite() {
        return format!("{LITERAL}{}", random.pick(&LITERALS)).into();
    }
    // In the form of this language, which is not the one in which JSON is mostly written.
    format!("{LITERAL}{float:e}").into()
}

/// A value that is strange where it stands.
fn strange(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 9 } else { 16 }) {
        0..3 => number(random),
        3 => json!(null),
        4 => json!(random.below(2) == 0),
        5 => json!(*random.pick(&["", " 1,5 ", "文字", "\u{202e}x\u{2066}", "\u{0}\u{7f}\u{85}", "1e5", "\u{feff}"])),
        6 => json!([]),
        7 => json!({}),
        8 => long(random).into(),
        9..12 => (0..random.below(4)).map(|_| strange(random, depth - 1)).collect(),
        12 => {
            let ids = ["q", "r", "", "a b", "\u{241f}", "~x", "0"];
            let row =
                |random: &mut Random| json!({ "id": *random.pick(&ids), key(random): strange(random, depth - 1) });
            (0..random.below(4)).map(|_| row(random)).collect()
        }
        _ => {
            let mut fields = Map::new();
            for _ in 0..random.below(4) {
                fields.insert(key(random), strange(random, depth - 1));
            }
            fields.into()
        }
    }
}

fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                places(item, &format!("{path}/{place}"), found);
            }
        }
        _ => {}
    }
}

/// A few of a plan's parts, so that many small plans can be tried in the time of one large one.
pub fn thinned(value: &Value, random: &mut Random) -> Value {
    match value {
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            while names.len() > 3 {
                names.remove(random.below(names.len()));
            }
            let mut kept = Map::new();
            kept.extend(names.into_iter().map(|name| (name.clone(), thinned(&fields[name], random))));
            kept.into()
        }
        Value::Array(items) => {
            let from = random.below(items.len().max(2) - 1);
            items.iter().skip(from).take(2).map(|item| thinned(item, random)).collect()
        }
        plain => plain.clone(),
    }
}

/// Disturbs a plan in one place.
pub fn disturb(plan: &mut Value, random: &mut Random) {
    let mut all = Vec::new();
    places(plan, "", &mut all);
    let (path, other) = (random.pick(&all).clone(), random.pick(&all).clone());
    let copy = plan.pointer(&other).cloned().unwrap_or_default();
    let (value, choice) = (strange(random, 4), random.below(10));
    let value = if choice == 9 && other.matches('/').count() > 1 { copy } else { value };
    match plan.pointer_mut(&path) {
        Some(Value::Object(fields)) if choice > 2 || path.is_empty() => match choice {
            3 if !fields.is_empty() => {
                let name = fields.keys().nth(random.below(fields.len())).cloned().unwrap();
                fields.insert(format!("{AGAIN}{name}"), value);
            }
            4 if !path.is_empty() => {
                let whole = Value::Object(std::mem::take(fields));
                *plan.pointer_mut(&path).unwrap() = json!([whole]);
            }
            _ => drop(fields.insert(key(random), value)),
        },
        Some(Value::Array(items)) if choice > 1 => match choice {
            2 | 3 if !items.is_empty() => {
                let (from, to) = (random.below(items.len()), random.below(items.len() + 1));
                items.insert(to, items[from].clone());
            }
            4 => {
                let whole = std::mem::take(items).into_iter().enumerate();
                let whole: Map<String, Value> = whole.map(|(place, item)| (place.to_string(), item)).collect();
                *plan.pointer_mut(&path).unwrap() = whole.into();
            }
            5 if !items.is_empty() => drop(items.remove(random.below(items.len()))),
            6 => {
                let at = random.below(items.len() + 1);
                let ids = [json!(7), json!(""), json!("a b"), json!([]), json!("x".repeat(65)), json!(null)];
                items.insert(at, json!({ "id": random.pick(&ids), "name": value }));
            }
            _ => items.insert(random.below(items.len() + 1), value),
        },
        Some(place) => *place = value,
        None => {}
    }
}

/// The places of the keys that an object has more than once.
pub fn repeated(plan: &Value) -> Vec<String> {
    let mut all = Vec::new();
    places(plan, "", &mut all);
    all.retain(|place| place.rsplit_once('/').is_some_and(|(_, key)| key.starts_with(AGAIN)));
    all.iter().map(|place| place.replace(AGAIN, "")).collect()
}

/// A literal that makes the whole file none.
pub fn break_it(plan: &mut Value, random: &mut Random) {
    if let Some(fields) = plan.as_object_mut() {
        fields.insert("broken".into(), format!("{LITERAL}{}", random.pick(&NO_JSON)).into());
    }
}

/// The JSON text, with literals and repeated keys as they are meant.
pub fn text(file: &Value) -> String {
    let text = file.to_string();
    let begin = format!("\"{LITERAL}");
    let mut parts = text.split(&begin);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = literal_end(part);
        out.push_str(&part[..end].replace("\\\"", "\"").replace("\\\\", "\\"));
        out.push_str(&part[end + 1..]);
    }
    out.replace(AGAIN, "")
}

/// Where the text ends that stands for a literal.
fn literal_end(part: &str) -> usize {
    let mut escaped = false;
    let ends = |c: char| {
        let is_end = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        is_end
    };
    part.find(ends).unwrap()
}
