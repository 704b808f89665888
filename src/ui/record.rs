//! The record for the agency's own file: everything, in words. Seen on paper only.
//!
//! The first page tells whoever supervises what was found, what was decided and why, and
//! what is still open; the evidence follows, and then every answer.

mod answers;
mod found;
mod origins;

use crate::dates::{date_words, hour_words};
use crate::gate_record::gate_rows;
use crate::local_settings::local_line;
use crate::referral_card::{refusal_key, urgency_words};
use crate::shapes::{element, fragment, list, paragraph, when, words};
use crate::since_panel::{change_key, changes, compared, route_lines};
use crate::todo::todo_lines;
use crate::view::View;
use answers::answers;
use found::{evidence, met_names, not_known};
use origins::origins;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::delivery::Change;
use risk_checklist_core::instrument::{CallStatus, Role};
use risk_checklist_core::outcome::{Disposition, Referral, ReferralStatus, Standing};
use yew::prelude::*;

pub(crate) fn record(view: &View) -> Html {
    let local = local_line(view);
    html! {
        <section class="record" aria-hidden="true">
            {paragraph("record-warning", view.say(ChromeKey::RecordWarning))}
            {words("h3", "", view.say(ChromeKey::RecordTitle))}
            {about(view)}
            {when(!local.is_empty(), || paragraph("", &local))}
            {in_short(view)}
            {refused(view)}
            {heading(view, ChromeKey::RecordReferrals)}
            {referrals(view)}
            {gate_rows(view)}
            {evidence(view)}
            {not_known(view)}
            {since(view)}
            {answers(view)}
            {origins(view)}
        </section>
    }
}

fn heading(view: &View, key: ChromeKey) -> Html {
    words("h4", "", view.say(key))
}

fn table(rows: Vec<Html>) -> Html {
    element("table", "", vec![element("tbody", "", rows)])
}

fn row(name: &str, mut cells: Vec<Html>) -> Html {
    cells.insert(0, html! { <th scope="row">{name}</th> });
    element("tr", "", cells)
}

fn text_row(name: &str, text: &str) -> Html {
    row(name, vec![words("td", "", text)])
}

/// Which checklist, when, by which role, for which case; and until when it holds.
fn about(view: &View) -> Html {
    let session = &view.session;
    let settings = session.settings();
    let role = settings.setting.role.map(|role| view.say(role_key(role))).unwrap_or_default();
    let reference = settings.reference.as_ref().map(|reference| reference.as_str()).unwrap_or_default();
    let review = session.notice().review_by().map(date_words);
    let now = settings.now.map(hour_words).unwrap_or_default();
    let standing = match session.outcome().standing() {
        Standing::Settled => ChromeKey::StandingSettled,
        Standing::Provisional => ChromeKey::StandingProvisional,
    };
    let mut rows = Vec::new();
    for (key, text) in [
        (ChromeKey::RecordCase, reference),
        (ChromeKey::RecordWhen, &now),
        (ChromeKey::RecordRole, role),
        (ChromeKey::ReviewHeading, review.as_deref().unwrap_or(view.say(ChromeKey::ReviewNone))),
        (ChromeKey::RecordStanding, view.say(standing)),
    ] {
        if !text.is_empty() {
            rows.push(text_row(view.say(key), text));
        }
    }
    table(rows)
}

fn role_key(role: Role) -> ChromeKey {
    match role {
        Role::Health => ChromeKey::RoleHealth,
        Role::Housing => ChromeKey::RoleHousing,
        Role::Idva => ChromeKey::RoleIdva,
        Role::Other => ChromeKey::RoleOther,
    }
}

/// What was found, decided and left open, for someone who has one minute.
fn in_short(view: &View) -> Html {
    let (mut made, mut in_place, mut not_now, mut open) = (0_usize, 0_usize, 0_usize, 0_usize);
    for referral in view.session.outcome().referrals() {
        let count = match (referral.status.urgency(), view.session.dispositions().get(&referral.pathway)) {
            (None, _) => continue,
            (_, Some(Disposition::Chosen)) => &mut made,
            (_, Some(Disposition::AlreadyInPlace)) => &mut in_place,
            (_, Some(Disposition::Refused(_))) => &mut not_now,
            (_, None) => &mut open,
        };
        *count = count.saturating_add(1);
    }
    let counts = [
        (ChromeKey::RecordCountMade, made),
        (ChromeKey::RecordCountInPlace, in_place),
        (ChromeKey::RecordCountNotNow, not_now),
        (ChromeKey::RecordCountOpen, open),
    ];
    let mut decided = Vec::new();
    for (key, count) in counts {
        decided.push(view.chrome().fill(key, &[("count", &count.to_string())]));
    }
    let mut found = met_names(view);
    if found.is_empty() {
        found.push(view.say(ChromeKey::RecordNothingMet).to_owned());
    }
    let mut open = todo_lines(view);
    if open.is_empty() {
        open.push(view.say(ChromeKey::RecordNothingOpen).to_owned());
    }
    let column = |key, lines: &[String]| {
        let title = words("h5", "", view.say(key));
        element("div", "", vec![title, list("", &mut lines.iter().map(String::as_str))])
    };
    let columns = vec![
        column(ChromeKey::RecordFound, &found),
        column(ChromeKey::RecordDecided, &decided),
        column(ChromeKey::RecordOpen, &open),
    ];
    element("div", "record-short", columns)
}

