//! The state of one story on screen, without a view.

use super::place::Place;
use crate::session::{Action, Kept, Session, Settings, Step};
use risk_checklist_core::content::{Library, TrainingTexts};
use risk_checklist_core::response::Response;
use risk_checklist_core::training::{Rules, Scenario, Step as StoryStep};
use std::rc::Rc;

/// How a story is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// The model answers are filled in, and any of them can be changed to see what follows.
    Demonstrate,
    /// The trainee answers, and then compares.
    #[default]
    Practise,
    /// How the outcome moved over the steps.
    Replay,
}

impl Way {
    /// Every way with its name in the configuration.
    pub const WORDS: [(&'static str, Self); 3] =
        [("demonstrate", Self::Demonstrate), ("practise", Self::Practise), ("replay", Self::Replay)];
}

/// What the page chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chosen {
    /// How to go through the story.
    pub way: Way,
    /// For a projector.
    pub large_type: bool,
}

/// With whose answers a trainee goes into the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The trainee's own.
    Own,
    /// The model's.
    Model,
}

/// Something someone does in training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gesture {
    /// Something on the checklist itself.
    Checklist(Action),
    /// Starts the story.
    Begin,
    /// Leaves the story, from anywhere.
    Leave,
    /// Comes back to where it was left.
    ComeBack,
    /// Compares with the model answers.
    Compare,
    /// Goes back to the answers.
    Answers,
    /// Goes to the next step.
    NextStep(From),
    /// Goes to a step with the model answers.
    ToStep(usize),
    /// Puts the model answers back, on the same screen.
    PutBack,
    /// Finishes the story.
    Finish,
    /// Shows the result of this step.
    ShowResult,
    /// Takes up what the page chose.
    Choose(Chosen),
    /// Erases every answer and goes to the start.
    StartAgain,
}

/// Everything on screen that can change.
#[derive(Debug, Clone)]
pub struct Exercise {
    scenario: Rc<Scenario>,
    library: Rc<Library>,
    words: Rc<TrainingTexts>,
    chosen: Chosen,
    place: Place,
    /// Where to come back to after leaving.
    left_from: Place,
    /// The step of the story, from 0.
    at: usize,
    session: Rc<Session>,
    shows_result: bool,
}

impl Exercise {
    /// A story that nobody has started. The library starts with the story's instrument.
    #[must_use]
    pub fn new(scenario: Rc<Scenario>, library: Rc<Library>, words: Rc<TrainingTexts>, chosen: Chosen) -> Self {
        let session = Rc::new(Session::new(Rc::clone(&library), settings(&scenario)));
        Self {
            scenario,
            library,
            words,
            chosen,
            place: Place::Warning,
            left_from: Place::Warning,
            at: 0,
            session,
            shows_result: false,
        }
    }

    /// Takes up again what was kept: the answers, the step of the story and the place.
    #[must_use]
    pub fn restored(self, session: Session, at: usize, place: Place) -> Self {
        let at = at.min(self.last());
        // What was left is not put on screen again by a fault.
        Self { session: Rc::new(session), at, place, left_from: Place::Warning, ..self }
    }

    /// The settings of its checklist: the story's own nation and role, and nothing live.
    #[must_use]
    pub fn settings(&self) -> Settings {
        settings(&self.scenario)
    }

    /// The story.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The content.
    #[must_use]
    pub fn library(&self) -> &Rc<Library> {
        &self.library
    }

    /// The words of training mode.
    #[must_use]
    pub fn words(&self) -> &TrainingTexts {
        &self.words
    }

    /// What the page chose.
    #[must_use]
    pub fn chosen(&self) -> Chosen {
        self.chosen
    }

    /// Where in the story it is.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// The step of the story, from 0.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The place of the last step.
    #[must_use]
    pub fn last(&self) -> usize {
        self.scenario.steps().len().saturating_sub(1)
    }

    /// The step of the story.
    #[must_use]
    pub fn step(&self) -> Option<&StoryStep> {
        self.scenario.steps().get(self.at)
    }

