//! Every screen in every named state, rendered to HTML without a browser.

mod fixtures;
mod forms;
mod local;
pub(crate) mod page;
mod several;

use fixtures::fixtures;
use page::Page;
use risk_checklist_core::content::Library;
use std::collections::BTreeSet;
use std::sync::LazyLock;

fn pages() -> &'static [Page] {
    &PAGES
}

/// Rendered once for all the tests here.
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let mut pages: Vec<Page> = fixtures().into_iter().map(Page::render).collect();
    assert_eq!(pages.len(), 46, "a new fixture is counted here, so that none is lost");
    pages.extend(several::pages());
    pages
});

#[test]
fn every_state_has_one_heading_for_its_screen_and_shows_words() {
    for page in pages() {
        assert_eq!(page.html.matches("id=\"screen-title\"").count(), 1, "{}", page.name);
        assert!(page.text().len() > 300, "{} shows next to nothing", page.name);
    }
}

/// A key, a placeholder or an empty element means that a word is missing.
#[test]
fn no_state_shows_a_key_or_a_placeholder() {
    for page in pages() {
        let text = page.text_outside("pre");
        for sign in ["{count}", "{names}", "{of}", "{yes}", "pathway.", "trigger.", "item.", "fact.", "(None", "Some("]
        {
            assert!(!text.contains(sign), "{} shows `{sign}`", page.name);
        }
        for empty in ["<p></p>", "<li></li>", "<legend></legend>", "<h4></h4>", "<button type=\"button\"></button>"] {
            assert!(!page.html.contains(empty), "{} has {empty}", page.name);
        }
    }
}

/// Ids are unique, and every reference to one resolves: labels, descriptions, names.
#[test]
fn ids_are_unique_and_references_resolve() {
    let mut checked = 0;
    for page in pages() {
        let ids = page.attributes("id");
        let set: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(set.len(), ids.len(), "{} gives an id twice", page.name);
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for id in page.attributes(attribute).iter().flat_map(|value| value.split(' ')) {
                checked += 1;
                assert!(set.contains(id), "{}: {attribute} points at `{id}`, which is not there", page.name);
            }
        }
    }
    assert!(checked > 500, "only {checked} references were checked");
}

/// The policy forbids inline styles and scripts, and a button without a type would submit
/// the host's form.
#[test]
fn nothing_needs_more_than_the_policy_allows() {
    for page in pages() {
        for attribute in ["style", "onclick", "onchange"] {
            assert!(page.attributes(attribute).is_empty(), "{} has {attribute}=", page.name);
        }
        assert_eq!(
            page.html.matches("<button").count(),
            page.html.matches("<button type=\"button\"").count(),
            "{}",
            page.name
        );
    }
}

/// design.md, section 4: never a prediction, a probability or "low risk"; and the words for
/// people are "the person" and "the person causing harm".
#[test]
fn no_state_uses_a_word_we_do_not_use() {
    for page in pages() {
        let text = page.text_outside("ul class=\"sources\"").to_lowercase();
        for word in ["low risk", "victim", "perpetrator", "abuser", "offender", "probability", "likelihood", "score"] {
            assert!(!text.contains(word), "{} says `{word}`", page.name);
        }
    }
}

#[test]
fn four_answer_states_look_different() {
    let page = Page::find("section one, each answer state");
    for (item, checked) in [("1", "yes"), ("2", "no"), ("3", "dont-know")] {
        assert!(page.has_checked(&format!("item-{item}-{checked}")), "item {item}");
    }
    assert!(["yes", "no", "dont-know"].iter().all(|value| !page.has_checked(&format!("item-4-{value}"))), "not asked");
}

#[test]
fn danger_shows_999_at_once_and_leaves_the_way_on_open() {
    let page = Page::find("start, danger now");
    assert!(page.html.contains("href=\"tel:999\""));
    assert!(page.html.contains("id=\"next\""), "no state is a dead end");
}

#[test]
fn a_critical_item_is_named_in_the_line_that_stays_in_sight() {
    let page = Page::find("section four, strangulation");
    let summary = page.part("class=\"summary\"", "</div>");
    assert!(summary.contains("Strangulation or choking"), "{summary}");
}

#[test]
fn a_gap_is_said_beside_its_field_and_in_the_summary() {
    for (name, field) in
        [("judgement, reason missing", "judgement-reason"), ("circumstances, not a number", "fact-eventsIn12Months")]
    {
        let page = Page::find(name);
        assert!(page.html.contains("role=\"alert\" aria-labelledby=\"error-summary-title\""), "{name}");
        let input = page.part(&format!("id=\"{field}\""), ">");
        assert!(input.contains("aria-invalid=\"true\""), "{name}: {input}");
        assert!(page.html.contains("class=\"error\""), "{name}");
    }
    assert!(Page::find("circumstances, not a number").html.contains("value=\"three\""), "what was typed is kept");
}

