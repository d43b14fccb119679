//! What the page runs on, and what the person has told it to prefer.

use super::events::{Listener, listen};
use crate::platform::window;
use web_sys::MediaQueryList;

/// Whether the device is set to dark.
pub fn prefers_dark() -> bool {
    dark().is_some_and(|query| query.matches())
}

/// Tells whenever the device is set to dark, or no longer.
pub fn on_prefers_dark(tell: impl Fn(bool) + 'static) -> Listener {
    listen(dark().map(Into::into), "change", move |_| {
        tell(prefers_dark());
    })
}

/// The languages that the person reads, the best first, such as `zh-CN`.
pub fn languages() -> Vec<String> {
    let languages = window().map(|window| window.navigator().languages());
    let languages = languages.iter().flat_map(|it| it.iter());
    languages.filter_map(|it| it.as_string()).collect()
}

/// How the browser names itself; empty when it does not say.
fn user_agent() -> String {
    let agent = window().and_then(|it| it.navigator().user_agent().ok());
    agent.unwrap_or_default()
}

/// Whether this is the browser inside `WeChat` or `WeCom`, where downloads come to nothing.
pub fn is_embedded_chat_app() -> bool {
    names_a_chat_app(&user_agent())
}

fn dark() -> Option<MediaQueryList> {
    window()?.match_media("(prefers-color-scheme: dark)").ok().flatten()
}

fn names_a_chat_app(user_agent: &str) -> bool {
    let agent = user_agent.to_ascii_lowercase();
    agent.contains("micromessenger") || agent.contains("wxwork")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_of_wechat_and_wecom_are_known() {
        for agent in [
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.44",
            "Mozilla/5.0 (Windows NT 10.0) wxwork/4.1.10 MicroMessenger/7.0.1",
        ] {
            assert!(names_a_chat_app(agent), "{agent}");
        }
    }

    #[test]
    fn a_plain_browser_is_not_one() {
        let agent = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36";
        assert!(!names_a_chat_app(agent));
        assert!(!is_embedded_chat_app());
    }
}
