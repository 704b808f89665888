//! What only a real browser can show of the Rust half: mounting inside a shadow root,
//! events, what is kept, and going away again. Whole pages are in `tests/e2e`.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should say where it stopped")]

mod page;

use page::{CONFIG, Page, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn starts_blank_and_says_nothing() {
    let page = Page::open(CONFIG, None).await;
    assert_eq!(page.count("input[type=radio]"), 7, "danger has three answers, age four");
    assert_eq!(page.count("input:checked"), 0);
    assert!(page.events().is_empty(), "nothing is sent before anyone asks for it");
}

#[wasm_bindgen_test]
async fn a_click_inside_a_shadow_root_is_an_answer() {
    let page = Page::open(CONFIG, None).await;
    page.click("#fact-immediateDanger-yes").await;
    assert_eq!(page.count(".emergency"), 1, "999 is shown the moment danger is known");
    assert!(page.kept().contains(r#""immediateDanger": "yes""#));
    assert!(page.events().is_empty(), "an answer is never told to the host");
}

#[wasm_bindgen_test]
async fn letters_answer_while_focus_is_inside_a_question() {
    let page = Page::open(CONFIG, None).await;
    page.press("#fact-immediateDanger-yes", "d").await;
    assert!(page.kept().contains(r#""immediateDanger": "dont-know""#));
    page.press("#fact-immediateDanger-yes", "x").await;
    assert!(page.kept().contains(r#""immediateDanger": "dont-know""#), "another letter does nothing");
}

#[wasm_bindgen_test]
async fn what_was_kept_comes_back_in_a_fresh_instance() {
    let first = Page::open(CONFIG, None).await;
    first.click("#fact-ageBand-16-17").await;
    first.click("#next").await;
    first.click("#item-1-yes").await;
    let kept = first.kept();
    first.close();
    let second = Page::open(CONFIG, Some(kept.clone())).await;
    assert_eq!(second.count("#item-1-yes:checked"), 1, "the same screen, with the same answer");
    assert_eq!(second.kept(), kept, "to the byte");
}

#[wasm_bindgen_test]
async fn two_on_one_page_do_not_share_an_answer() {
    let one = Page::open(CONFIG, None).await;
    let two = Page::open(CONFIG, None).await;
    one.click("#fact-immediateDanger-no").await;
    assert_eq!(one.count("input:checked"), 1);
    assert_eq!(two.count("input:checked"), 0);
    assert!(!two.kept().contains("immediateDanger"));
}

#[wasm_bindgen_test]
async fn reset_erases() {
    let mut page = Page::open(CONFIG, None).await;
    let blank = page.kept();
    page.click("#fact-immediateDanger-no").await;
    assert_ne!(page.kept(), blank);
    page.widget().reset();
    settle().await;
    assert_eq!(page.count("input:checked"), 0);
    assert_eq!(page.kept(), blank);
}

#[wasm_bindgen_test]
async fn a_changed_configuration_keeps_the_answers() {
    let mut page = Page::open(CONFIG, None).await;
    page.click("#fact-immediateDanger-no").await;
    page.widget().update(r#"{"nation":"wales","role":"housing"}"#, None).unwrap();
    settle().await;
    assert_eq!(page.count("#fact-immediateDanger-no:checked"), 1);
}

#[wasm_bindgen_test]
async fn a_bad_field_is_named_and_the_checklist_still_runs() {
    let page = Page::open(r#"{"nation":"narnia","role":"health"}"#, None).await;
    let events = page.events();
    let [event] = events.as_slice() else { panic!("one event, not {events:?}") };
    assert!(event.starts_with("error "), "{event}");
    assert!(event.contains(r#""code":"unknown-value""#), "{event}");
    assert!(event.contains(r#""field":"nation""#), "{event}");
    assert_eq!(page.count("#next"), 1);
}

#[wasm_bindgen_test]
fn an_unknown_instrument_is_refused() {
    assert_eq!(Page::refusal(r#"{"instrument":"some-other"}"#), "unknown-instrument");
}

#[wasm_bindgen_test]
async fn destroy_leaves_nothing_on_the_page() {
    let page = Page::open(CONFIG, None).await;
    let root = page.close();
    settle().await;
    assert_eq!(root.child_element_count(), 0);
}
