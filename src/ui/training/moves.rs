//! What moved between two sets of answers, and what moved it, in sentences. What sends nobody
//! anywhere yet is folded away.

use super::training_view::TrainingView;
use super::what_if::status_words;
use crate::fact_field::value_words;
use crate::shapes::{element, fragment, list, paragraph, when, words};
use crate::why::{state_words, subject_words};
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::TrainingKey;
use risk_checklist_core::outcome::{ReferralStatus, Standing};
use risk_checklist_core::training::{AnswerCode, Move, Moved, Said, Shift};
use yew::prelude::*;

/// How many causes of one move are named before the rest are only counted.
const CAUSES_SHOWN: usize = 4;

/// Every move in a sentence; where nothing moved, that.
pub(super) fn moves(view: &TrainingView, moved: &[Move]) -> Html {
    if moved.is_empty() {
        return paragraph("", view.say(TrainingKey::MovedNothing));
    }
    let (mut large, mut small) = (Vec::new(), Vec::new());
    // Where people are sent comes first.
    let (referrals, rest): (Vec<&Move>, Vec<&Move>) =
        moved.iter().partition(|one| matches!(one.what, Moved::Referral(..)));
    for one in referrals.into_iter().chain(rest) {
        let into = if is_small(&one.what) { &mut small } else { &mut large };
        into.push(sentence(view, one));
    }
    let nothing = || paragraph("", view.say(TrainingKey::MovedNoRoute));
    let folded = || {
        let count = small.len().to_string();
        let title = words("summary", "", &view.fill(TrainingKey::MovedSmaller, &[("count", &count)]));
        element("details", "smaller", vec![title, list("moves", &mut small.iter().map(String::as_str))])
    };
    fragment(vec![
        when(large.is_empty(), nothing),
        when(!large.is_empty(), || list("moves", &mut large.iter().map(String::as_str))),
        when(!small.is_empty(), folded),
    ])
}

/// True for what neither calls for anything nor stops calling for it.
fn is_small(what: &Moved) -> bool {
    let is_called = |status: &Option<ReferralStatus>| matches!(status, Some(ReferralStatus::Called(_)));
    match what {
        Moved::Trigger(_, from, to) => *from != TriggerState::Met && *to != TriggerState::Met,
        Moved::Referral(_, from, to) => !is_called(from) && !is_called(to),
        Moved::Standing(..) => false,
    }
}

fn sentence(view: &TrainingView, one: &Move) -> String {
    let said = match &one.what {
        Moved::Trigger(id, from, to) => {
            let name = view.view.trigger_name(id);
            let (from, to) = (state_words(&view.view, *from), state_words(&view.view, *to));
            view.fill(TrainingKey::MovedTrigger, &[("name", &name), ("from", from), ("to", to)])
        }
        Moved::Referral(id, from, to) => {
            let name = view.view.pathway_line(id.as_str(), "name");
            let (from, to) = (status_words(view, *from), status_words(view, *to));
            view.fill(TrainingKey::MovedReferral, &[("name", name), ("from", &from), ("to", &to)])
        }
        Moved::Standing(from, to) => {
            let (from, to) = (standing_words(view, *from), standing_words(view, *to));
            view.fill(TrainingKey::MovedStanding, &[("from", from), ("to", to)])
        }
    };
    format!("{said} {}", view.fill(TrainingKey::MovedBecause, &[("causes", &causes(view, &one.because))]))
}

fn causes(view: &TrainingView, because: &[Shift]) -> String {
    let mut names = Vec::new();
    for shift in because.iter().take(CAUSES_SHOWN) {
        names.push(cause(view, shift));
    }
    let more = because.len().saturating_sub(CAUSES_SHOWN);
    if more > 0 {
        names.push(view.fill(TrainingKey::MovedMore, &[("count", &more.to_string())]));
    }
    names.join("; ")
}

/// "7. Afraid of being hurt, not asked before and yes now".
pub(super) fn cause(view: &TrainingView, shift: &Shift) -> String {
    let name = subject_words(&view.view, &shift.to.subject());
    let (from, to) = (said_words(view, &shift.from), said_words(view, &shift.to));
    view.fill(TrainingKey::MovedCause, &[("name", &name), ("from", &from), ("to", &to)])
}

/// How settled it is, in words.
pub(super) fn standing_words(view: &TrainingView, standing: Standing) -> &str {
    view.say(match standing {
        Standing::Settled => TrainingKey::StandingSettled,
        Standing::Provisional => TrainingKey::StandingProvisional,
    })
}

/// What was said of one thing, in the words of its answers.
pub(super) fn said_words(view: &TrainingView, said: &Said) -> String {
    let live = &view.view;
    match said {
        Said::Item(_, None) | Said::Fact(_, None) => view.say(TrainingKey::CompareNotAnswered).to_owned(),
        Said::Item(_, Some(AnswerCode::Number(number))) => number.to_string(),
        Said::Item(link_id, Some(AnswerCode::Option(code))) => {
            let item = live.instrument().item(link_id);
            let option = item.and_then(|item| item.option(code.as_str()).map(|option| live.option_words(item, option)));
            option.unwrap_or_default().to_owned()
        }
        Said::Item(link_id, Some(AnswerCode::Many(codes))) => {
            let mut names = Vec::new();
            let item = live.instrument().item(link_id);
            for (item, option) in item.into_iter().flat_map(|item| item.options.iter().map(move |one| (item, one))) {
                if codes.contains(&option.code) {
                    names.push(live.option_words(item, option));
                }
            }
            names.join(", ")
        }
        Said::Fact(id, Some(value)) => value_words(live, id.as_str(), value),
        Said::Concern(true) => view.say(TrainingKey::CompareConcernYes).to_owned(),
        Said::Concern(false) => view.say(TrainingKey::CompareConcernNo).to_owned(),
    }
}