    /// The checklist.
    #[must_use]
    pub fn session(&self) -> &Rc<Session> {
        &self.session
    }

    /// What was answered.
    #[must_use]
    pub fn response(&self) -> &Response {
        self.session.response()
    }

    /// The model's answers at this step.
    #[must_use]
    pub fn model(&self) -> Option<&Response> {
        self.scenario.model(self.at)
    }

    /// The rules it is run by: those of a live checklist.
    #[must_use]
    pub fn rules(&self) -> Rules<'_> {
        self.library.rules_for(&self.scenario)
    }

    /// True once the result of this step was asked for.
    #[must_use]
    pub fn shows_result(&self) -> bool {
        self.shows_result
    }

    /// The exercise after a gesture; the very same one when nothing changed.
    #[must_use]
    pub fn after(self: &Rc<Self>, gesture: Gesture) -> Rc<Self> {
        let mut next = Self::clone(self);
        match gesture {
            Gesture::Checklist(action) => {
                next.session = self.session.after(action);
                if Rc::ptr_eq(&next.session, &self.session) {
                    return Rc::clone(self);
                }
                // What was shown is no longer what is answered.
                next.shows_result &= next.session.response() == self.session.response();
            }
            Gesture::Begin => next.begin(),
            Gesture::Leave if self.place == Place::Left => return Rc::clone(self),
            Gesture::Leave => {
                next.left_from = self.place;
                next.go(Place::Left);
            }
            Gesture::ComeBack => next.go(self.left_from),
            Gesture::Compare => next.go(Place::Compare),
            Gesture::Answers => next.go(Place::Checklist),
            Gesture::NextStep(from) if self.at < self.last() => next.go_to_step(self.at.saturating_add(1), from),
            Gesture::ToStep(step) if step <= self.last() => next.go_to_step(step, From::Model),
            Gesture::NextStep(_) | Gesture::ToStep(_) => return Rc::clone(self),
            Gesture::PutBack => next.put_back(self.session.step()),
            Gesture::Finish => next.go(Place::Closing),
            Gesture::ShowResult => next.shows_result = true,
            Gesture::Choose(chosen) if chosen == self.chosen => return Rc::clone(self),
            Gesture::Choose(chosen) => next.chosen = chosen,
            Gesture::StartAgain => next = self.blank(),
        }
        Rc::new(next)
    }

    fn blank(&self) -> Self {
        let (scenario, library, words) = (&self.scenario, &self.library, &self.words);
        Self::new(Rc::clone(scenario), Rc::clone(library), Rc::clone(words), self.chosen)
    }

    fn begin(&mut self) {
        match self.chosen.way {
            Way::Practise => self.go(Place::Checklist),
            Way::Demonstrate => self.go_to_step(0, From::Model),
            Way::Replay => self.go(Place::Replay),
        }
    }

    fn go(&mut self, place: Place) {
        self.place = place;
        self.shows_result = false;
    }

    fn go_to_step(&mut self, at: usize, from: From) {
        match from {
            From::Own => self.session = self.session.after(Action::Go(Step::Start)),
            From::Model => {
                self.at = at;
                self.put_back(Step::Start);
            }
        }
        self.at = at;
        self.go(Place::Checklist);
    }

    /// The model's answers of this step, on this screen of the checklist.
    fn put_back(&mut self, step: Step) {
        let Some(model) = self.scenario.model(self.at).cloned() else { return };
        let sitting = risk_checklist_core::response::Sitting::of(model);
        let sections = self.library.pack().instrument().sections().len();
        let kept = Kept { step: step.index(sections), ..Kept::default() };
        let library = Rc::clone(&self.library);
        self.session = Rc::new(Session::restored(library, settings(&self.scenario), sitting, kept));
    }
}

/// The story's own nation and role. There is nothing live in it: no reference, no clock.
fn settings(scenario: &Scenario) -> Settings {
    Settings { setting: scenario.setting(), training: true, ..Settings::default() }
}
