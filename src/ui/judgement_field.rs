//! The practitioner's own judgement. It can add a concern and never take one away.

use crate::fact_field::gap_words;
use crate::session::{Action, Gap};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::response::{Edit, MAX_TEXT};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

pub(crate) fn judgement_field(view: &View) -> Html {
    let judgement = view.session.response().judgement();
    let on_concern = view.on_some(|event: Event| {
        let concern = event.target_dyn_into::<HtmlInputElement>()?.checked();
        Some(Action::Edit(Edit::Concern(concern)))
    });
    let on_reason = view.on_some(|event: InputEvent| {
        let reason = event.target_dyn_into::<HtmlTextAreaElement>()?.value();
        Some(Action::Edit(Edit::Reason(reason)))
    });
    let invalid = judgement.lacks_reason() && view.session.gaps_shown() > 0;
    let described = if invalid { "judgement-help judgement-error" } else { "judgement-help" };
    html! {
        <>
            <p class="lead">{view.say(ChromeKey::JudgementIntro)}</p>
            <div class={classes!("question", invalid.then_some("has-error"))}>
                <label class="choice wide" for="judgement-concern">
                    <input type="checkbox" id="judgement-concern" checked={judgement.is_concerned()} onchange={on_concern} />
                    <span class="choice-label">{view.say(ChromeKey::JudgementConcern)}</span>
                </label>
                <label for="judgement-reason">{view.say(ChromeKey::JudgementReason)}</label>
                <p class="help" id="judgement-help">{view.say(ChromeKey::JudgementHelp)}</p>
                if invalid {
                    <p class="error" id="judgement-error">{gap_words(view, &Gap::Reason)}</p>
                }
                <textarea id="judgement-reason" rows="5" maxlength={MAX_TEXT.to_string()} autocomplete="off"
                    spellcheck="false" aria-describedby={described} aria-invalid={invalid.then_some("true")}
                    value={judgement.reason().to_owned()} oninput={on_reason} />
            </div>
            <section class="panel quiet" aria-labelledby="judgement-prompts-title">
                <h4 id="judgement-prompts-title">{view.say(ChromeKey::JudgementPromptsTitle)}</h4>
                <ul>
                    <li>{view.say(ChromeKey::JudgementPromptFear)}</li>
                    <li>{view.say(ChromeKey::JudgementPromptSpeak)}</li>
                    <li>{view.say(ChromeKey::JudgementPromptUnknown)}</li>
                    <li>{view.say(ChromeKey::JudgementPromptTogether)}</li>
                </ul>
            </section>
        </>
    }
}
