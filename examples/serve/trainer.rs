//! What the trainer's page needs beyond the other pages: libraries for QR pictures, and leave to
//! install the one worker that lets the page work without a network.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::services::ServeFile;

const PAGE: &str = "/trainer.html";

/// As for every page, and one named Trusted Types policy: a browser lets a page register a
/// worker only through one. The page's own lets through the address of its worker alone.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types trainer-worker; \
    style-src 'self'; img-src 'self'; font-src 'self'";

/// The libraries, from npm's folder. The page asks for them only where a QR picture is drawn or read.
pub(crate) fn libraries(node_modules: &Path) -> Router {
    Router::new()
        .route_service("/vendor/qr/qrcode.mjs", ServeFile::new(node_modules.join("qrcode-generator/dist/qrcode.mjs")))
        .route_service("/vendor/qr/jsQR.js", ServeFile::new(node_modules.join("jsqr/dist/jsQR.js")))
}

/// After everything else has set its headers: one page has a policy of its own.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let is_page = request.uri().path() == PAGE;
    let mut response = next.run(request).await;
    if is_page {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    response
}
