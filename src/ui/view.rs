//! What every component gets: the state to show, and where to send gestures.

use crate::session::{Action, Session};
use risk_checklist_core::content::{Catalogue, ChromeKey, ChromeTexts};
use std::rc::Rc;
use yew::{Callback, MouseEvent};

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

    /// Sends an action when a button is pressed.
    #[must_use]
    pub fn on_press(&self, action: Action) -> Callback<MouseEvent> {
        self.act.reform(move |_| action.clone())
    }

    /// The widget's own words.
    #[must_use]
    pub fn chrome(&self) -> &ChromeTexts {
        self.session.library().chrome()
    }

    /// The widget's words for a key.
    #[must_use]
    pub fn say(&self, key: ChromeKey) -> &str {
        self.chrome().say(key)
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

    /// The sharing questions' words.
    #[must_use]
    pub fn gate_line(&self, kind: &str, id: &str, part: &str) -> &str {
        self.session.library().gate().texts().line(&[kind, id, part].join("."))
    }

    /// One text of the pack, by the parts of its key.
    #[must_use]
    pub fn pack_line(&self, kind: &str, id: &str, part: &str) -> &str {
        self.pack().line(&[kind, id, part].join("."))
    }

    /// One text of a pathway.
    #[must_use]
    pub fn pathway_line(&self, id: &str, part: &str) -> &str {
        self.pathways().line(&["pathway", id, part].join("."))
    }
}
