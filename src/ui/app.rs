//! The whole widget: the state, the line that stays in sight, and one screen.

use crate::record::record;
use crate::screen::Screen;
use crate::send_panel::Ways;
use crate::session::{Action, Session, Settings, Step};
use crate::step_nav::step_nav;
use crate::summary_bar::summary_bar;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use std::rc::Rc;
use yew::prelude::*;

/// What the edge hands to the widget.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What to start from.
    pub start: View,
    /// What the host chose; may change at any time.
    pub settings: Settings,
    /// Grows by one each time the host asks for a blank checklist.
    #[prop_or_default]
    pub resets: u32,
    /// Called with every new state, so that the edge can keep it through a fault.
    pub on_change: Callback<Rc<Session>>,
    /// Called with the exact notice when the practitioner presses send.
    pub on_send: Callback<String>,
    /// Called when the practitioner asks to print.
    pub on_print: Callback<()>,
}

/// The state as Yew holds it. The session itself does the thinking.
#[derive(Debug, Clone)]
struct Store(Rc<Session>);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.0.after(action);
        if Rc::ptr_eq(&next, &self.0) { self } else { Rc::new(Self(next)) }
    }
}

/// The whole widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_reducer_eq(|| Store(Rc::clone(&props.start.session)));
    let dispatcher = store.dispatcher();
    let act = use_callback((), move |action: Action, ()| dispatcher.dispatch(action));
    {
        let act = act.clone();
        use_effect_with(props.settings.clone(), move |settings| act.emit(Action::Settings(settings.clone())));
    }
    {
        let act = act.clone();
        use_effect_with(props.resets, move |resets| {
            if *resets > 0 {
                act.emit(Action::StartAgain);
            }
        });
    }
    let view = View { session: Rc::clone(&store.0), act };
    {
        let on_change = props.on_change.clone();
        use_effect_with(view.clone(), move |view| on_change.emit(Rc::clone(&view.session)));
    }
    let library = view.session.library();
    let ways = Ways { send: props.on_send.clone(), print: props.on_print.clone() };
    let due = view.session.settings().now.is_some_and(|now| library.is_review_due(now.date()));
    html! {
        <div class="widget">
            <h2 class="title">{view.pack().line("pack.title").to_owned()}</h2>
            if due {
                <p class="tag due">{view.say(ChromeKey::ReviewDue)}</p>
            }
            {summary_bar(&view)}
            <div class="layout">
                {step_nav(&view)}
                <Screen view={view.clone()} {ways} />
            </div>
            if view.session.step() == Step::Outcome {
                {record(&view)}
            }
        </div>
    }
}
