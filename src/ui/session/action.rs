//! What the practitioner does, and what it changes. Pure: no view, no host.

use super::{RecordWay, Session, Step};
use risk_checklist_core::assessment::assess;
use risk_checklist_core::content::GateStage;
use risk_checklist_core::delivery::{FormEdit, GateEdit};
use risk_checklist_core::instrument::{FactId, FactKind, PathwayId, Subject};
use risk_checklist_core::outcome::{Disposition, Outcome, conclude};
use risk_checklist_core::response::{Edit, FactValue};
use std::rc::Rc;

/// Something the practitioner does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Changes the response.
    Edit(Edit),
    /// Types into a number; it need not be one yet.
    TypeNumber(FactId, String),
    /// Goes to a screen.
    Go(Step),
    /// Goes to where something is asked.
    GoTo(Subject),
    /// Goes to the next screen, unless something on this one must be mended first.
    Next,
    /// Goes to the screen before.
    Back,
    /// Decides about a referral; `None` opens it again.
    Decide(PathwayId, Option<Disposition>),
    /// Opens the sharing questions for a pathway.
    Share(PathwayId),
    /// Answers a sharing question.
    Gate(GateEdit),
    /// Goes to a stage of the sharing questions.
    GoToGate(GateStage),
    /// Says "not now" about a referral. It stays open until a reason is chosen.
    Refuse(PathwayId),
    /// Says in how many days to look again.
    Review(Option<u16>),
    /// Asks to send while something must be mended: says what.
    ShowGaps,
    /// The host was handed this notice.
    Sent(String),
    /// Changes a referral form.
    Form(PathwayId, FormEdit),
    /// The host was handed this referral form.
    FormSent(String),
    /// Opens the record to be read, or closes it.
    ShowRecord(bool),
    /// This record was taken.
    Recorded(RecordWay, String),
    /// Takes up new settings from the host.
    Settings(super::Settings),
    /// Asks whether to start again, or takes the question back.
    AskStartAgain(bool),
    /// Erases everything and starts again.
    StartAgain,
}

impl Session {
    /// The session after an action; the very same one when nothing changed.
    #[must_use]
    pub fn after(self: &Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(self);
        match action {
            Action::Edit(edit) => {
                if let Edit::Fact(id, _) = &edit {
                    next.drafts.remove(id);
                }
                next.edit(edit);
            }
            Action::TypeNumber(id, text) => next.type_number(id, text),
            Action::Go(step) => next.go(step),
            Action::GoTo(subject) => next.go(Step::of(&subject, self.library.pack().instrument())),
            Action::Next if self.step == Step::Sharing => next.gate_on(),
            Action::Back if self.step == Step::Sharing => next.gate_back(),
            Action::Share(pathway) => next.share(pathway),
            Action::Gate(edit) => next.edit_gate(edit),
            Action::GoToGate(stage) => next.go_to_gate(stage),
            Action::Next if !self.gaps_here().is_empty() && self.step != Step::Outcome => next.show_gaps(),
            Action::Next => next.go(self.step.next(self.library.pack().instrument())),
            Action::Back => next.go(self.step.back(self.library.pack().instrument())),
            Action::Decide(pathway, disposition) => next.decide(pathway, disposition),
            Action::Refuse(pathway) => {
                next.decide(pathway.clone(), None);
                next.refusing.push(pathway);
            }
            Action::Review(days) => next.review_in_days = days,
            Action::ShowGaps => next.show_gaps(),
            Action::Sent(notice) => next.sent = Some(notice),
            Action::Form(pathway, edit) => next.edit_form(pathway, edit),
            Action::FormSent(form) => next.form_sent = Some(form),
            Action::ShowRecord(is_shown) => next.shows_record = is_shown,
            Action::Recorded(way, record) => next.recorded = Some((way, record)),
            Action::Settings(settings) if settings == self.settings => return Rc::clone(self),
            Action::Settings(settings) => {
                next.settings = settings;
                next.library = Rc::clone(next.settings.local.library().unwrap_or(&self.national));
                next.assessment = assess(next.library.pack().instrument(), &next.response);
                next.outcome = next.concluded();
            }
            Action::AskStartAgain(asks) => next.asks_start_again = asks,
            Action::StartAgain => next = Self::new(Rc::clone(&self.national), self.settings.clone()),
        }
        Rc::new(next)
    }

    fn decide(&mut self, pathway: PathwayId, disposition: Option<Disposition>) {
        self.refusing.retain(|other| *other != pathway);
        match disposition {
            Some(disposition) => drop(self.dispositions.insert(pathway, disposition)),
            None => drop(self.dispositions.remove(&pathway)),
        }
    }

    pub(super) fn go(&mut self, step: Step) {
        self.shows_record &= step == self.step;
        self.asks_start_again &= step == self.step;
        self.step = step;
        self.gaps_shown = 0;
        if step != Step::Sharing {
            self.sharing = None;
        }
    }

    pub(super) fn show_gaps(&mut self) {
        self.gaps_shown = self.gaps_shown.saturating_add(1);
    }

    /// Makes an edit and works out what follows. A refused edit changes nothing: the
    /// screens only offer edits that the instrument allows.
    fn edit(&mut self, edit: Edit) {
        let instrument = self.library.pack().instrument();
        let Ok(response) = self.response.apply(instrument, edit) else { return };
        self.assessment = assess(instrument, &response);
        self.response = response;
        self.outcome = self.concluded();
    }

    fn concluded(&self) -> Outcome {
        conclude(&self.assessment, &self.response, self.library.pathways().rules(), self.settings.setting)
    }

    /// A number that cannot be read is kept as typed, and the fact is unknown meanwhile.
    fn type_number(&mut self, id: FactId, text: String) {
        let typed = text.trim();
        let range = match self.library.pack().instrument().fact(&id).map(|fact| &fact.kind) {
            Some(FactKind::Number { min, max }) => *min..=*max,
            _ => return,
        };
        let plain = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
        let number = typed.parse::<u16>().ok().filter(|number| plain && range.contains(number));
        if number.is_some() || typed.is_empty() {
            self.drafts.remove(&id);
        } else {
            self.drafts.insert(id.clone(), text);
        }
        self.edit(Edit::Fact(id, number.map(FactValue::Number)));
    }
}
