//! What may be added to an answer: a note, who told us, and why it was not asked.

use crate::choices::{Choice, select};
use crate::session::Action;
use crate::shapes::{element, field, hidden};
use crate::typing::on_typing;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::LinkId;
use risk_checklist_core::response::{Answer, AnswerValue, Edit, Informant, MAX_TEXT, NotAskedReason};
use yew::prelude::*;

pub(crate) fn item_more(view: &View, link_id: &LinkId, answer: &Answer) -> Html {
    let title = if answer.note.is_empty() { ChromeKey::MoreTitle } else { ChromeKey::MoreTitleNoted };
    let subject = format!(": {}", view.item_line(link_id, "short"));
    let parts = vec![
        note(view, link_id, answer, view.say(ChromeKey::NoteLabel)),
        informant(view, link_id, answer),
        not_asked(view, link_id, answer),
    ];
    let summary = element("summary", "", vec![Html::from(view.say(title)), hidden(&subject)]);
    element("details", "more", vec![summary, element("div", "more-body", parts)])
}

/// A box for the note of an item.
pub(crate) fn note(view: &View, link_id: &LinkId, answer: &Answer, label: &str) -> Html {
    let id = format!("note-{link_id}");
    let (part, link_id) = (view.part, link_id.clone());
    let oninput = on_typing(view, move |text| Action::EditIn(part, Edit::Note(link_id.clone(), text)));
    let area = html! {
        <textarea id={id.clone()} rows="3" maxlength={MAX_TEXT.to_string()} autocomplete="off" autocapitalize="sentences"
            spellcheck="false" value={answer.note.clone()} {oninput} />
    };
    field(&id, label, area, Html::default())
}

fn informant(view: &View, link_id: &LinkId, answer: &Answer) -> Html {
    let mut choices = Vec::new();
    for (word, informant) in Informant::WORDS {
        let action = view.edit(Edit::Informant(link_id.clone(), informant));
        choices.push(Choice::new(word, view.say(informant_key(informant)), Some(action)));
    }
    let id = format!("informant-{link_id}");
    let control = select(view, &id, choices, answer.informant.as_str());
    field(&id, view.say(ChromeKey::InformantLabel), control, Html::default())
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

/// The words for why there is no answer.
pub(crate) fn not_asked_key(reason: Option<NotAskedReason>) -> ChromeKey {
    match reason {
        None => ChromeKey::NotAskedYet,
        Some(NotAskedReason::Declined) => ChromeKey::NotAskedDeclined,
        Some(NotAskedReason::NotSafeToAsk) => ChromeKey::NotAskedNotSafe,
    }
}

/// Takes an answer back, or says why there is none.
fn not_asked(view: &View, link_id: &LinkId, answer: &Answer) -> Html {
    const ANSWERED: &str = "answered";
    let word = |reason: Option<NotAskedReason>| reason.map_or("", NotAskedReason::as_str);
    let mut choices = Vec::new();
    let chosen = match answer.value {
        AnswerValue::NotAsked(reason) => word(reason),
        _ => {
            choices.push(Choice::new(ANSWERED, view.say(ChromeKey::NotAskedAnswered), None));
            ANSWERED
        }
    };
    for reason in [None, Some(NotAskedReason::Declined), Some(NotAskedReason::NotSafeToAsk)] {
        let action = view.edit(Edit::NotAsked(link_id.clone(), reason));
        choices.push(Choice::new(word(reason), view.say(not_asked_key(reason)), Some(action)));
    }
    let id = format!("not-asked-{link_id}");
    let control = select(view, &id, choices, chosen);
    field(&id, view.say(ChromeKey::NotAskedLabel), control, Html::default())
}
