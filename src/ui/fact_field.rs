//! One fact: yes or no, a number, or a choice; each may also be "don't know".

use crate::radio_group::{Choice, RadioGroup, radio_group};
use crate::session::{Action, Gap};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{FactDefinition, FactId, FactKind, OptionCode};
use risk_checklist_core::response::{Edit, FactValue};
use web_sys::{HtmlInputElement, InputEvent};
use yew::prelude::*;

const YES: &str = "yes";
const NO: &str = "no";
const DONT_KNOW: &str = "dont-know";

pub(crate) fn fact_field(view: &View, id: &FactId) -> Html {
    match view.session.library().pack().instrument().fact(id) {
        None => Html::default(),
        Some(fact) => match &fact.kind {
            FactKind::Number { min, max } => number(view, fact, *min, *max),
            FactKind::YesNo => radios(view, fact, &[]),
            FactKind::Choice(options) => radios(view, fact, options),
        },
    }
}

/// Yes or no, or the fact's own options; and "don't know" always.
fn radios(view: &View, fact: &FactDefinition, options: &[OptionCode]) -> Html {
    let id = fact.id.as_str();
    let common = |value: &str, key| Choice { value: value.to_owned(), label: view.say(key) };
    let mut choices: Vec<Choice> = match options {
        [] => vec![common(YES, ChromeKey::FactYes), common(NO, ChromeKey::FactNo)],
        options => options
            .iter()
            .map(|code| Choice { value: code.as_str().to_owned(), label: view.pack_line("fact", id, &format!("option.{code}")) })
            .collect(),
    };
    choices.push(common(DONT_KNOW, ChromeKey::FactDontKnow));
    let chosen = view.session.response().fact(&fact.id).map(|value| match value {
        FactValue::Yes => YES.to_owned(),
        FactValue::No => NO.to_owned(),
        FactValue::DontKnow | FactValue::Number(_) => DONT_KNOW.to_owned(),
        FactValue::Choice(code) => code.as_str().to_owned(),
    });
    let is_yes_no = options.is_empty();
    let fact_id = fact.id.clone();
    let on_choose = view.on_some(move |word: String| {
        let value = match word.as_str() {
            DONT_KNOW => FactValue::DontKnow,
            YES if is_yes_no => FactValue::Yes,
            NO if is_yes_no => FactValue::No,
            other => FactValue::Choice(OptionCode::parse(other).ok()?),
        };
        Some(Action::Edit(Edit::Fact(fact_id.clone(), Some(value))))
    });
    radio_group(RadioGroup {
        id: format!("fact-{id}"),
        legend: view.pack_line("fact", id, "text"),
        help: help(view, id),
        choices,
        chosen,
        on_choose,
        shortcuts: true,
        ..RadioGroup::default()
    })
}

fn help(view: &View, id: &str) -> Option<String> {
    view.pack().optional_line(&format!("fact.{id}.help")).map(str::to_owned)
}

fn number(view: &View, fact: &FactDefinition, min: u16, max: u16) -> Html {
    let name = fact.id.as_str();
    let id = format!("fact-{name}");
    let typed = match (view.session.draft(&fact.id), view.session.response().fact(&fact.id)) {
        (Some(draft), _) => draft.to_owned(),
        (None, Some(FactValue::Number(number))) => number.to_string(),
        (None, _) => String::new(),
    };
    let invalid = view.session.draft(&fact.id).is_some();
    let dont_know = view.session.response().fact(&fact.id) == Some(&FactValue::DontKnow);
    let oninput = {
        let fact_id = fact.id.clone();
        view.on_some(move |event: InputEvent| {
            let text = event.target_dyn_into::<HtmlInputElement>()?.value();
            Some(Action::TypeNumber(fact_id.clone(), text))
        })
    };
    let on_dont_know = {
        let fact_id = fact.id.clone();
        view.on_some(move |event: Event| {
            let checked = event.target_dyn_into::<HtmlInputElement>()?.checked();
            Some(Action::Edit(Edit::Fact(fact_id.clone(), checked.then_some(FactValue::DontKnow))))
        })
    };
    let error_id = format!("{id}-error");
    let help_id = format!("{id}-help");
    let described = if invalid { format!("{help_id} {error_id}") } else { help_id.clone() };
    let box_id = format!("{id}-dont-know");
    html! {
        <div class={classes!("question", "number", invalid.then_some("has-error"))}>
            <label for={id.clone()}>{view.pack_line("fact", name, "text")}</label>
            <p class="help" id={help_id}>{help(view, name)}</p>
            if invalid {
                <p class="error" id={error_id}>{gap_words(view, &Gap::Number(fact.id.clone()))}</p>
            }
            <div class="number-row">
                <input type="text" inputmode="numeric" autocomplete="off" spellcheck="false" {id} value={typed} {oninput}
                    aria-describedby={described} aria-invalid={invalid.then_some("true")}
                    aria-label={view.chrome().fill(ChromeKey::NumberName, &[
                        ("question", &view.pack_line("fact", name, "text")),
                        ("min", &min.to_string()),
                        ("max", &max.to_string()),
                    ])} />
                <label class="choice" for={box_id.clone()}>
                    <input type="checkbox" id={box_id} checked={dont_know} onchange={on_dont_know} />
                    <span class="choice-label">{view.say(ChromeKey::FactDontKnow)}</span>
                </label>
            </div>
        </div>
    }
}

/// What must be mended, in words.
pub(crate) fn gap_words(view: &View, gap: &Gap) -> String {
    match gap {
        Gap::Reason => view.say(ChromeKey::GapReason),
        Gap::Number(id) => {
            let kind = view.session.library().pack().instrument().fact(id).map(|fact| &fact.kind);
            let (min, max) = match kind {
                Some(FactKind::Number { min, max }) => (*min, *max),
                _ => (0, u16::MAX),
            };
            let short = view.pack_line("fact", id.as_str(), "short");
            let values = [("fact", short.as_str()), ("min", &min.to_string()), ("max", &max.to_string())];
            view.chrome().fill(ChromeKey::GapNumber, &values)
        }
    }
}
