//! What the practitioner does, and what it changes. Pure: no view, no host.

use super::{Number, Offer, RecordWay, Session, Step};
use risk_checklist_core::content::GateStage;
use risk_checklist_core::delivery::{FormEdit, GateEdit};
use risk_checklist_core::instrument::{FactId, FactKind, InstrumentId, ItemKind, LinkId, PathwayId, Subject};
use risk_checklist_core::outcome::Disposition;
use risk_checklist_core::response::{Edit, FactValue, Sitting};
use std::rc::Rc;

/// Something the practitioner does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Changes the response to the checklist it began with; a fact or a concern, wherever
    /// they are.
    Edit(Edit),
    /// Changes the response to the checklist at a place.
    EditIn(usize, Edit),
    /// Types into a number; it need not be one yet.
    TypeNumber(FactId, String),
    /// Types into the number of an item of the checklist at a place.
    TypeCount(usize, LinkId, String),
    /// Opens another checklist in place, or goes to it when it is open.
    Open(InstrumentId),
    /// Returns to the screen from which the last one was opened.
    Return,
    /// Goes to a screen.
    Go(Step),
    /// Goes to where the checklist at a place asks something.
    GoTo(usize, Subject),
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
    /// Puts the line about support for staff away.
    CloseCare,
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
            Action::Edit(edit) => next.edit(0, edit),
            Action::EditIn(part, edit) => next.edit(part, edit),
            Action::TypeNumber(id, text) => next.type_number(Number::Fact(id), text),
            Action::TypeCount(part, id, text) => next.type_number(Number::Item(part, id), text),
            Action::Open(id) => next.open(&id),
            Action::Return => {
                let step = next.way_back.pop();
                next.go(step.unwrap_or(self.step));
            }
            Action::Go(step) => next.go(step),
            Action::GoTo(part, subject) => next.go(self.step_of(part, &subject)),
            Action::Next if self.step == Step::Sharing => next.gate_on(),
            Action::Back if self.step == Step::Sharing => next.gate_back(),
            Action::Share(pathway) => next.share(pathway),
            Action::Gate(edit) => next.edit_gate(edit),
            Action::GoToGate(stage) => next.go_to_gate(stage),
            Action::Next if !self.gaps_here().is_empty() && self.step != Step::Outcome => next.show_gaps(),
            Action::Next => next.go(self.step.next(self.sections())),
            Action::Back => next.go(self.step.back(self.sections())),
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
            Action::CloseCare => next.care_is_said = true,
            Action::Settings(settings) if settings == self.settings => return Rc::clone(self),
            Action::Settings(settings) => {
                next.settings = settings;
                next.library = Rc::clone(next.settings.local.library().unwrap_or(&self.national));
                next.work_out();
            }
            Action::AskStartAgain(asks) => next.asks_start_again = asks,
            Action::StartAgain => {
                next = Self::new(Rc::clone(&self.national), self.settings.clone());
                // Whoever has read it once is not told again.
                next.care_is_said = self.care_is_said || self.shows_care();
            }
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

    /// Opens another checklist, and remembers the screen to return to.
    fn open(&mut self, id: &InstrumentId) {
        let here = self.step;
        if self.offer(id) == Offer::Ready
            && let Some(pack) = self.library.find(id)
        {
            self.sitting = self.sitting.clone().open(pack.instrument());
            self.work_out();
        }
        if let Offer::Open(step) = self.offer(id) {
            self.go(step);
            self.way_back.push(here);
        }
    }

    /// Makes an edit and works out what follows. A refused edit changes nothing: the
    /// screens only offer edits that the instrument allows.
    fn edit(&mut self, part: usize, edit: Edit) {
        let part = match &edit {
            Edit::Fact(id, _) => {
                self.drafts.remove(&Number::Fact(id.clone()));
                Sitting::place_of_fact(&self.instruments(), id).unwrap_or(part)
            }
            Edit::Answer(id, _) | Edit::NotAsked(id, _) | Edit::Number(id, _) => {
                self.drafts.remove(&Number::Item(part, id.clone()));
                part
            }
            _ => part,
        };
        let Ok(sitting) = self.sitting.apply(&self.instruments(), part, edit) else { return };
        self.sitting = sitting;
        self.work_out();
    }

    /// A number that cannot be read is kept as typed, and is unknown meanwhile.
    fn type_number(&mut self, number: Number, text: String) {
        let Some((min, max)) = self.range(&number) else { return };
        let typed = text.trim();
        let plain = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
        let value = typed.parse::<u16>().ok().filter(|value| plain && (min..=max).contains(value));
        let is_draft = value.is_none() && !typed.is_empty();
        let (part, edit) = match (&number, value) {
            (Number::Fact(id), value) => (0, Edit::Fact(id.clone(), value.map(FactValue::Number))),
            (Number::Item(part, id), Some(value)) => (*part, Edit::Number(id.clone(), value)),
            (Number::Item(part, id), None) => (*part, Edit::NotAsked(id.clone(), None)),
        };
        self.edit(part, edit);
        if is_draft {
            self.drafts.insert(number, text);
        } else {
            self.drafts.remove(&number);
        }
    }

    /// The smallest and the largest that a number can be.
    #[must_use]
    pub fn range(&self, number: &Number) -> Option<(u16, u16)> {
        match number {
            Number::Fact(id) => {
                let instruments = self.instruments();
                let place = Sitting::place_of_fact(&instruments, id)?;
                match instruments.get(place)?.fact(id)?.kind {
                    FactKind::Number { min, max } => Some((min, max)),
                    _ => None,
                }
            }
            Number::Item(part, id) => match self.pack_at(*part).instrument().item(id)?.kind {
                ItemKind::Count { min, max, .. } => Some((min, max)),
                _ => None,
            },
        }
    }
}
