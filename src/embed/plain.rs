//! What JavaScript hands in, as JSON text and nothing else.

use crate::error::EmbedError;
#[cfg(not(feature = "training"))]
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

/// A configuration, its profile and its packs, each as JSON text.
#[cfg(not(feature = "training"))]
pub(crate) fn apart(config: &JsValue) -> Result<(String, Option<String>, Vec<String>), EmbedError> {
    if config.is_undefined() {
        return Ok(("{}".to_owned(), None, Vec::new()));
    }
    let text = text_of(config)?;
    // What was just written as JSON reads back as plain data: no getter can run.
    let plain = js_sys::JSON::parse(&text).map_err(|_| EmbedError::Unreadable)?;
    if !plain.is_object() {
        return Ok((text, None, Vec::new()));
    }
    let take = |name: &str| {
        let name = JsValue::from_str(name);
        let value = js_sys::Reflect::get(&plain, &name).unwrap_or_default();
        let is_given = !value.is_undefined();
        if is_given {
            drop(js_sys::Reflect::delete_property(plain.unchecked_ref::<js_sys::Object>(), &name));
        }
        (is_given && !value.is_null()).then_some(value)
    };
    let profile = take("profile").map(|profile| text_of(&profile)).transpose()?;
    let mut packs = Vec::new();
    if let Some(handed_in) = take("packs") {
        // What is no list is one pack with problems of its own.
        let list = if js_sys::Array::is_array(&handed_in) {
            js_sys::Array::from(&handed_in)
        } else {
            js_sys::Array::of1(&handed_in)
        };
        for pack in list.iter() {
            packs.push(text_of(&pack)?);
        }
    }
    Ok((text_of(&plain)?, profile, packs))
}

/// A value as JSON text. Getters that throw, cycles, functions and symbols end here.
pub(crate) fn text_of(value: &JsValue) -> Result<String, EmbedError> {
    let text = js_sys::JSON::stringify(value).map_err(|_| EmbedError::Unreadable)?;
    // `JSON.stringify` answers `undefined` for what is not data.
    text.as_string().ok_or(EmbedError::Unreadable)
}

pub(crate) fn parsed(text: &str) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(text)
}
