//! What the area changed, said where it matters: quietly at the start and the end, beside
//! each criterion it moved, and plainly when it was refused.

use crate::session::Step;
use crate::shapes::{element, fragment, list, paragraph, tag, when, words};
use crate::view::View;
use risk_checklist_core::content::{ChromeKey, LocalProfile, LocalThreshold, ThresholdStanding};
use risk_checklist_core::instrument::{Date, PathwayId, TriggerId};
use yew::prelude::*;

/// How many fields of a refused profile are named before the rest are only counted.
const FIELDS_SHOWN: usize = 3;

/// Which local settings are in force, or why none are; nothing where the host has none.
pub(crate) fn local_settings(view: &View) -> Html {
    if let Some(refused) = refused(view) {
        let title = words("strong", "", view.say(ChromeKey::LocalRefusedTitle));
        return element("div", "panel refused", vec![element("p", "", vec![title]), paragraph("", &refused)]);
    }
    let Some(profile) = view.session.library().profile() else { return Html::default() };
    let today = view.session.settings().now.map(|now| now.date());
    let is_due = today.is_some_and(|today| profile.review().is_due(today));
    let due = when(is_due, || fragment(vec![Html::from(" "), tag(view.say(ChromeKey::CheckBeforeUse))]));
    let line = element("p", "help local", vec![Html::from(in_force(view, profile)), due]);
    // At the end the result comes first.
    let has_notes = view.session.step() == Step::Start && !profile.notes().is_empty();
    let notes = when(has_notes, || list("help local", &mut profile.notes().iter().map(String::as_str)));
    fragment(vec![line, notes])
}

/// The same in one line for the record, with every threshold that differs.
pub(crate) fn local_line(view: &View) -> String {
    if let Some(refused) = refused(view) {
        return refused;
    }
    let Some(profile) = view.session.library().profile() else { return String::new() };
    let mut lines = vec![in_force(view, profile)];
    for threshold in profile.thresholds() {
        let name = view.pack_line("trigger", threshold.trigger.as_str(), "name");
        lines.push(format!("{name}: {}", threshold_words(view, threshold)));
    }
    lines.join(" ")
}

fn in_force(view: &View, profile: &LocalProfile) -> String {
    let (version, due) = (profile.version().to_string(), date_words(view, profile.review().due));
    let values = [("area", profile.area_name()), ("version", &version), ("date", &due)];
    view.chrome().fill(ChromeKey::LocalSettings, &values)
}

/// Why the profile was refused, with the fields to mend.
fn refused(view: &View) -> Option<String> {
    let fields = view.session.settings().local.refused();
    let shown = fields.get(..FIELDS_SHOWN).unwrap_or(fields).join(", ");
    let more = fields.len().saturating_sub(FIELDS_SHOWN).to_string();
    let key = if fields.len() > FIELDS_SHOWN { ChromeKey::LocalRefusedMore } else { ChromeKey::LocalRefused };
    (!fields.is_empty()).then(|| view.chrome().fill(key, &[("fields", &shown), ("more", &more)]))
}

/// Beside a criterion: the area's threshold and the national one, and which counts.
pub(crate) fn threshold_line(view: &View, trigger: &TriggerId) -> Html {
    let Some(threshold) = changed(view, trigger) else { return Html::default() };
    let class = if threshold.is_looser() && threshold.standing.is_in_force() {
        "local-threshold looser"
    } else {
        "local-threshold"
    };
    paragraph(class, &threshold_words(view, threshold))
}

/// Under "Why?": who decided the area's threshold, and from when to when.
pub(crate) fn threshold_authority(view: &View, trigger: &TriggerId) -> Html {
    let Some(threshold) = changed(view, trigger) else { return Html::default() };
    let (from, due) = (date_words(view, threshold.effective_from), date_words(view, threshold.review_by));
    let values = [("authority", &*threshold.authority), ("from", &from), ("date", &due)];
    paragraph("", &view.chrome().fill(ChromeKey::ThresholdAuthority, &values))
}

/// Why a pathway is called for here and not everywhere.
pub(crate) fn local_calls(view: &View, pathway: &PathwayId) -> Html {
    let mut lines = Vec::new();
    for local in view.session.library().profile().map(LocalProfile::calls).unwrap_or_default() {
        if local.pathway == *pathway {
            let name = view.pack_line("trigger", local.call.trigger.as_str(), "name");
            let values = [("trigger", name), ("authority", &local.authority)];
            lines.push(paragraph("", &view.chrome().fill(ChromeKey::LocalRule, &values)));
        }
    }
    fragment(lines)
}

fn changed<'a>(view: &'a View, trigger: &TriggerId) -> Option<&'a LocalThreshold> {
    let threshold = view.session.library().profile()?.threshold(trigger)?;
    (threshold.local != threshold.national).then_some(threshold)
}

fn threshold_words(view: &View, threshold: &LocalThreshold) -> String {
    let key = match threshold.standing {
        ThresholdStanding::InForce if threshold.is_looser() => ChromeKey::ThresholdLooser,
        ThresholdStanding::InForce => ChromeKey::ThresholdInForce,
        ThresholdStanding::CheckBeforeUse => ChromeKey::ThresholdDue,
        ThresholdStanding::NotYet => ChromeKey::ThresholdNotYet,
        ThresholdStanding::Lapsed => ChromeKey::ThresholdLapsed,
        ThresholdStanding::DayUnknown => ChromeKey::ThresholdDayUnknown,
    };
    let date = match threshold.standing {
        ThresholdStanding::NotYet => threshold.effective_from,
        _ => threshold.review_by,
    };
    let (local, national) = (threshold.local.number().to_string(), threshold.national.number().to_string());
    let date = date_words(view, date);
    view.chrome().fill(key, &[("local", &local), ("national", &national), ("date", &date)])
}

/// `2027-10-01` as people write it: 1 October 2027.
pub(crate) fn date_words(view: &View, date: Date) -> String {
    let (year, month, day) = date.parts();
    let place = usize::from(month).saturating_sub(1);
    let name = view.say(ChromeKey::Months).split(' ').nth(place).unwrap_or_default();
    format!("{day} {name} {year}")
}
