//! A server for `dist/`, as plain as any static host: files by their names, nothing rewritten. Only
//! the caching is stricter: a browser has to ask again every time, or a rebuilt page would look
//! like the old one.

use anyhow::{Result, bail};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const FIRST_PORT: u16 = 8080;
const PORTS_TO_TRY: u16 = 200;

/// A browser opens connections that it may never use.
const PATIENCE: Duration = Duration::from_secs(30);

/// No browser's request is longer.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// A running server. It ends with the process.
pub struct Server {
    address: SocketAddr,
    thread: JoinHandle<()>,
}

impl Server {
    /// Starts serving a folder on the given port, or on the first free one from 8080 on. Each connection
    /// has a thread of its own and ends with its answer: small servers that keep connections have been
    /// seen to let one wait for another for ever.
    pub fn start(folder: PathBuf, port: Option<u16>) -> Result<Self> {
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let folder = folder.clone();
                thread::spawn(move || {
                    // Whoever went away before the answer does not miss it.
                    let _ = converse(stream, &folder);
                });
            }
        });
        Ok(Self { address, thread })
    }

    /// Where the page is.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process is ended.
    pub fn wait(self) {
        if self.thread.join().is_err() {
            eprintln!("the server has ended");
        }
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let ports = port.map_or(FIRST_PORT..FIRST_PORT + PORTS_TO_TRY, |port| port..port.saturating_add(1));
    for port in ports.clone() {
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)) {
            return Ok(listener);
        }
    }
    match port {
        Some(port) => bail!("port {port} is taken"),
        None => bail!("no port from {} to {} is free", ports.start, ports.end - 1),
    }
}

fn converse(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(LONGEST_REQUEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The headers say nothing that would change the answer, but a browser wants them to be read.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, mime, body) = match method {
        "GET" | "HEAD" => answer(url, folder),
        _ => ("405 Method Not Allowed", "text/plain", Vec::new()),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n"
    )?;
    if method == "GET" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

fn answer(url: &str, folder: &Path) -> (&'static str, &'static str, Vec<u8>) {
    let file = file_for(url).map(|path| folder.join(path));
    let file = file.map(|path| if path.is_dir() { path.join("index.html") } else { path });
    match file.and_then(|path| Some((mime_type(&path), fs::read(&path).ok()?))) {
        Some((mime, body)) => ("200 OK", mime, body),
        None => ("404 Not Found", "text/plain", b"not found".to_vec()),
    }
}

/// The file that a URL names, relative to the folder; nothing for one that would lead out of it.
fn file_for(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = PathBuf::from(decoded(path)?.trim_start_matches('/'));
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

/// A path with its `%20`s taken back.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

fn mime_type(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "csv" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_a_file_below_the_folder() {
        assert_eq!(file_for("/samples/a%20b.json?x=1"), Some(PathBuf::from("samples/a b.json")));
        assert_eq!(file_for("/"), Some(PathBuf::new()));
        assert_eq!(file_for("//etc/hosts"), Some(PathBuf::from("etc/hosts")));
    }

    #[test]
    fn no_url_leads_out_of_the_folder() {
        for url in ["/../secret", "/a/../../secret", "/%2e%2e/secret", "/%2E%2E%2Fsecret", "/%zz", "/a%00"] {
            assert_eq!(file_for(url), None, "{url}");
        }
    }

    #[test]
    fn connections_that_say_nothing_keep_nobody_waiting() {
        let server = Server::start(std::env::temp_dir(), None).expect("a free port");
        let silent: Vec<TcpStream> =
            (0..40).map(|_| TcpStream::connect(server.address).expect("a connection")).collect();
        let mut stream = TcpStream::connect(server.address).expect("a connection");
        stream.write_all(b"GET /none-such HTTP/1.1\r\nHost: x\r\n\r\n").expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
        drop(silent);
    }

    #[test]
    fn a_served_file_has_its_type_and_is_not_cached() {
        let folder = std::env::temp_dir().join(format!("served-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        std::fs::write(folder.join("page.wasm"), "bytes").expect("a file in it");
        let server = Server::start(folder.clone(), None).expect("a free port");
        let mut stream = TcpStream::connect(server.address).expect("a connection");
        stream.write_all(b"GET /page.wasm HTTP/1.0\r\n\r\n").expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        std::fs::remove_dir_all(folder).expect("an end");
        assert!(answer.starts_with("HTTP/1.0 200") || answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.contains("Content-Type: application/wasm") && answer.ends_with("bytes"), "{answer}");
        assert!(answer.contains("Cache-Control: no-cache") && answer.contains("Content-Length: 5"), "{answer}");
    }
}
