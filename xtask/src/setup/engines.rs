//! The engines beside Chromium in which the page has to work: the Firefox of the machine, and Safari's engine as Debian
//! packages it. Where they are not to be had, the reason is given instead: most machines have no way to Safari's engine at all.

use super::{browser, linux_packages, step};
use crate::child;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

const FIREFOX_ELSEWHERE: [&str; 2] =
    ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe"];

/// What drives Safari's engine: the driver, and the screen that is not there.
const WEBKIT: [&str; 2] = ["WebKitWebDriver", "xvfb-run"];

/// The engines as found, or why one is not there.
pub struct Engines {
    chromium: browser::Browser,
    firefox: Result<PathBuf, String>,
    webkit: Result<WebKit, String>,
}

/// Safari's engine. Its driver knows a browser itself; where it does not, this one is named to it.
#[derive(Debug)]
struct WebKit {
    small_browser: Option<PathBuf>,
}

impl Engines {
    /// The names under which the stories know those that are there.
    fn names(&self) -> Vec<&'static str> {
        let there = [("chromium", true), ("firefox", self.firefox.is_ok()), ("webkit", self.webkit.is_ok())];
        there.into_iter().filter_map(|(name, is_there)| is_there.then_some(name)).collect()
    }

    /// Those that are not there, each with the reason.
    pub fn missing(&self) -> Vec<(&'static str, &str)> {
        let firefox = self.firefox.as_ref().err().map(|reason| ("Firefox", reason.as_str()));
        let webkit = self.webkit.as_ref().err().map(|reason| ("WebKit", reason.as_str()));
        firefox.into_iter().chain(webkit).collect()
    }

    /// Tells a script which engines there are and where.
    pub fn name_to(&self, script: &mut Command) {
        script.env("KEYPLAN_ENGINES", self.names().join(","));
        self.chromium.name_to(script);
        if let Ok(firefox) = &self.firefox {
            script.env("KEYPLAN_FIREFOX", firefox);
        }
        if let Some(browser) = self.webkit.as_ref().ok().and_then(|webkit| webkit.small_browser.as_ref()) {
            script.env("KEYPLAN_WEBKIT", browser);
        }
    }
}

/// Looks for the engines, and installs those that are missing where that can be done without asking anybody. Fails when
/// installing goes wrong: an engine that could be there and is not would be missed by nobody.
pub fn find_or_install() -> Result<Engines> {
    println!("engines: looking for Chromium, Firefox and WebKit");
    let chromium = browser::find_or_install()?;
    let firefox = or_install("Firefox", &["firefox-esr"], firefox)?;
    let webkit = or_install("WebKit", &["webkit2gtk-driver", "xvfb"], webkit)?;
    Ok(Engines { chromium, firefox, webkit })
}

fn or_install<T>(name: &str, packages: &[&str], find: fn() -> Option<T>) -> Result<Result<T, String>> {
    if let Some(found) = find() {
        return Ok(Ok(found));
    }
    if let Err(reason) = linux_packages::may_install() {
        return Ok(Err(format!("it is not installed, and {reason}")));
    }
    let advice = "Install it by hand, or leave these tests out: `cargo xtask test --browser` needs Chromium alone.";
    step(&format!("installing {name}"), advice, || linux_packages::install(packages))?;
    Ok(find().ok_or_else(|| format!("{} did not bring it", packages.join(", "))))
}

fn firefox() -> Option<PathBuf> {
    let named = env::var_os("KEYPLAN_FIREFOX").filter(|it| !it.is_empty()).map(PathBuf::from);
    let on_path = || FIREFOX.iter().find_map(|name| child::on_path(name));
    let elsewhere = || FIREFOX_ELSEWHERE.iter().map(PathBuf::from).find(|path| path.is_file());
    named.or_else(on_path).or_else(elsewhere)
}

fn webkit() -> Option<WebKit> {
    let is_there = WEBKIT.iter().all(|name| child::on_path(name).is_some());
    is_there.then(|| WebKit { small_browser: small_browser(Path::new("/usr/lib")) })
}

/// `<libraries>/<machine>/webkit…/MiniBrowser`, of the version that comes last.
fn small_browser(libraries: &Path) -> Option<PathBuf> {
    let folders = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let is_webkit =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk"));
    let machines = folders(libraries).into_iter().filter(|path| path.is_dir());
    let browsers = machines.flat_map(|machine| folders(&machine)).filter(is_webkit).map(|it| it.join("MiniBrowser"));
    browsers.filter(|path| path.is_file()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_browser_of_the_last_version_is_found() -> Result<()> {
        let libraries = env::temp_dir().join(format!("keyplan-engines-{}", std::process::id()));
        for version in ["webkit2gtk-4.0", "webkit2gtk-4.1"] {
            let folder = libraries.join("some-machine").join(version);
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("MiniBrowser"), "")?;
        }
        let found = small_browser(&libraries);
        fs::remove_dir_all(&libraries)?;
        assert_eq!(found, Some(libraries.join("some-machine/webkit2gtk-4.1/MiniBrowser")));
        Ok(())
    }

    #[test]
    fn an_engine_that_is_not_there_is_named_with_its_reason() {
        let engines = Engines {
            chromium: browser::Browser::Playwrights,
            firefox: Ok("firefox".into()),
            webkit: Err("there is no apt-get here".into()),
        };
        assert_eq!(engines.names(), ["chromium", "firefox"]);
        assert_eq!(engines.missing(), [("WebKit", "there is no apt-get here")]);
    }
}
