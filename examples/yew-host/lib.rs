//! A portal that is itself a Yew app: the host that is most like us. Both keep their
//! bookkeeping on DOM nodes and hear events at their roots, so each could run the other's
//! handlers; `scripts/package.mjs` gives ours names of their own. Everything is invented.

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Element};
use yew::prelude::*;

/// As many handlers as a busy page has: Yew numbers them, and so do we, from nought.
const CASES: u32 = 150;

#[component]
fn Portal() -> Html {
    let reference = use_state(|| "DEMO-6001");
    let presses = use_state(|| 0_u32);
    let received = use_state(|| None::<String>);
    let checklist = use_node_ref();

    let correct = {
        let (reference, presses) = (reference.clone(), presses.clone());
        Callback::from(move |_: MouseEvent| {
            reference.set("DEMO-6002");
            presses.set(presses.saturating_add(1));
        })
    };
    {
        let checklist = checklist.clone();
        use_effect_with(*reference, move |reference| {
            if let Some(element) = checklist.cast::<Element>() {
                let config = Object::new();
                set(&config, "reference", &JsValue::from_str(reference));
                set(&element, "config", &config);
            }
        });
    }
    {
        let (checklist, received) = (checklist.clone(), received.clone());
        use_effect_with((), move |()| {
            let element = checklist.cast::<Element>();
            // A custom event has no `on...` in Yew: it is listened to as any page does.
            let listener = element.map(|element| {
                EventListener::new(&element, "risk-checklist-outcome", move |event| received.set(told(event)))
            });
            move || drop(listener)
        });
    }
    let open = {
        let presses = presses.clone();
        Callback::from(move |_: MouseEvent| presses.set(presses.saturating_add(1)))
    };
    let cases = (1..=CASES).map(|number| {
        html! { <li><button type="button" onclick={open.clone()}>{format!("Case {number}")}</button></li> }
    });
    html! {
        <>
            <p>
                {"Case "}<output id="case">{*reference}</output>{" "}
                <button type="button" onclick={correct}>{"Correct the reference"}</button>{" "}
                {"pressed "}<output id="presses">{*presses}</output>
            </p>
            <@{"risk-checklist"} ref={checklist} instrument="safelives-dash" nation="england"
                practitioner-role="health" theme="light">
                <p>{"If anyone is in danger now, call 999. If the checklist does not show, use your paper form."}</p>
            </@>
            if let Some(text) = &*received {
                <p id="received">{text}</p>
            }
            <details><summary>{"Other cases"}</summary><ul>{for cases}</ul></details>
        </>
    }
}

/// What the portal says it received.
fn told(event: &Event) -> Option<String> {
    let notice = field(&event.dyn_ref::<CustomEvent>()?.detail(), "notice")?;
    let reference = field(&notice, "reference")?.as_string()?;
    let pathways = js_sys::Array::from(&field(&notice, "pathways")?).length();
    Some(format!("Received for {reference}: {pathways} pathways."))
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name)).ok()
}

/// Sets a property. One that is refused is the element's to report.
fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &JsValue::from_str(name), value);
}

/// Shows the portal in the page's `#app`.
#[wasm_bindgen(start)]
pub fn start() {
    if let Some(app) = gloo::utils::document().get_element_by_id("app") {
        app.set_text_content(None);
        yew::Renderer::<Portal>::with_root(app).render();
    }
}
