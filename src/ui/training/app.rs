//! Training mode as one component: the state, and the screen it calls for.

use super::exercise::{Chosen, Exercise, Gesture};
use super::frame::frame;
use super::training_view::{Around, Outgoing, TrainingView};
use crate::focus::{Places, focus};
use std::rc::Rc;
use yew::prelude::*;

/// What the edge hands to training mode. There is no way among these to send an outcome, a
/// form or a record.
#[derive(Debug, Clone, Properties)]
pub struct TrainingAppProps {
    /// What to start from.
    pub start: Rc<Exercise>,
    /// What the page chose; may change at any time.
    pub chosen: Chosen,
    /// Grows by one each time the page asks for a blank start.
    pub resets: u32,
    /// Called with every new state, so that the edge can keep it through a fault.
    pub on_change: Callback<Rc<Exercise>>,
    /// Called with the result of a step when someone asks for it.
    pub on_result: Callback<Outgoing>,
    /// Called when someone asks to print.
    pub on_print: Callback<()>,
}

/// An exercise never changes once made.
impl PartialEq for TrainingAppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.start, &other.start) && self.chosen == other.chosen && self.resets == other.resets
    }
}

/// Training mode. The only component of its module.
#[derive(Debug)]
pub struct TrainingApp {
    exercise: Rc<Exercise>,
    act: Callback<Gesture>,
    /// What was last on screen; none before the first time.
    shown: Option<Rc<Exercise>>,
    places: Places,
}

impl Component for TrainingApp {
    type Message = Gesture;
    type Properties = TrainingAppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let exercise = ctx.props().start.after(Gesture::Choose(ctx.props().chosen));
        let act = ctx.link().callback(|gesture| gesture);
        Self { exercise, act, shown: None, places: Places::default() }
    }

    fn update(&mut self, _: &Context<Self>, gesture: Gesture) -> bool {
        self.take_up(gesture)
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &TrainingAppProps) -> bool {
        self.take_up(Gesture::Choose(ctx.props().chosen));
        if ctx.props().resets != before.resets {
            self.take_up(Gesture::StartAgain);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let TrainingAppProps { on_print, on_result, .. } = ctx.props();
        let around = Around { places: &self.places, print: on_print, result: on_result };
        frame(&TrainingView::new(&self.exercise, &self.act), around)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let exercise = &self.exercise;
        if let Some(before) = &self.shown {
            if Rc::ptr_eq(before, exercise) {
                return;
            }
            let (was, is) = (before.session(), exercise.session());
            // Only a change of screen moves focus: arriving on the page must not.
            if before.place() != exercise.place() || before.at() != exercise.at() || was.step() != is.step() {
                focus(&self.places.heading);
            } else if was.gaps_shown() != is.gaps_shown() && is.gaps_shown() > 0 {
                focus(&self.places.errors);
            }
        }
        self.shown = Some(Rc::clone(exercise));
        ctx.props().on_change.emit(Rc::clone(exercise));
    }
}

impl TrainingApp {
    /// Makes the next exercise; true when it is another one, and so must be shown.
    fn take_up(&mut self, gesture: Gesture) -> bool {
        let next = self.exercise.after(gesture);
        let is_new = !Rc::ptr_eq(&next, &self.exercise);
        self.exercise = next;
        is_new
    }
}
