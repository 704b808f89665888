//! What every component gets: the state to show, and where to send gestures.

use crate::session::{Action, Session};
use risk_checklist_core::assessment::Assessment;
use risk_checklist_core::content::{Catalogue, ChromeKey, ChromeTexts, ContentPack};
use risk_checklist_core::instrument::{AnswerOption, Instrument, Item, ItemKind, LinkId, TriggerId};
use risk_checklist_core::response::{Edit, Response};
use std::rc::Rc;
use yew::{Callback, MouseEvent};

/// The state to show, and where to send gestures.
#[derive(Debug, Clone)]
pub struct View {
    /// The state.
    pub session: Rc<Session>,
    /// Where gestures go.
    pub act: Callback<Action>,
    /// The place of the checklist that is shown.
    pub part: usize,
}

/// A session never changes once made, so the same session shows the same screen.
impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.session, &other.session) && self.part == other.part
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

    /// The same, showing the checklist at another place.
    #[must_use]
    pub fn of(&self, part: usize) -> Self {
        Self { part, ..self.clone() }
    }

    /// The same for every checklist in use.
    #[must_use]
    pub fn each(&self) -> Vec<Self> {
        (0..self.session.packs().len()).map(|part| self.of(part)).collect()
    }

    /// An edit to the checklist that is shown.
    #[must_use]
    pub fn edit(&self, edit: Edit) -> Action {
        Action::EditIn(self.part, edit)
    }

    /// The pack of the checklist that is shown.
    #[must_use]
    pub fn content(&self) -> &ContentPack {
        self.session.pack_at(self.part)
    }

    /// The checklist that is shown.
    #[must_use]
    pub fn instrument(&self) -> &Instrument {
        self.content().instrument()
    }

    /// What was recorded for it.
    #[must_use]
    pub fn response(&self) -> &Response {
        self.session.response_at(self.part)
    }

    /// Its triggers, applied.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        self.session.assessment_at(self.part)
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
        self.content().texts()
    }

    /// The pathways' words.
    #[must_use]
    pub fn pathways(&self) -> &Catalogue {
        self.session.library().pathways().texts()
    }

    /// One text of the pack, by the parts of its key.
    #[must_use]
    pub fn pack_line(&self, kind: &str, id: &str, part: &str) -> &str {
        self.pack().line(&[kind, id, part].join("."))
    }

    /// One text of an item; of a repetition, with the label of the person it is about.
    #[must_use]
    pub fn item_line(&self, id: &LinkId, part: &str) -> String {
        let (own, label) = id.parts();
        let line = self.pack_line("item", own, part);
        match label {
            Some(label) if part == "short" => format!("{line} ({label})"),
            _ => line.to_owned(),
        }
    }

    /// Advice on an item, where there is any.
    #[must_use]
    pub fn item_help(&self, id: &LinkId) -> Option<&str> {
        self.pack().optional_line(&["item", id.parts().0, "help"].join("."))
    }

    /// The words of an answer, the item's own where it has them.
    #[must_use]
    pub fn option_words(&self, item: &Item, option: &AnswerOption) -> &str {
        let code = option.code.as_str();
        let own = self.pack().optional_line(&["item", item.link_id.as_str(), "option", code].join("."));
        own.unwrap_or_else(|| self.pack().line(&["option", code].join(".")))
    }

    /// How many of these items have an answer, and how many are asked: for every person, and
    /// without what is not asked because of an earlier answer.
    #[must_use]
    pub fn answered(&self, items: &mut dyn Iterator<Item = &LinkId>) -> (usize, usize) {
        let (mut answered, mut of) = (0usize, 0usize);
        for item in items {
            for id in self.response().repetitions(self.instrument(), item) {
                let value = self.response().answer(&id).map(|answer| answer.value.is_answered());
                let is_text = self.instrument().item(item).is_some_and(|item| item.kind == ItemKind::Text);
                if value == Some(true) || (self.assessment().applies(item) && !is_text) {
                    of = of.saturating_add(1);
                }
                if value == Some(true) {
                    answered = answered.saturating_add(1);
                }
            }
        }
        (answered, of)
    }

    /// The name of a trigger, from the first checklist in use that has it.
    #[must_use]
    pub fn trigger_name(&self, id: &TriggerId) -> String {
        let has = |view: &Self| view.instrument().trigger(id).is_some();
        let first = self.each().into_iter().find(has);
        first.map(|view| view.pack_line("trigger", id.as_str(), "name").to_owned()).unwrap_or_default()
    }

    /// One text of a pathway.
    #[must_use]
    pub fn pathway_line(&self, id: &str, part: &str) -> &str {
        self.pathways().line(&["pathway", id, part].join("."))
    }
}
