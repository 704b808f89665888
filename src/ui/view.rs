//! What every component gets: the state to show, and where to send gestures.

use crate::session::{Action, Session};
use risk_checklist_core::content::{Catalogue, ChromeKey, ChromeTexts};
use std::rc::Rc;
use yew::Callback;

/// The state to show, and where to send gestures.
#[derive(Debug, Clone)]
pub struct View {
    /// The state.
    pub session: Rc<Session>,
    /// Where gestures go.
    pub act: Callback<Action>,
}

/// A session never changes once made, so the same session shows the same screen.
impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.session, &other.session)
    }
}

impl View {
    /// Sends a gesture.
    pub fn act(&self, action: Action) {
        self.act.emit(action);
    }

    /// A callback that sends the action made from its argument.
    pub fn on<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        self.act.reform(action)
    }

    /// A callback that sends the action made from its argument, when there is one.
    pub fn on_some<T: 'static>(&self, action: impl Fn(T) -> Option<Action> + 'static) -> Callback<T> {
        let act = self.act.clone();
        Callback::from(move |argument| {
            if let Some(action) = action(argument) {
                act.emit(action);
            }
        })
    }

    /// The widget's own words.
    #[must_use]
    pub fn chrome(&self) -> &ChromeTexts {
        self.session.library().chrome()
    }

    /// The widget's words for a key.
    #[must_use]
    pub fn say(&self, key: ChromeKey) -> String {
        self.chrome().say(key).to_owned()
    }

    /// The pack's words.
    #[must_use]
    pub fn pack(&self) -> &Catalogue {
        self.session.library().pack().texts()
    }

    /// The pathways' words.
    #[must_use]
    pub fn pathways(&self) -> &Catalogue {
        self.session.library().pathways().texts()
    }

    /// One text of the pack, by the parts of its key.
    #[must_use]
    pub fn pack_line(&self, kind: &str, id: &str, part: &str) -> String {
        self.pack().line(&format!("{kind}.{id}.{part}")).to_owned()
    }
}
