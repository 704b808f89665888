//! A fault is said once, with no text: what a panic says may quote an answer.

use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static LISTENER: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Calls `listener`, without arguments, when this instance of the module can go on no
/// longer. The shell then shows its failure notice and starts a fresh instance.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(listener: js_sys::Function) {
    LISTENER.with(|slot| slot.replace(Some(listener)));
    // Yew puts its own hook, which writes the text to the console, over any other.
    yew::set_custom_panic_hook(Box::new(|_| {
        let listener = LISTENER.with(|slot| slot.try_borrow().ok().and_then(|slot| slot.clone()));
        if let Some(listener) = listener {
            // A listener that throws must not hide the fault itself.
            drop(listener.call0(&JsValue::NULL));
        }
    }));
}
