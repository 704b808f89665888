//! A small real receiver: what it takes is held against the published schema, kept once
//! however often it comes, and answered with a receipt; never with what was sent.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use jsonschema::Validator;
use serde_json::{Value, json};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::event::{self, Carried};
use crate::store::{Kept, Store};

/// Codes and references only: a real notice is a few kilobytes.
const LARGEST: usize = 64 * 1024;
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// What one door needs to do its work.
#[derive(Debug, Clone)]
struct Door {
    schema: Arc<Validator>,
    store: Store,
}

/// The addresses of the receiver. `schema` is that of the outcome notice.
pub(crate) fn routes(schema: &str) -> Result<Router, String> {
    let schema: Value = serde_json::from_str(schema).map_err(|error| format!("the schema is not JSON: {error}"))?;
    let schema = jsonschema::validator_for(&schema).map_err(|error| format!("the schema is broken: {error}"))?;
    let schema = Arc::new(schema);
    let door = || match Store::open() {
        Ok(store) => Ok(Door { schema: Arc::clone(&schema), store }),
        Err(error) => Err(format!("cannot keep what is received: {error}")),
    };
    let outcomes = get(list_outcomes).post(receive_outcome).with_state(door()?);
    let deliveries = get(list_deliveries).post(receive_delivery).layer(from_this_machine()).with_state(door()?);
    Ok(Router::new()
        .route("/outcomes", outcomes)
        .route("/deliveries", deliveries)
        .layer(DefaultBodyLimit::max(LARGEST)))
}

/// Pages of other origins may post, as a portal's pages would to a service elsewhere. A
/// real receiver lists the origins it serves; this one serves its own machine.
fn from_this_machine() -> CorsLayer {
    let is_here = |origin: &HeaderValue| origin.as_bytes().starts_with(b"http://127.0.0.1:");
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(move |origin, _| is_here(origin)))
        .allow_methods([Method::POST])
        .allow_headers([CONTENT_TYPE, IDEMPOTENCY_KEY])
}

/// Takes an outcome notice from a portal's own script. There is no key, so the notice is
/// its own: the same notice has one receipt however often it comes.
async fn receive_outcome(State(door): State<Door>, headers: HeaderMap, body: Bytes) -> Response {
    if !is_of_type(&headers, "application/json") {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", "send the content type `application/json`");
    }
    let Ok(notice) = serde_json::from_slice::<Value>(&body) else {
        return refuse(StatusCode::BAD_REQUEST, "not-json", "the body is not valid JSON");
    };
    if !door.schema.is_valid(&notice) {
        return not_a_notice();
    }
    let text = notice.to_string();
    match door.store.keep(&text, &text) {
        Ok(Kept::New(reference)) => (StatusCode::CREATED, Json(json!({ "receipt": reference }))).into_response(),
        Ok(Kept::Known(reference)) => Json(json!({ "receipt": reference })).into_response(),
        Ok(Kept::Conflict) | Err(_) => not_kept(),
    }
}

/// Takes what the widget posts itself. The key decides what is the same.
async fn receive_delivery(State(door): State<Door>, headers: HeaderMap, body: Bytes) -> Response {
    if !is_of_type(&headers, "application/cloudevents+json") {
        let message = "send the content type `application/cloudevents+json`";
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-an-event", message);
    }
    let key = headers.get(IDEMPOTENCY_KEY).and_then(|key| key.to_str().ok()).filter(|key| event::is_key(key));
    let (Some(key), Ok(text)) = (key, std::str::from_utf8(&body)) else {
        return refuse(StatusCode::BAD_REQUEST, "no-key", "send an `Idempotency-Key` that is a UUID");
    };
    let carried = serde_json::from_str::<Value>(text).ok().and_then(|event| event::read(&event, key));
    match carried {
        None => {
            return refuse(StatusCode::UNPROCESSABLE_ENTITY, "wrong-event", "this is not an event that is taken here");
        }
        Some(Carried::Notice(notice)) if !door.schema.is_valid(&notice) => return not_a_notice(),
        Some(_) => {}
    }
    let (status, reference) = match door.store.keep(key, text) {
        Ok(Kept::New(reference)) => (StatusCode::CREATED, reference),
        Ok(Kept::Known(reference)) => (StatusCode::OK, reference),
        Ok(Kept::Conflict) => {
            return refuse(StatusCode::CONFLICT, "other-body", "this key came with another body before");
        }
        Err(_) => return not_kept(),
    };
    let receipt = json!({ "schema": "risk-checklist/receipt/1", "id": key, "reference": reference });
    (status, Json(receipt)).into_response()
}

async fn list_outcomes(State(door): State<Door>) -> Response {
    let Ok(kept) = door.store.list() else { return not_kept() };
    let outcomes: Vec<Value> = kept.into_iter().filter_map(|(_, text)| serde_json::from_str(&text).ok()).collect();
    Json(json!({ "outcomes": outcomes })).into_response()
}

/// What was received, to the byte.
async fn list_deliveries(State(door): State<Door>) -> Response {
    let Ok(kept) = door.store.list() else { return not_kept() };
    let deliveries: Vec<Value> =
        kept.into_iter().map(|(reference, event)| json!({ "reference": reference, "event": event })).collect();
    Json(json!({ "deliveries": deliveries })).into_response()
}

fn is_of_type(headers: &HeaderMap, expected: &str) -> bool {
    let sent = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    sent.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(expected))
}

fn not_a_notice() -> Response {
    refuse(StatusCode::UNPROCESSABLE_ENTITY, "wrong-schema", "the notice is not what `outcome-1.schema.json` says")
}

fn not_kept() -> Response {
    refuse(StatusCode::INTERNAL_SERVER_ERROR, "not-kept", "it could not be kept; send it again")
}

/// Never quotes what was sent.
fn refuse(status: StatusCode, code: &str, message: &str) -> Response {
    (status, Json(json!({ "code": code, "message": message }))).into_response()
}
