//! What may be added to an answer: a note, who told us, and why it was not asked.

use crate::session::Action;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::LinkId;
use risk_checklist_core::response::{Answer, AnswerValue, Edit, Informant, MAX_TEXT, NotAskedReason};
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

pub(crate) fn item_more(view: &View, link_id: &LinkId, answer: &Answer) -> Html {
    let id = link_id.as_str();
    let short = view.pack_line("item", id, "short");
    let title = if answer.note.is_empty() { ChromeKey::MoreTitle } else { ChromeKey::MoreTitleNoted };
    html! {
        <details class="more">
            <summary>
                {view.say(title)}
                <span class="visually-hidden">{format!(": {short}")}</span>
            </summary>
            <div class="more-body">
                {note(view, link_id, answer)}
                {informant(view, link_id, answer)}
                {not_asked(view, link_id, answer)}
            </div>
        </details>
    }
}

fn note(view: &View, link_id: &LinkId, answer: &Answer) -> Html {
    let id = format!("note-{link_id}");
    let oninput = {
        let link_id = link_id.clone();
        view.on_some(move |event: InputEvent| {
            let text = event.target_dyn_into::<HtmlTextAreaElement>()?.value();
            Some(Action::Edit(Edit::Note(link_id.clone(), text)))
        })
    };
    html! {
        <div class="field">
            <label for={id.clone()}>{view.say(ChromeKey::NoteLabel)}</label>
            <textarea {id} rows="3" maxlength={MAX_TEXT.to_string()} autocomplete="off" autocapitalize="sentences"
                spellcheck="false" value={answer.note.clone()} {oninput} />
        </div>
    }
}

fn informant(view: &View, link_id: &LinkId, answer: &Answer) -> Html {
    let id = format!("informant-{link_id}");
    let onchange = {
        let link_id = link_id.clone();
        view.on_some(move |event: Event| {
            let word = event.target_dyn_into::<HtmlSelectElement>()?.value();
            let (_, informant) = Informant::WORDS.iter().find(|(known, _)| *known == word)?;
            Some(Action::Edit(Edit::Informant(link_id.clone(), *informant)))
        })
    };
    let option = |(word, informant): &(&'static str, Informant)| {
        html! { <option value={*word} selected={*informant == answer.informant}>{view.say(informant_key(*informant))}</option> }
    };
    html! {
        <div class="field">
            <label for={id.clone()}>{view.say(ChromeKey::InformantLabel)}</label>
            <select {id} {onchange}>{for Informant::WORDS.iter().map(option)}</select>
        </div>
    }
}

/// The words for who told us.
pub(crate) fn informant_key(informant: Informant) -> ChromeKey {
    match informant {
        Informant::Person => ChromeKey::InformantPerson,
        Informant::Practitioner => ChromeKey::InformantPractitioner,
        Informant::FamilyOrFriend => ChromeKey::InformantFamilyOrFriend,
        Informant::Police => ChromeKey::InformantPolice,
        Informant::OtherProfessional => ChromeKey::InformantOtherProfessional,
        Informant::Records => ChromeKey::InformantRecords,
    }
}

/// Takes an answer back, or says why there is none.
fn not_asked(view: &View, link_id: &LinkId, answer: &Answer) -> Html {
    let id = format!("not-asked-{link_id}");
    let onchange = {
        let link_id = link_id.clone();
        view.on_some(move |event: Event| {
            let word = event.target_dyn_into::<HtmlSelectElement>()?.value();
            let reason = NotAskedReason::WORDS.iter().find(|(known, _)| *known == word).map(|(_, reason)| *reason);
            (word != "answered").then(|| Action::Edit(Edit::NotAsked(link_id.clone(), reason)))
        })
    };
    let option = |value: &'static str, key: ChromeKey, selected: bool| {
        html! { <option {value} {selected}>{view.say(key)}</option> }
    };
    let is = |reason| answer.value == AnswerValue::NotAsked(reason);
    let answered = matches!(answer.value, AnswerValue::Option(_));
    html! {
        <div class="field">
            <label for={id.clone()}>{view.say(ChromeKey::NotAskedLabel)}</label>
            <select {id} {onchange}>
                if answered {
                    {option("answered", ChromeKey::NotAskedAnswered, true)}
                }
                {option("", ChromeKey::NotAskedYet, is(None))}
                {option("declined", ChromeKey::NotAskedDeclined, is(Some(NotAskedReason::Declined)))}
                {option("not-safe-to-ask", ChromeKey::NotAskedNotSafe, is(Some(NotAskedReason::NotSafeToAsk)))}
            </select>
        </div>
    }
}
