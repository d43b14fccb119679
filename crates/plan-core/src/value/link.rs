//! Addresses that may be followed with a click. Anything but the web, mail and telephone is refused,
//! because a plan file may come from anybody.

use super::{Kind, Misread, Typed, is_hidden};

/// An address with one of the schemes `http`, `https`, `mailto`, `tel`, which need not be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    typed: String,
    address: String,
}

impl Link {
    /// The whole address, with its scheme.
    pub fn address(&self) -> String {
        self.address.clone()
    }

    /// An address of the mail; one of the web is none.
    pub fn read_mail(typed: &str) -> Result<Self, Misread> {
        Self::read(typed)
            .and_then(|link| if link.address.starts_with("mailto:") { Ok(link) } else { Err(Misread::NotALink) })
    }

    fn of(typed: &str, scheme: &str) -> Self {
        Self { typed: typed.to_owned(), address: format!("{scheme}{typed}") }
    }
}

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl Typed for Link {
    const KIND: Kind = Kind::Link;

    fn read(typed: &str) -> Result<Self, Misread> {
        // Copying from a chat or a text leaves marks of direction around an address.
        let text = typed.trim_matches(is_hidden);
        if text.chars().any(|c| c.is_control() || c.is_whitespace() || is_hidden(c)) {
            return Err(Misread::NotALink);
        }
        Self::of_address(text).map(|link| Self { typed: typed.to_owned(), ..link })
    }

    fn show(&self) -> String {
        self.typed.clone()
    }
}

impl Link {
    fn of_address(text: &str) -> Result<Self, Misread> {
        if let Some((scheme, rest)) = text.split_once(':')
            && !rest.starts_with(|c: char| c.is_ascii_digit())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
            && !scheme.contains('.')
        {
            let known = SCHEMES.iter().any(|name| scheme.eq_ignore_ascii_case(name));
            let bare = rest.trim_start_matches('/').is_empty();
            return match (known, bare) {
                (false, _) => Err(Misread::UnsafeLink),
                (true, true) => Err(Misread::NotALink),
                (true, false) => Ok(Self::of(text, "")),
            };
        }
        if let Some(number) = text.strip_prefix("tel:") {
            return if number.is_empty() { Err(Misread::NotALink) } else { Ok(Self::of(text, "")) };
        }
        let host = text.split('/').next().unwrap_or_default();
        if host.contains('@') && host.contains('.') {
            Ok(Self::of(text, "mailto:"))
        } else if host.contains('.') && !host.starts_with('.') && !host.ends_with('.') {
            Ok(Self::of(text, "https://"))
        } else {
            Err(Misread::NotALink)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_mail_and_telephone_can_be_followed() {
        for text in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc", "vbscript:x"] {
            assert_eq!(Link::read(text), Err(Misread::UnsafeLink), "{text}");
        }
        for (text, address) in [
            ("example.com/a", "https://example.com/a"),
            ("li@example.com", "mailto:li@example.com"),
            ("tel:+861012345678", "tel:+861012345678"),
            ("HTTPS://example.com", "HTTPS://example.com"),
            ("example.com:8080/x", "https://example.com:8080/x"),
        ] {
            assert_eq!(
                Link::read(text).map(|link| (link.address(), link.show())),
                Ok((address.to_owned(), text.to_owned()))
            );
        }
        assert_eq!(Link::read("not a link"), Err(Misread::NotALink));
    }

    #[test]
    fn marks_of_direction_are_not_in_an_address() {
        let link =
            Link::read("\u{202a}https://example.com/a\u{202c}\u{200b}").map(|link| (link.address(), link.show()));
        // What was typed stays as it was.
        assert_eq!(link, Ok(("https://example.com/a".into(), "\u{202a}https://example.com/a\u{202c}\u{200b}".into())));
        for text in ["https://example.com/\u{202e}gpj.exe", "exa\u{200b}mple.com", "li\u{ad}@example.com", "\u{feff}"] {
            assert_eq!(Link::read(text), Err(Misread::NotALink), "{text:?}");
        }
        assert_eq!(Link::read("\u{200e}javascript:alert(1)"), Err(Misread::UnsafeLink));
    }
}
