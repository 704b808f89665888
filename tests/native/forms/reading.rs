//! The document: one file, without a script, in which every word is only a word.

use super::sample::Case;
use crate::arbitrary::config;
use crate::shipped::library;
use proptest::prelude::{any, prop_assert_eq, proptest};
use risk_checklist_core::delivery::{Part, to_html};

fn page(words: &str) -> String {
    to_html(&Case::blank().answer_contact().write("summary-text", words).marac().document(library()))
}

#[test]
fn markup_is_only_words() {
    let table = [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("</dd></dl><h1>x", "&lt;/dd&gt;&lt;/dl&gt;&lt;h1&gt;x"),
        ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("one\u{0}two\u{8}three", "onetwothree"),
        ("line one\nline two", "line one\nline two"),
    ];
    for (words, expected) in table {
        assert!(page(words).contains(expected), "{words:?}");
    }
}

/// Nothing is loaded, nothing runs, and neither the title nor the policy says what it is.
#[test]
fn the_page_is_inert_and_its_title_says_nothing() {
    let page = page("A summary");
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert_eq!(page.matches("<title>Form</title>").count(), 1);
    for sign in ["<script", "http://", "https://", "src=", "href=", "<form", "<input", "url("] {
        assert!(!page.contains(sign), "{sign}");
    }
}

proptest! {
    #![proptest_config(config())]

    /// Whatever is typed, the page has the tags of a blank one and no others.
    #[test]
    fn no_words_make_a_tag(words in "[<>&\"'a-z /=\\n]{0,200}", any in any::<String>()) {
        let any: String = any.chars().take(200).collect();
        for words in [words, any] {
            let typed = if words.trim().is_empty() { "x".to_owned() } else { words };
            prop_assert_eq!(tags(&page(&typed)), tags(&page("x")));
        }
    }
}

fn tags(page: &str) -> Vec<String> {
    page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap().to_owned()).collect()
}

/// The screen shows the same parts that the file is made of.
#[test]
fn every_part_is_in_the_file_in_order() {
    let parts = Case::filled().marac().document(library());
    let page = to_html(&parts);
    let mut from = 0;
    for part in &parts {
        let texts = match part {
            Part::Title(text) | Part::Warning(text) | Part::Heading(text) | Part::Note(text) => vec![text],
            Part::Row(asked, said) => vec![asked, said],
        };
        for text in texts {
            let found = page[from..].find(text.as_str());
            assert!(found.is_some(), "{text} is not in the file, or out of order");
            from += found.unwrap();
        }
    }
    assert!(parts.len() > 60, "only {} parts", parts.len());
}
