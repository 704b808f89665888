//! A whole number that is typed: a fact's, or an item's. It need not be one yet, and
//! nothing typed is lost.

use crate::choices::{Ways, tick_box};
use crate::session::{Action, Gap, Number};
use crate::typing::on_typing;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use yew::prelude::*;

/// A question answered with a number.
pub(crate) struct NumberField<'a> {
    pub(crate) number: Number,
    pub(crate) prefix: &'a str,
    pub(crate) question: &'a str,
    pub(crate) help: &'a str,
    /// The number recorded, as text.
    pub(crate) recorded: String,
    /// Answers beside a number, each with its words, whether it is chosen, and what ticking
    /// and unticking do.
    pub(crate) beside: Vec<(String, String, bool, Ways)>,
    /// More below.
    pub(crate) below: Html,
}

pub(crate) fn number_field(view: &View, field: NumberField<'_>) -> Html {
    let NumberField { number, prefix, question, help, recorded, beside, below } = field;
    let (min, max) = view.session.range(&number).unwrap_or((0, u16::MAX));
    let id = number_id(&number);
    let draft = view.session.draft(&number).map(str::to_owned);
    let is_wrong = draft.is_some();
    let value = draft.unwrap_or(recorded);
    let range = [("question", question), ("min", &min.to_string()), ("max", &max.to_string())];
    let error_id = format!("{id}-error");
    let help_id = format!("{id}-help");
    let described = if is_wrong { format!("{help_id} {error_id}") } else { help_id.clone() };
    let gap = Gap::Number(number.clone());
    let oninput = on_typing(view, move |text| match &number {
        Number::Fact(id) => Action::TypeNumber(id.clone(), text),
        Number::Item(part, id) => Action::TypeCount(*part, id.clone(), text),
    });
    let mut ticks = Vec::new();
    for (word, label, is_chosen, ways) in beside {
        ticks.push(tick_box(view, &format!("{id}-{word}"), "choice", &label, is_chosen, ways));
    }
    html! {
        <div class={if is_wrong { "question number has-error" } else { "question number" }}>
            <label for={id.clone()}>
                if !prefix.is_empty() {
                    <span class="prefix">{prefix}</span>
                }
                {question}
            </label>
            <p class="help" id={help_id}>{help}</p>
            if is_wrong {
                <p class="error" id={error_id}>{gap_words(view, &gap)}</p>
            }
            <div class="number-row">
                <input type="text" inputmode="numeric" autocomplete="off" spellcheck="false" id={id.clone()} {value} {oninput}
                    aria-describedby={described} aria-invalid={is_wrong.then_some("true")}
                    aria-label={view.chrome().fill(ChromeKey::NumberName, &range)} />
                {for ticks}
            </div>
            {below}
        </div>
    }
}

/// The id of the box that a number is typed into.
pub(crate) fn number_id(number: &Number) -> String {
    match number {
        Number::Fact(id) => format!("fact-{id}"),
        Number::Item(_, id) => format!("item-{id}"),
    }
}

/// What must be mended, in words.
pub(crate) fn gap_words(view: &View, gap: &Gap) -> String {
    let Gap::Number(number) = gap else { return view.say(ChromeKey::GapReason).to_owned() };
    let (min, max) = view.session.range(number).unwrap_or((0, u16::MAX));
    let short = match number {
        Number::Fact(id) => fact_line(view, id.as_str(), "short"),
        Number::Item(part, id) => view.of(*part).item_line(id, "short"),
    };
    let values = [("fact", &*short), ("min", &min.to_string()), ("max", &max.to_string())];
    view.chrome().fill(ChromeKey::GapNumber, &values)
}

/// A fact's words, from the first checklist in use that has it.
pub(crate) fn fact_line(view: &View, id: &str, part: &str) -> String {
    let has = |view: &View| view.instrument().facts().iter().any(|fact| fact.id.as_str() == id);
    let first = view.each().into_iter().find(has);
    first.map(|view| view.pack_line("fact", id, part).to_owned()).unwrap_or_default()
}
