//! The referral form on screen: what it asks, what it shows before anything leaves, and what
//! it never offers.

use super::page::Page;
use risk_checklist_core::delivery::form_v1;

/// The parts of a page that show or print what leaves.
fn what_leaves(page: &Page) -> String {
    let preview = page.part("class=\"form-preview\"", "class=\"form-warning\"").to_owned();
    preview + page.part("class=\"record\"", "</section>")
}

#[test]
fn what_is_left_out_is_not_in_what_leaves() {
    let page = Page::find("form, filled in");
    let leaves = what_leaves(&page);
    for words in ["020 7946 0100", "Sam Example", "at &lt;home&gt;"] {
        // On screen, in the exact message, and on paper.
        assert_eq!(leaves.matches(words).count(), 3, "{words}: {leaves}");
    }
    for canary in ["CANARY-HOME", "CANARY-HARMER"] {
        assert!(!leaves.contains(canary), "{canary}");
    }
    assert!(leaves.contains(form_v1::SCHEMA));
}

/// Nothing can be handed to a host that did not ask for forms, nor where a system could send
/// it on to the police of the person causing harm.
#[test]
fn handing_over_is_offered_only_where_it_may_be() {
    for (name, offered) in
        [("form, filled in", true), ("form, not taken by the host", false), ("form, by hand only", false)]
    {
        let page = Page::find(name);
        assert_eq!(page.html.contains("id=\"form-send\""), offered, "{name}");
        for way in ["form-print", "form-html", "form-json"] {
            assert!(page.html.contains(&format!("id=\"{way}\"")), "{name}: no dead end");
        }
    }
    let by_hand = Page::find("form, by hand only");
    assert!(by_hand.text().contains("cannot be handed to a system from here"));
    assert!(by_hand.text().contains("Never send this to a shared local police inbox"));
}

/// What is missing is named with a way to it; until then there is nothing to print or send.
#[test]
fn what_is_needed_is_named_and_waited_for() {
    let page = Page::find("form, something is needed");
    assert!(page.text().contains("4 things are still needed"));
    assert!(!page.html.contains("class=\"record\""), "an unfinished form is not printed");
    assert!(!page.html.contains(form_v1::SCHEMA), "and has no message");
    // Written in a part that stays, in one that was left out, and in one it is not about.
    for id in ["form-contact-safe-yes", "form-person-name-blank", "form-children-school-blank", "form-harmer-name"] {
        assert!(page.html.contains(&format!("id=\"{id}\"")), "there is no way to {id}");
    }
}

/// safety.md T08: nothing that a browser or its spelling service could learn from.
#[test]
fn no_box_of_the_form_has_a_name_or_is_remembered() {
    let page = Page::find("form, filled in");
    let form = page.part("id=\"form-title\"", "id=\"form-leaves-title\"");
    let boxes: Vec<&str> = form
        .split('<')
        .filter(|tag| tag.starts_with("textarea") || (tag.starts_with("input") && tag.contains("type=\"text\"")))
        .collect();
    assert!(boxes.len() > 25, "only {} boxes", boxes.len());
    for tag in boxes {
        assert!(tag.contains("autocomplete=\"off\"") && tag.contains("spellcheck=\"false\""), "{tag}");
        assert!(tag.contains("maxlength=\"") && !tag.contains(" name="), "{tag}");
    }
}

/// Safe contact stands open and first; what could lead to the person is folded away inside a
/// part that is folded itself.
#[test]
fn safe_contact_is_first_and_open() {
    let page = Page::find("form, filled in");
    let form = page.part("id=\"form-title\"", "id=\"form-leaves-title\"");
    let mut parts = form.split("class=\"form-part\"").skip(1);
    let first = parts.next().unwrap();
    assert!(first.contains("<details open") && first.contains("How and when to make contact"), "{first}");
    assert!(parts.next().unwrap().contains("class=\"essential\""), "the person comes next, with more folded away");
}
