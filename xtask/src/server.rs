//! A server for `dist/`, as plain as any static host: files by their names, nothing rewritten. Only
//! the caching is stricter: a browser has to ask again every time, or a rebuilt page would look
//! like the old one.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use tiny_http::{Header, Method, Request, Response, StatusCode};

const FIRST_PORT: u16 = 8080;
const PORTS_TO_TRY: u16 = 200;
/// A browser opens about six connections at once, and several may be testing.
const THREADS: usize = 16;

/// A running server. It ends with the process.
pub struct Server {
    address: SocketAddr,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Starts serving a folder on the given port, or on the first free one from 8080 on.
    pub fn start(folder: PathBuf, port: Option<u16>) -> Result<Self> {
        let http = Arc::new(listen(port)?);
        let address = http.server_addr().to_ip().context("the server has no address")?;
        let threads = (0..THREADS).map(|_| {
            let (http, folder) = (Arc::clone(&http), folder.clone());
            thread::spawn(move || {
                for request in http.incoming_requests() {
                    // Whoever went away before the answer does not miss it.
                    let _ = answer(request, &folder);
                }
            })
        });
        Ok(Self { address, threads: threads.collect() })
    }

    /// Where the page is.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process is ended.
    pub fn wait(self) {
        for thread in self.threads {
            if thread.join().is_err() {
                eprintln!("a server thread has ended");
            }
        }
    }
}

fn listen(port: Option<u16>) -> Result<tiny_http::Server> {
    let ports = port.map_or(FIRST_PORT..FIRST_PORT + PORTS_TO_TRY, |port| port..port.saturating_add(1));
    for port in ports.clone() {
        if let Ok(server) = tiny_http::Server::http(("127.0.0.1", port)) {
            return Ok(server);
        }
    }
    match port {
        Some(port) => bail!("port {port} is taken"),
        None => bail!("no port from {} to {} is free", ports.start, ports.end - 1),
    }
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let file = file_for(request.url()).map(|path| folder.join(path));
    let file = file.map(|path| if path.is_dir() { path.join("index.html") } else { path });
    match file.and_then(|path| Some((File::open(&path).ok()?, mime_type(&path)))) {
        Some((file, mime)) => {
            let headers = vec![header("Content-Type", mime), header("Cache-Control", "no-cache")];
            let length = file.metadata().ok().and_then(|facts| usize::try_from(facts.len()).ok());
            let headers = headers.into_iter().flatten().collect();
            // With a length always, never in chunks: a static host does the same.
            let response = Response::new(StatusCode(200), headers, file, length, None);
            request.respond(response.with_chunked_threshold(usize::MAX))
        }
        None => request.respond(Response::from_string("not found").with_status_code(404)),
    }
}

fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
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
    use std::io::{Read, Write};
    use std::net::TcpStream;

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
