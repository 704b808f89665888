//! The hosts that need a little more than the rest: a form that a server renders and takes,
//! and two frameworks that make a Trusted Types policy of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jsonschema::Validator;
use serde_json::Value;

use crate::store::{Kept, Store};

/// Pages whose policy differs, and in what: each is the demo server's own policy, and these words.
const DIFFERENT: [(&str, &str, &str); 3] = [
    ("/hosts/form.html", "form-action 'none'", "form-action 'self'"),
    ("/hosts/vue.html", "trusted-types 'none'", "trusted-types vue"),
    ("/hosts/lit.html", "trusted-types 'none'", "trusted-types lit-html"),
];

/// Gives the pages above their policy, after everything else has set its headers.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let different = DIFFERENT.iter().find(|(page, ..)| *page == path);
    let policy = response.headers().get(CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
    if let (Some((_, from, to)), Some(policy)) = (different, policy)
        && let Ok(policy) = HeaderValue::from_str(&policy.replace(from, to))
    {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

#[derive(Debug, Clone)]
struct Cases {
    schema: Arc<Validator>,
    store: Store,
}

/// The addresses of the form's server. `schema` is that of the outcome notice.
pub(crate) fn routes(schema: &str) -> Result<Router, String> {
    let schema: Value = serde_json::from_str(schema).map_err(|error| format!("the schema is not JSON: {error}"))?;
    let schema = jsonschema::validator_for(&schema).map_err(|error| format!("the schema is broken: {error}"))?;
    let store = Store::open().map_err(|error| format!("cannot keep what is received: {error}"))?;
    let cases = Cases { schema: Arc::new(schema), store };
    Ok(Router::new().route("/cases", post(save)).route("/cases/{receipt}", get(saved)).with_state(cases))
}

/// Takes the form. What a browser says is checked again here: `required` is a help, not a guard.
async fn save(State(cases): State<Cases>, Form(fields): Form<BTreeMap<String, String>>) -> Response {
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    let notice = serde_json::from_str::<Value>(field("outcome")).ok().filter(|notice| cases.schema.is_valid(notice));
    if notice.is_none() {
        return (StatusCode::UNPROCESSABLE_ENTITY, page("Not saved", "There is no outcome in this form."))
            .into_response();
    }
    let key = format!("{} {}", field("reference"), field("outcome"));
    match cases.store.keep(&key, field("outcome")) {
        // Somewhere else by `GET`, so that going back or reloading posts nothing again, and the
        // browser does not hold what was posted in its history.
        Ok(Kept::New(receipt) | Kept::Known(receipt)) => Redirect::to(&format!("/cases/{receipt}")).into_response(),
        Ok(Kept::Conflict) | Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn saved(State(cases): State<Cases>, Path(receipt): Path<String>) -> Response {
    let known = cases.store.list().is_ok_and(|kept| kept.iter().any(|(reference, _)| *reference == receipt));
    if !known {
        return (StatusCode::NOT_FOUND, page("Not here", "No case was saved under this receipt.")).into_response();
    }
    page("Saved", &format!("The case was saved. Its receipt is {receipt}.")).into_response()
}

fn page(title: &str, text: &str) -> Html<String> {
    Html(format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <link rel=\"icon\" href=\"/favicon.svg\"></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
    ))
}
