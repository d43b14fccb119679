//! `cargo xtask serve`: the page at an address of this machine. As built, by the project's own
//! server; with `--dev`, by Trunk, which rebuilds and reloads on every change.

use crate::server::Server;
use crate::{build, checkout, child, setup};
use anyhow::{Context, Result};
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;
use std::{fs, thread};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    dev: bool,
    port: Option<u16>,
}

impl Options {
    /// The options as typed; nothing when they make no sense.
    pub fn read(arguments: &[&str]) -> Option<Self> {
        let mut options = Self { dev: false, port: None };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.split_once('=').unwrap_or((argument, "")) {
                ("--dev", "") => options.dev = true,
                ("--port", "") => options.port = Some(arguments.next()?.parse().ok()?),
                ("--port", number) => options.port = Some(number.parse().ok()?),
                _ => return None,
            }
        }
        Some(options)
    }
}

pub fn run(options: Options) -> Result<()> {
    if options.dev {
        return develop(options.port);
    }
    build::run()?;
    let server = Server::start(checkout::dist(), options.port)?;
    println!("serve: {} (Ctrl-C ends it)", server.url());
    server.wait();
    Ok(())
}

/// The page that Trunk serves while developing: `index.html` without its content security policy,
/// whose hashes are known only after a release build and which would refuse the script that
/// reloads.
const DEV_PAGE: &str = "index.dev.html";

fn develop(port: Option<u16>) -> Result<()> {
    let port = match port {
        Some(port) => port,
        None => (8080..8280).find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).context("no free port")?,
    };
    let compiler = setup::wasm_compiler()?;
    let bundler = setup::bundler()?;
    write_dev_page(checkout::root())?;
    thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_millis(500));
            if let Err(error) = write_dev_page(checkout::root()).and_then(|()| build::write_texts()) {
                eprintln!("{error:#}");
            }
        }
    });
    let mut trunk = build::trunk(&bundler, &compiler, "serve")?;
    trunk.args(["--port", &port.to_string(), "--dist"]).arg(checkout::wasm_target_dir().join("dev-dist"));
    for folder in ["target", "dist", "tests", "xtask"] {
        if checkout::root().join(folder).exists() {
            trunk.args(["--ignore", folder]);
        }
    }
    println!("serve: http://127.0.0.1:{port}/ (Ctrl-C ends it)");
    child::run(trunk.arg(DEV_PAGE))
}

/// Writes the page for developing, if it is not as it should be.
fn write_dev_page(root: &Path) -> Result<()> {
    let html = fs::read_to_string(root.join("index.html")).context("reading index.html")?;
    let wanted = without_policy(&html);
    let place = root.join(DEV_PAGE);
    if fs::read_to_string(&place).is_ok_and(|present| present == wanted) {
        return Ok(());
    }
    fs::write(&place, wanted).with_context(|| format!("writing {DEV_PAGE}"))
}

/// The page without the tag that holds its content security policy.
fn without_policy(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let policy = lower.match_indices("<meta").find_map(|(start, _)| {
        let end = start + lower[start..].find('>')? + 1;
        lower[start..end].contains("content-security-policy").then_some(start..end)
    });
    match policy {
        Some(tag) => format!("{}{}", &html[..tag.start], &html[tag.end..]),
        None => html.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_in_any_order() {
        assert_eq!(Options::read(&["--port", "9000", "--dev"]), Some(Options { dev: true, port: Some(9000) }));
        assert_eq!(Options::read(&["--port=9000"]), Some(Options { dev: false, port: Some(9000) }));
        assert_eq!(Options::read(&["--port", "many"]), None);
        assert_eq!(Options::read(&["--fast"]), None);
    }

    #[test]
    fn the_page_for_developing_has_no_policy() {
        let html = "<meta charset=utf-8>\n<meta\n http-equiv=\"Content-Security-Policy\" content=\"x\">\n<title>";
        assert_eq!(without_policy(html), "<meta charset=utf-8>\n\n<title>");
    }
}