#[test]
fn the_outcome_offers_a_decision_for_everything_that_is_called_for() {
    let page = Page::find("outcome, 14 yes");
    for pathway in ["marac", "idva", "specialist-support", "review"] {
        assert!(page.html.contains(&format!("id=\"decide-{pathway}\"")), "{pathway}");
    }
    assert!(!page.html.contains("id=\"decide-adult-safeguarding\""), "nothing calls for it yet");
}

#[test]
fn the_outcome_shows_the_exact_notice() {
    let page = Page::find("outcome, 14 yes");
    let shown = page.part("class=\"notice\"", "</pre>");
    assert!(
        shown.contains("&quot;schema&quot;: &quot;risk-checklist/outcome/1&quot;")
            || shown.contains("\"schema\": \"risk-checklist/outcome/1\""),
        "{shown}"
    );
}

/// "Not now" needs a reason that a person chose: none is chosen for them, the referral stays
/// open in the notice, and nothing can be sent meanwhile.
#[test]
fn not_now_without_a_reason_is_no_decision() {
    let page = Page::find("outcome, not now without a reason");
    assert!(page.has_checked("decide-marac-refused"));
    let reasons = page.part("<select id=\"reason-marac\"", "</select>");
    assert!(reasons.contains("Choose a reason"), "{reasons}");
    let alert = page.part("aria-labelledby=\"error-summary-title\"", "</div>");
    assert!(alert.contains("MARAC referral: say why not now"), "{alert}");
    let notice = page.part("class=\"notice\"", "</pre>");
    let marac = notice.split("marac").nth(1).unwrap().split('}').next().unwrap();
    assert!(marac.contains("disposition&quot;: null") || marac.contains("disposition\": null"), "{marac}");
}

/// An earlier outcome is compared in cautious words, and asks for a repeat without filling
/// anything in.
#[test]
fn an_earlier_outcome_is_shown_beside_this_one() {
    let page = Page::find("outcome, checked before");
    let since = page.part("aria-labelledby=\"since-title\"", "</section>");
    for (words, name) in [
        ("New: not so last time", "Person causing harm is suicidal"),
        ("Still there", "Strangulation or choking"),
        ("Not asked again yet: it may still be so", "Cruelty to animals"),
        ("Met last time, not met now", "Pregnancy or new baby"),
        ("What was decided last time", "MARAC referral: this was chosen. Check that it happened."),
        ("What was decided last time", "not then (The person does not want it). It is called for again."),
        ("What was decided last time", "1 thing that was met last time is not part of this checklist"),
    ] {
        let list = since.split(words).nth(1).unwrap_or_else(|| panic!("{words}: {since}"));
        assert!(list.split("<h5>").next().unwrap().contains(name), "{words}: {name}: {since}");
    }
    assert!(since.contains("21/05/2026"), "{since}");
    assert!(Page::find("start, checked before").text().contains("so that a repeat is not missed"));
}

/// The printed record: what was found, decided and left open, before anything else.
#[test]
fn the_record_opens_with_what_matters() {
    let page = Page::find("outcome, decided");
    let record = page.part("class=\"record\"", "</section>");
    let at = |words: &str| record.find(words).unwrap_or_else(|| panic!("the record lacks `{words}`"));
    let order = [
        "Confidential",
        "05/12/2026",
        "What was found",
        "What was decided",
        "What is still open",
        "Recommended, and not being done now",
        "IDVA",
        "The local service does not take this case",
        "The recommendation still stands",
        "Referrals and decisions",
        "What is met, and why",
        "14 yes of 24",
        "What is not known, and why",
        "Not asked yet",
        "Where the rules come from",
        "Check again by 21/05/2027",
    ];
    let places: Vec<usize> = order.iter().map(|words| at(words)).collect();
    assert!(places.is_sorted(), "{order:?} at {places:?}");
}

/// Below every criterion there is still support, what to watch for, and a review.
#[test]
fn nothing_met_still_leads_somewhere() {
    let page = Page::find("outcome, all no");
    assert!(page.html.contains("id=\"decide-specialist-support\""));
    assert!(page.html.contains("id=\"decide-review\""));
    assert!(!page.html.contains("id=\"decide-marac\""));
}

#[test]
fn content_past_its_review_date_says_so_and_still_shows_999() {
    let page = Page::find("start, content past its review date");
    assert!(page.text().contains("Check it before you use it"));
    assert!(page.html.contains("href=\"tel:999\""), "danger was recorded in this state");
}

/// Every word of the widget is asked for somewhere, so that none outlives its use.
#[test]
fn every_word_of_the_widget_is_used() {
    let source: String = ["src/ui", "src/embed"].iter().map(|folder| page::sources(folder)).collect();
    let library = Library::shipped().unwrap();
    let unused: Vec<String> = library
        .chrome()
        .keys()
        .map(|key| format!("{key:?}"))
        .filter(|key| !source.contains(&format!("ChromeKey::{key}")))
        .collect();
    assert!(unused.is_empty(), "no screen uses {unused:?}");
}
