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

/// Whether this is the browser inside another app, such as `WeChat`, where downloads come to nothing.
pub fn is_embedded_chat_app() -> bool {
    names_a_chat_app(&user_agent())
}

fn dark() -> Option<MediaQueryList> {
    window()?.match_media("(prefers-color-scheme: dark)").ok().flatten()
}

/// What the browsers inside other apps name themselves by. A browser of its own maker names itself otherwise, as
/// `MQQBrowser/` does beside the ` QQ/` of the chat app. `; wv)` is any app's browser on Android that is not its own.
const EMBEDDED: [&str; 19] = [
    "micromessenger",
    "wxwork/",
    "dingtalk",
    " lark/",
    "feishu",
    " qq/",
    " tim/",
    "qzone/",
    "__weibo__",
    "alipayclient",
    "aweme",
    "newsarticle",
    " line/",
    "fban/",
    "fbav/",
    "fb_iab/",
    "instagram ",
    "linkedinapp",
    "; wv)",
];

fn names_a_chat_app(user_agent: &str) -> bool {
    let agent = user_agent.to_ascii_lowercase();
    EMBEDDED.iter().any(|name| agent.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_inside_other_apps_are_known() {
        for agent in [
            // WeChat, on iOS, Android and Windows.
            "Mozilla/5.0 (iPhone; CPU iPhone OS 16_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.34(0x18002234) NetType/WIFI Language/zh_CN",
            "Mozilla/5.0 (Linux; Android 12; M2012K11AC Build/SKQ1.211006.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5023 MMWEBSDK/20230202 MMWEBID/4664 MicroMessenger/8.0.33.2320(0x28002151) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090551) XWEB/8391 Flue",
            // WeCom.
            "Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 wxwork/4.0.8 MicroMessenger/7.0.1 Language/zh",
            "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.88 Safari/537.36 wxwork/4.1.10 (MicroMessenger/6.2) WindowsWechat",
            // DingTalk.
            "Mozilla/5.0 (iPhone; CPU iPhone OS 16_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 AliApp(DingTalk/7.0.10) com.laiwang.DingTalk/28888888 Channel/201200 language/zh-Hans-CN UT4Aplus/0.0.6 WK",
            "Mozilla/5.0 (Linux; U; Android 11; zh-CN; M2007J3SC Build/RKQ1.200826.002) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/69.0.3497.100 UWS/3.22.1.217 Mobile Safari/537.36 AliApp(DingTalk/6.5.20) com.alibaba.android.rimet/22938402 Channel/227200 language/zh-CN",
            // Feishu, and Lark as it is called elsewhere.
            "Mozilla/5.0 (iPhone; CPU iPhone OS 15_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Lark/5.19.3 LarkLocale/zh_CN ChannelName/Feishu TTWebView/0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0.5615.204 Safari/537.36 Lark/6.9.5 LarkLocale/en_US SSR",
            // QQ.
            "Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 QQ/8.9.28.639 V1_IPH_SQ_8.9.28_1_APP_A Pixel/1170 MiniAppEnable SimpleUISwitch/0 StudyMode/0 NetType/WIFI",
            "Mozilla/5.0 (Linux; Android 12; V2055A Build/SP1A.210812.003) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/89.0.4389.72 MQQBrowser/6.2 TBS/046247 Mobile Safari/537.36 V1_AND_SQ_8.9.50_3898_YYB_D QQ/8.9.50.10650 NetType/WIFI WebP/0.3.0 AppId/537155551 Pixel/1080",
        ] {
            assert!(names_a_chat_app(agent), "{agent}");
        }
    }

    #[test]
    fn a_browser_of_its_own_is_not_one() {
        for agent in [
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:120.0) Gecko/20100101 Firefox/120.0",
            // The QQ browser, on iOS, Android and Windows: it saves files.
            "Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 MQQBrowser/11.7.0 Mobile/15E148 Safari/604.1 QBWebViewUA/2 QBWebViewType/1 WKType/1",
            "Mozilla/5.0 (Linux; U; Android 12; zh-cn; M2102K1C Build/SKQ1.211006.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/98.0.4758.102 MQQBrowser/13.7 Mobile Safari/537.36 COVC/046247",
            "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.71 Safari/537.36 Core/1.94.201.400 QQBrowser/11.9.5325.400",
        ] {
            assert!(!names_a_chat_app(agent), "{agent}");
        }
        assert!(!is_embedded_chat_app());
    }
}