/// Recommended, and not being made: never lost among the rest.
fn refused(view: &View) -> Html {
    let mut lines = Vec::new();
    for referral in view.session.outcome().referrals() {
        let is_recommended = matches!(referral.status, ReferralStatus::Called(CallStatus::Recommended(_)));
        if let (true, Some(Disposition::Refused(reason))) =
            (is_recommended, view.session.dispositions().get(&referral.pathway))
        {
            let name = view.pathway_line(referral.pathway.as_str(), "name");
            lines.push([name, view.say(refusal_key(*reason))].join(": "));
        }
    }
    if lines.is_empty() {
        return Html::default();
    }
    let inside = vec![
        words("h5", "", view.say(ChromeKey::RecordRefused)),
        list("", &mut lines.iter().map(String::as_str)),
        paragraph("", view.say(ChromeKey::RecordStands)),
    ];
    element("div", "record-refused", inside)
}

/// What is called for, each with its decision; and the names of what a missing answer could add.
fn referrals(view: &View) -> Html {
    let (mut rows, mut undetermined) = (Vec::new(), Vec::new());
    for referral in view.session.outcome().referrals() {
        let name = view.pathway_line(referral.pathway.as_str(), "name");
        match referral.status {
            ReferralStatus::Called(status) => rows.push(referral_row(view, referral, status, name)),
            ReferralStatus::Undetermined { .. } => undetermined.push(name),
        }
    }
    let missing = [view.say(ChromeKey::ReferralsUndetermined), &undetermined.join("; ")].join(": ");
    fragment(vec![table(rows), when(!undetermined.is_empty(), || paragraph("", &missing))])
}

fn referral_row(view: &View, referral: &Referral, status: CallStatus, name: &str) -> Html {
    let strength = view.say(match status {
        CallStatus::Recommended(_) => ChromeKey::ReferralsRecommended,
        CallStatus::Consider(_) => ChromeKey::ReferralsConsider,
    });
    let status = [strength, &urgency_words(view, referral.status)].join(": ");
    let mut decision = match view.session.dispositions().get(&referral.pathway) {
        None => vec![words("strong", "", view.say(ChromeKey::DecisionOpen))],
        Some(Disposition::Chosen) => vec![Html::from(view.say(ChromeKey::RecordMade))],
        Some(Disposition::AlreadyInPlace) => vec![Html::from(view.say(ChromeKey::DecisionInPlace))],
        Some(Disposition::Refused(reason)) => {
            let reason = [": ", view.say(refusal_key(*reason))].concat();
            vec![words("strong", "", view.say(ChromeKey::DecisionRefused)), Html::from(reason)]
        }
    };
    if view.session.is_refusing(&referral.pathway) {
        decision.push(Html::from([" ", view.say(ChromeKey::RecordReasonMissing)].concat()));
    }
    row(name, vec![words("td", "", &status), element("td", "", decision)])
}

/// What has changed since an earlier checklist.
fn since(view: &View) -> Html {
    let Some((previous, changes)) = changes(view) else { return Html::default() };
    let mut rows = Vec::new();
    for (_, change) in Change::WORDS {
        let mut names = Vec::new();
        for (trigger, _) in changes.triggers.iter().filter(|(_, found)| *found == change) {
            names.push(view.trigger_name(trigger));
        }
        if !names.is_empty() {
            rows.push(text_row(view.say(change_key(change)), &names.join("; ")));
        }
    }
    let routes = route_lines(view, &changes);
    if !routes.is_empty() {
        rows.push(text_row(view.say(ChromeKey::SinceRoutes), &routes.join(" ")));
    }
    fragment(vec![heading(view, ChromeKey::SinceTitle), paragraph("", &compared(view, previous)), table(rows)])
}
