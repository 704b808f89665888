//! The practitioner's own judgement. It can add a concern and never take one away.

use crate::bands::band_choices;
use crate::choices::{Ways, tick_box};
use crate::number_field::gap_words;
use crate::session::{Action, Gap};
use crate::shapes::{fragment, list, paragraph, section};
use crate::typing::on_typing;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::response::{Edit, MAX_TEXT};
use yew::prelude::*;

/// What to ask oneself before judging.
const PROMPTS: [ChromeKey; 4] = [
    ChromeKey::JudgementPromptFear,
    ChromeKey::JudgementPromptSpeak,
    ChromeKey::JudgementPromptUnknown,
    ChromeKey::JudgementPromptTogether,
];

pub(crate) fn judgement_field(view: &View) -> Html {
    let prompts = list("", &mut PROMPTS.iter().map(|key| view.say(*key)));
    fragment(vec![
        paragraph("lead", view.say(ChromeKey::JudgementIntro)),
        band_choices(view),
        question(view),
        section("panel quiet", "judgement-prompts-title", view.say(ChromeKey::JudgementPromptsTitle), vec![prompts]),
    ])
}

fn question(view: &View) -> Html {
    let judgement = view.response().judgement();
    let concern = |is_concerned| Action::Edit(Edit::Concern(is_concerned));
    let ways = Ways { on: concern(true), off: concern(false) };
    let oninput = on_typing(view, |reason| Action::Edit(Edit::Reason(reason)));
    let invalid = view.session.gaps().contains(&Gap::Reason) && view.session.gaps_shown() > 0;
    let described = if invalid { "judgement-help judgement-error" } else { "judgement-help" };
    html! {
        <div class={if invalid { "question has-error" } else { "question" }}>
            {tick_box(view, "judgement-concern", "choice wide", view.say(ChromeKey::JudgementConcern), judgement.is_concerned(), ways)}
            <label for="judgement-reason">{view.say(ChromeKey::JudgementReason)}</label>
            <p class="help" id="judgement-help">{view.say(ChromeKey::JudgementHelp)}</p>
            if invalid {
                <p class="error" id="judgement-error">{gap_words(view, &Gap::Reason)}</p>
            }
            <textarea id="judgement-reason" rows="5" maxlength={MAX_TEXT.to_string()} autocomplete="off"
                spellcheck="false" aria-describedby={described} aria-invalid={invalid.then_some("true")}
                value={judgement.reason().to_owned()} {oninput} />
        </div>
    }
}
