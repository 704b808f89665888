//! Isolated mode on one machine: the same server under two names, `127.0.0.1` and
//! `localhost`, is two origins to a browser. The page comes from one, the frame from the other.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, HOST, HeaderMap, HeaderName, HeaderValue,
};
use axum::middleware::Next;
use axum::response::Response;

/// The page that stands in the frame.
const FRAME: &str = "/pkg/frame.html";

/// The page around it, under a policy that refuses WebAssembly.
const PAGE: &str = "/hosts/isolated.html";

/// What the frame may do, whoever puts it on a page: as the loader's own `sandbox` attribute.
const SANDBOX: &str = "allow-scripts allow-modals allow-downloads allow-top-navigation-to-custom-protocols";

/// Nothing that the checklist needs, so none of it.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(), screen-wake-lock=(), storage-access=(), usb=(), xr-spatial-tracking=()";

/// After everything else has set its headers: the two pages have a policy of their own, and
/// the package's files may be read by the frame, whose origin is nobody's.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let port = own_port(request.headers());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if path.starts_with("/pkg/") {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers
            .insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    }
    let Some(port) = port else { return response };
    let both = format!("http://127.0.0.1:{port} http://localhost:{port}");
    let policy = match path.as_str() {
        FRAME => frame_policy(&both),
        PAGE => page_policy(&both),
        _ => return response,
    };
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    if path == FRAME {
        headers.insert(HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS));
    }
    response
}

/// Origins by name: in a sandbox `'self'` is nobody, and one engine takes it at its word.
fn frame_policy(both: &str) -> String {
    format!(
        "default-src 'none'; script-src {both} 'wasm-unsafe-eval'; connect-src {both}; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; \
         frame-ancestors {both}; sandbox {SANDBOX}"
    )
}

/// A portal that will not have WebAssembly on its own page.
fn page_policy(both: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src {both}; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; \
         style-src 'self'; img-src 'self'; font-src 'self'"
    )
}

/// The port that was asked for. The name is not taken from the request: whoever asks under
/// another name is a stranger to the frame.
fn own_port(headers: &HeaderMap) -> Option<u16> {
    headers.get(HOST)?.to_str().ok()?.rsplit_once(':')?.1.parse().ok()
}
