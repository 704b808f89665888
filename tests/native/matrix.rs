//! Every trigger against every pathway. `gaps` computes over every setting that no trigger
//! leads nowhere and no call is idle; `www/matrix.html` shows the same table to whoever asks
//! what leads where, and on whose word.
//!
//! The page is kept to the byte, and `UPDATE_GOLDEN=1` writes it anew, as for `tests/golden`.

mod gaps;
mod page;

use std::path::{Path, PathBuf};
use std::{env, fs};

#[test]
fn the_published_matrix_is_what_the_rules_say() {
    let made = page::html();
    if env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        assert!(env::var_os("CI").is_none(), "the matrix is never rewritten in CI");
        fs::write(path(), &made).unwrap();
    }
    let kept = fs::read_to_string(path()).unwrap_or_else(|error| panic!("www/matrix.html: {error}"));
    assert!(
        kept == made,
        "www/matrix.html no longer says what the rules say. If the change of the rules is meant, set UPDATE_GOLDEN=1, \
         run again and read the difference."
    );
}

/// The page works under the strictest policy: its own style sheet and nothing else.
#[test]
fn the_page_needs_no_script_and_no_inline_style() {
    let made = page::html();
    for word in ["<script", "<style", " style=", " onclick=", "javascript:", "http:", "https:"] {
        assert!(!made.contains(word), "the page has `{word}`");
    }
    assert_eq!(made.matches("<link rel=\"stylesheet\"").count(), 1);
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/matrix.html")
}
