//! Files in and out. The surprise: in the browsers inside other apps a download comes to nothing and no
//! error says so. [`download`] knows these browsers and refuses; copying the text is the way out there.

mod clipboard;

pub use clipboard::{Pasting, copy_text, on_loose_paste, pasted};

use super::{document, thrown, whole};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, TextDecoder, Url,
};

/// How long a browser is given to fetch a download from memory.
const DOWNLOAD_MS: u32 = 60_000;

/// Why a file did not come in, or a text not out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// The file could not be read; what the browser said, not for translation.
    Unreadable(String),
    /// This browser does not do that; what it said, not for translation.
    NotOffered(String),
}

/// Hands bytes over as a file, which the browser saves where it saves downloads. No browser says
/// whether the person kept it. The name has to be one that a file system takes.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileFault> {
    let Some(document) = document() else {
        return Err(FileFault::NotOffered("no browser".into()));
    };
    if super::page::is_embedded_chat_app() {
        return Err(FileFault::NotOffered("downloads in the browser of an app".into()));
    }
    let url = object_url(mime, bytes).map_err(|it| not_offered(&it))?;
    let link = document.create_element("a").map_err(|it| not_offered(&it))?;
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    super::page::after(DOWNLOAD_MS, move || {
        // Only the memory is given back; there is nobody to tell if it is not.
        let _ = Url::revoke_object_url(&url);
    })
    .keep();
    Ok(())
}

fn object_url(mime: &str, bytes: &[u8]) -> Result<String, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    Url::create_object_url_with_blob(&blob)
}

/// The size of a file, known before a byte of it is read.
pub fn size_bytes(file: &File) -> i64 {
    whole(file.size())
}

/// All bytes of a file. Check [`size_bytes`] first.
pub async fn read_file(file: &File) -> Result<Vec<u8>, FileFault> {
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(Uint8Array::new(&buffer).to_vec()),
        Err(exception) => Err(FileFault::Unreadable(said(&exception))),
    }
}

/// The files chosen in a file input, from its change event. The input is emptied, so that choosing
/// the same file again is a change again.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|it| it.dyn_into().ok());
    let Some(input) = input as Option<HtmlInputElement> else {
        return Vec::new();
    };
    // Any other input has none, and keeps its value.
    let Some(files) = input.files() else {
        return Vec::new();
    };
    let files = list(&files);
    input.set_value("");
    files
}

/// The files dropped onto the page, from the drop event. Without `prevent_default` on `dragover` and
/// `drop` the browser would open them in place of the app.
pub fn dropped(event: &Event) -> Vec<File> {
    let event: Option<&DragEvent> = event.dyn_ref();
    let transfer = event.and_then(DragEvent::data_transfer);
    let files = transfer.and_then(|transfer| transfer.files());
    files.as_ref().map_or_else(Vec::new, list)
}

/// Whether files are being dragged, rather than text or a row.
pub fn drags_files(event: &Event) -> bool {
    let event: Option<&DragEvent> = event.dyn_ref();
    let transfer = event.and_then(DragEvent::data_transfer);
    transfer.is_some_and(|it| it.types().includes(&"Files".into(), 0))
}

/// Bytes as text in the encoding that browsers know by that label, without a byte order mark. What is no letter in it
/// becomes the mark for that. Natively only what Unicode has is known.
pub fn decode(bytes: &[u8], label: &str) -> Result<String, FileFault> {
    if label == "utf-8" {
        let text = String::from_utf8_lossy(bytes);
        return Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned());
    }
    if document().is_none() {
        return utf16(bytes, label).ok_or_else(|| FileFault::NotOffered("no browser".into()));
    }
    let decoder = TextDecoder::new_with_label(label).map_err(|it| not_offered(&it))?;
    decoder.decode_with_u8_array(bytes).map_err(|it| not_offered(&it))
}

fn utf16(bytes: &[u8], label: &str) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match label {
        "utf-16le" => u16::from_le_bytes,
        "utf-16be" => u16::from_be_bytes,
        _ => return None,
    };
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    let text: String = letters.collect();
    Some(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

fn list(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|index| files.item(index)).collect()
}

fn not_offered(exception: &JsValue) -> FileFault {
    FileFault::NotOffered(said(exception))
}

fn said(exception: &JsValue) -> String {
    let (name, message) = thrown(exception);
    format!("{name}: {message}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_letter_is_marked_and_the_rest_is_read() {
        assert_eq!(decode(b"\xef\xbb\xbfname;\xe4\xbb\xb7", "utf-8"), Ok("name;\u{4ef7}".into()));
        assert_eq!(decode(b"a\xbcb", "utf-8"), Ok("a\u{fffd}b".into()));
        assert_eq!(decode(b"\x00\xd8a\x00", "utf-16le"), Ok("\u{fffd}a".into()));
    }

    #[test]
    fn utf16_is_read_in_either_order_of_bytes_with_its_mark_or_without() {
        let text = Ok("\u{4ef7}\t1".into());
        assert_eq!(decode(b"\xff\xfe\xf7\x4e\t\x001\x00", "utf-16le"), text);
        assert_eq!(decode(b"\xf7\x4e\t\x001\x00", "utf-16le"), text);
        assert_eq!(decode(b"\xfe\xff\x4e\xf7\x00\t\x001", "utf-16be"), text);
    }

    #[test]
    fn natively_there_is_nobody_to_take_a_download() {
        assert!(matches!(download("plan.json", "application/json", b"{}"), Err(FileFault::NotOffered(_))));
    }
}
