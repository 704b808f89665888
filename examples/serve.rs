//! Serves the demo pages on this machine, as a careful partner would serve theirs.
//!
//! ```sh
//! make serve                                # http://127.0.0.1:8080
//! PORT=0 cargo run --example serve          # any free port, named on standard output
//! ```
//!
//! | address | what |
//! |---|---|
//! | `/` | the demo pages, `www/` |
//! | `/pkg/` | the built package, compressed where the browser takes Brotli |
//! | `/vendor/nhsuk/`, `/vendor/govuk/` | the stylesheets of two demo portals, from npm |
//! | `/vendor/qr/` | two small libraries that draw and read QR pictures, from npm, for `/trainer.html` |
//! | `/guides/` | the documentation, `docs/`, as plain text |
//! | `POST /outcomes` | takes an outcome notice, as a partner's own server would; twice the same is one |
//! | `GET /outcomes` | lists the notices taken since the start |
//! | `POST /deliveries` | takes what the widget posts itself: a CloudEvent under an idempotency key |
//! | `GET /deliveries` | lists the events taken since the start |
//! | `POST /cases` | takes the form of `/hosts/form.html`, and sends on to a page with its receipt |
//! | `/hosts/built/` | the demo portals made with React, Vue, Lit and Yew, as `scripts/build` makes them |
//!
//! `localhost` in place of `127.0.0.1` is another origin: `/hosts/isolated.html` takes its frame
//! from there.
//!
//! Every response carries the policy that the widget promises to work under, so a
//! change that needs more shows at once. Nothing is written to disk, and only this
//! machine can connect.

#[path = "serve/event.rs"]
mod event;
#[path = "serve/hosts.rs"]
mod hosts;
#[path = "serve/receiver.rs"]
mod receiver;
#[path = "serve/store.rs"]
mod store;

use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use axum::Router;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{from_fn, map_response};
use axum::response::Response;
use axum::routing::get;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

#[path = "serve/isolated.rs"]
mod isolated;
#[path = "serve/trainer.rs"]
mod trainer;

/// What a page that embeds the widget may load and do, and nothing else.
///
/// - `default-src 'none'`: whatever is not named below is refused.
/// - `script-src 'self' 'wasm-unsafe-eval'`: our own files, and compiling a
///   WebAssembly module. The name frightens; it allows no `eval`.
/// - `connect-src 'self'`: fetching the module, and sending a notice back here.
/// - `base-uri`, `form-action`, `frame-ancestors 'none'`: no injected `<base>`
///   redirects our files, no form posts answers away, no page draws over ours.
/// - `require-trusted-types-for 'script'; trusted-types 'none'`: text never
///   becomes markup or script, not even by mistake.
/// - `style-src`, `img-src`, `font-src 'self'`: for the demo portals' own looks.
///   The widget itself needs none of the three.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'; \
    style-src 'self'; img-src 'self'; font-src 'self'";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match serve(Path::new(env!("CARGO_MANIFEST_DIR"))).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("stopped: {why}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(root: &Path) -> Result<(), String> {
    let app = app(root)?;
    let port = port()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            format!("port {port} is taken: set PORT to another, or to 0 for any free one")
        }
        _ => format!("cannot listen on port {port}: {error}"),
    })?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("serving http://{address}");
    axum::serve(listener, app).await.map_err(|error| error.to_string())
}

fn port() -> Result<u16, String> {
    let Ok(text) = std::env::var("PORT") else {
        return Ok(8080);
    };
    text.parse().map_err(|_| format!("PORT is `{text}`: use a number from 0 to 65535"))
}

fn app(root: &Path) -> Result<Router, String> {
    let www = folder(root, "www", "restore it from git")?;
    let pkg = folder(root, "pkg", "run `make build`")?;
    let nhsuk = folder(root, "node_modules/nhsuk-frontend/dist/nhsuk", "run `make build`")?;
    let stylesheet = without_fonts(&read(&nhsuk.join("nhsuk-frontend.min.css"))?);
    let script = ServeFile::new(nhsuk.join("nhsuk-frontend.min.js"));
    let govuk = folder(root, "node_modules/govuk-frontend/dist/govuk", "run `make build`")?;
    // Only gov.uk may use the typeface, so its name goes too: a machine may have it installed.
    let govuk_stylesheet = without_fonts(&read(&govuk.join("govuk-frontend.min.css"))?).replace("GDS Transport,", "");
    let guides = folder(root, "docs", "restore it from git")?;

    Ok(Router::new()
        .merge(hosts::routes(&read(&www.join("schemas/outcome-1.schema.json"))?)?)
        .merge(receiver::routes(&read(&www.join("schemas/outcome-1.schema.json"))?)?)
        .nest_service("/pkg", ServeDir::new(pkg).precompressed_br())
        .route(
            "/vendor/nhsuk/nhsuk-frontend.min.css",
            get(async move || ([(CONTENT_TYPE, "text/css")], stylesheet.clone())),
        )
        .route_service("/vendor/nhsuk/nhsuk-frontend.min.js", script)
        .route(
            "/vendor/govuk/govuk-frontend.min.css",
            get(async move || ([(CONTENT_TYPE, "text/css")], govuk_stylesheet.clone())),
        )
        .merge(trainer::libraries(&folder(root, "node_modules", "run `make build`")?))
        .nest_service("/guides", ServeDir::new(guides))
        // The stylesheet names its icons by this address.
        .nest_service("/assets/images", ServeDir::new(nhsuk.join("assets/images")))
        .nest_service("/hosts/built", ServeDir::new(folder(root, "target/hosts", "run `make build`")?))
        .fallback_service(ServeDir::new(www))
        .layer(map_response(guard))
        .layer(from_fn(hosts::headers))
        .layer(from_fn(isolated::headers))
        .layer(from_fn(trainer::headers)))
}

fn folder(root: &Path, name: &str, remedy: &str) -> Result<PathBuf, String> {
    let path = root.join(name);
    if path.is_dir() { Ok(path) } else { Err(format!("the folder `{name}` is missing: {remedy}")) }
}

fn read(file: &Path) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|error| format!("cannot read `{}`: {error}", file.display()))
}

/// One stylesheet asks another site for its fonts, the other for fonts that are not ours
/// to serve. That site would learn who opened the page; the policy refuses it anyway, and
/// fills the console with complaints.
fn without_fonts(stylesheet: &str) -> String {
    let mut kept = String::new();
    let mut rest = stylesheet;
    while let Some((before, rule)) = rest.split_once("@font-face") {
        kept.push_str(before);
        rest = rule.split_once('}').map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Adds what every response carries.
async fn guard(mut response: Response) -> Response {
    let headers = response.headers_mut();
    // Some browsers download what they do not know; the guides are there to be read.
    if headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "text/markdown") {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    }
    // Pages and notices are never kept, so nothing of a visit lies in the browser's
    // cache. The rest is asked for anew each time: a rebuilt package shows at once.
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let assets = ["text/css", "text/javascript", "application/wasm", "image/"];
    let is_asset = kind.is_some_and(|kind| assets.iter().any(|prefix| kind.starts_with(prefix)));
    let cache = if is_asset { "no-cache" } else { "no-store" };
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, cache),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
