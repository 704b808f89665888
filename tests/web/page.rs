//! One widget in a shadow root of its own, with a host that remembers what it was told.

use gloo::timers::future::TimeoutFuture;
use js_sys::{Object, Reflect};
use risk_checklist_embed::{Host, Widget};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit, ShadowRootInit, ShadowRootMode};

pub(crate) const CONFIG: &str = r#"{"nation":"england","role":"health","now":"2026-11-21T09:30:00Z"}"#;

/// Yew renders in a task of its own, and its effects, which keep the answers, may come one
/// task later.
pub(crate) async fn settle() {
    TimeoutFuture::new(0).await;
    TimeoutFuture::new(0).await;
}

#[derive(Default)]
struct Told {
    kept: RefCell<String>,
    events: RefCell<Vec<String>>,
}

pub(crate) struct Page {
    root: Element,
    widget: Widget,
    told: Rc<Told>,
}

impl Page {
    pub(crate) async fn open(config: &str, kept: Option<String>) -> Self {
        let (root, host, told) = stage();
        let widget = Widget::new(root.clone(), config, None, Vec::new(), kept, host).ok().unwrap();
        settle().await;
        Self { root, widget, told }
    }

    /// The code with which a configuration is refused.
    pub(crate) fn refusal(config: &str) -> String {
        let (root, host, _) = stage();
        let error = Widget::new(root, config, None, Vec::new(), None, host).err().unwrap();
        Reflect::get(&error, &JsValue::from_str("code")).unwrap().as_string().unwrap()
    }

    pub(crate) fn widget(&mut self) -> &mut Widget {
        &mut self.widget
    }

    pub(crate) fn close(self) -> Element {
        self.widget.destroy();
        self.root
    }

    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    pub(crate) fn kept(&self) -> String {
        self.told.kept.borrow().clone()
    }

    pub(crate) fn events(&self) -> Vec<String> {
        self.told.events.borrow().clone()
    }

    pub(crate) async fn click(&self, selector: &str) {
        self.find(selector).click();
        settle().await;
    }

    pub(crate) async fn press(&self, selector: &str, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.find(selector).dispatch_event(&event).unwrap();
        settle().await;
    }

    fn find(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).unwrap().unwrap().dyn_into().unwrap()
    }
}

fn stage() -> (Element, Host, Rc<Told>) {
    let document = web_sys::window().unwrap().document().unwrap();
    let element = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&element).unwrap();
    let shadow = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let root = document.create_element("div").unwrap();
    shadow.append_child(&root).unwrap();
    let told = Rc::new(Told::default());
    (root, host(&told), told)
}

fn host(told: &Rc<Told>) -> Host {
    let (keeper, listener) = (Rc::clone(told), Rc::clone(told));
    let keep = Closure::<dyn Fn(String)>::new(move |text| *keeper.kept.borrow_mut() = text);
    let emit = Closure::<dyn Fn(String, String)>::new(move |name: String, detail: String| {
        listener.events.borrow_mut().push(format!("{name} {detail}"));
    });
    let print = Closure::<dyn Fn()>::new(|| {});
    let object = Object::new();
    for (name, value) in
        [("keep", keep.into_js_value()), ("emit", emit.into_js_value()), ("print", print.into_js_value())]
    {
        Reflect::set(&object, &JsValue::from_str(name), &value).unwrap();
    }
    object.unchecked_into()
}
