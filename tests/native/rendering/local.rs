//! What an area changed is said where it matters, and what was refused is said plainly.

use super::page::Page;

/// Beside the criterion, in sight without opening "Why?".
#[test]
fn each_changed_criterion_says_which_number_counts() {
    let table = [
        ("outcome, stricter here", "Local threshold: 12 (national 14)."),
        ("outcome, looser here", "Local threshold: 5 (national 3). It catches fewer people"),
        (
            "outcome, looser here and lapsed",
            "The local threshold of 5 ended on 1 March 2027, its review date. The national one counts: 3.",
        ),
        (
            "outcome, stricter here and past review",
            "Local threshold: 12 (national 14). It is past its review date: check before use.",
        ),
        (
            "outcome, stricter here and not yet",
            "A local threshold of 12 starts on 1 October 2026. Until then the national one counts: 14.",
        ),
        (
            "outcome, looser here on a day nobody named",
            "The local threshold of 5 does not count, because today's date is not known",
        ),
    ];
    for (name, said) in table {
        let page = Page::find(name);
        assert!(page.text_outside("details").contains(said), "{name} does not say `{said}`");
        assert!(page.text().contains("Set locally by: Fictional"), "{name} names no authority");
    }
    assert!(!Page::find("outcome, 14 yes").text().contains("ocal threshold"), "nothing local, nothing said");
}

/// The picture, the state and the words agree on the number that counts.
#[test]
fn the_criterion_follows_the_number_that_counts() {
    for (name, met) in [("outcome, stricter here", true), ("outcome, stricter here and not yet", false)] {
        let page = Page::find(name);
        assert_eq!(page.text().contains("The line is at 12."), met, "{name}");
        assert!(page.html.contains("id=\"decide-marac\""), "{name}: four events are enough by themselves");
    }
    let looser = Page::find("outcome, looser here");
    assert!(!looser.html.contains("id=\"decide-marac\""), "four events are fewer than five");
    assert!(looser.html.contains("looser"), "the notice names it");
    assert!(Page::find("outcome, looser here and lapsed").html.contains("id=\"decide-marac\""));
}

#[test]
fn the_start_and_the_end_say_whose_settings_these_are() {
    for name in ["start, local settings", "outcome, stricter here"] {
        let text = Page::find(name).text();
        assert!(
            text.contains("Local settings: Fictional Borough (invented), version 1.2.0. Check by 1 October 2027."),
            "{name}"
        );
    }
    let late = Page::find("outcome, stricter here and past review");
    assert!(late.text_outside("ul").contains("Check before use"), "the whole profile is past its review");
    let record = Page::find("outcome, stricter here");
    let record = record.part("class=\"record\"", "</section>");
    assert!(
        record.contains("Local settings: Fictional Borough") && record.contains("Local threshold: 12 (national 14)")
    );
}

#[test]
fn a_refused_profile_is_said_plainly_and_the_national_rules_stand() {
    let start = Page::find("start, local settings refused");
    assert!(start.text().contains("The national rules are in force"), "{}", start.text());
    assert!(start.text().contains("The mistake is in: profile.thresholds[0].atLeast, profile.thresholds[1].atLeast."));
    let outcome = Page::find("outcome, local settings refused").text();
    assert!(outcome.contains("profile.thresholds[2].atLeast and 2 more."), "{outcome}");
    assert!(outcome.contains("The line is at 14."));
}

/// Local services come first, with their own source and date.
#[test]
fn local_services_say_that_they_are_local_and_where_they_come_from() {
    let page = Page::find("outcome, stricter here");
    let card = page.part("aria-labelledby=\"referral-specialist-support\"", "</article>");
    let local = card.find("Fictional Borough IDVA service").unwrap();
    assert!(local < card.find("National Domestic Abuse Helpline").unwrap());
    assert!(card.contains("From Fictional Borough service directory (invented), 2026-10-01. Check by 1 April 2027."));
    assert!(card.contains("men&#x27;s support line") || card.contains("men's support line"));
    assert!(!card.contains("<strong>ManKind"), "the local line took its place");
    let late = Page::find("outcome, stricter here and past review");
    let card = late.part("aria-labelledby=\"referral-specialist-support\"", "</article>");
    assert!(card.contains("<strong>ManKind"), "past its review day the national one stands beside it");
    assert!(card.contains("Check before use"));
}

/// Once for each list, never on each line, and not before 999 alone.
#[test]
fn a_list_of_numbers_says_once_that_a_call_leaves_a_trace() {
    let said = "A call or text can leave a trace";
    let page = Page::find("outcome, stricter here");
    let card = page.part("aria-labelledby=\"referral-specialist-support\"", "</article>");
    assert_eq!(card.matches(said).count(), 1);
    assert_eq!(Page::find("start, danger now").text().matches(said).count(), 0);
}

/// When nobody said where we are, every nation's services are there, by nation.
#[test]
fn without_a_nation_services_are_grouped_by_nation() {
    let page = Page::find("outcome, nothing from the host");
    let card = page.part("aria-labelledby=\"referral-specialist-support\"", "</article>");
    for nation in ["England", "Wales", "Scotland", "Northern Ireland", "All four nations"] {
        assert!(card.contains(&format!("<p class=\"contacts-nation\">{nation}</p>")), "{nation}");
    }
    let known = Page::find("outcome, stricter here");
    assert!(!known.html.contains("contacts-nation"));
}

/// 999 is always right in danger: no date and no local service casts doubt on it.
#[test]
fn nothing_casts_doubt_on_999() {
    let page = Page::find("start, content past its review date");
    let contacts = page.part("class=\"contacts\"", "</ul>");
    assert!(contacts.contains("tel:999") && !contacts.contains("class=\"tag\""), "{contacts}");
}
