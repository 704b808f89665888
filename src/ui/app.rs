//! The whole widget: the state, the line that stays in sight, and one screen.

use crate::focus::{Places, focus, focus_by_id};
use crate::form_panel::form_record;
use crate::record::record;
use crate::screen::screen;
use crate::send_panel::{Download, Ways};
use crate::session::{Action, Session, Settings, Step};
use crate::sharing_line::sharing_button;
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
    /// Called with the exact referral form when the practitioner hands it over.
    pub on_form: Callback<String>,
    /// Called with a file when the practitioner asks to download one.
    pub on_download: Callback<Download>,
    /// Called with the exact record when the practitioner hands it to the host.
    pub on_record: Callback<String>,
}

/// The whole widget. It is the only component: each one brings some 3 kB of its own into
/// the module, and a screen is a plain function of the session just as well.
#[derive(Debug)]
pub struct App {
    view: View,
    /// The session that was last on screen; none before the first time.
    shown: Option<Rc<Session>>,
    places: Places,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { start, settings, .. } = ctx.props();
        let session = start.session.after(Action::Settings(settings.clone()));
        let view = View { session, act: ctx.link().callback(|action| action), part: 0 };
        Self { view, shown: None, places: Places::default() }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.take_up(action)
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &AppProps) -> bool {
        self.take_up(Action::Settings(ctx.props().settings.clone()));
        if ctx.props().resets != before.resets {
            self.take_up(Action::StartAgain);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let view = &self.view;
        let library = view.session.library();
        let AppProps { on_send, on_print, on_form, on_download, on_record, .. } = ctx.props().clone();
        let ways = Ways { send: on_send, print: on_print, form: on_form, download: on_download, hand_over: on_record };
        let due = view.session.settings().now.is_some_and(|now| library.is_review_due(now.date()));
        html! {
            <div class="widget">
                <h2 class="title">{view.pack().line("pack.title")}</h2>
                if due {
                    <p class="tag due">{view.say(ChromeKey::ReviewDue)}</p>
                }
                {summary_bar(view)}
                <div class="layout">
                    {step_nav(view)}
                    {screen(view, &self.places, &ways)}
                </div>
                if view.session.step() == Step::Outcome {
                    {record(view)}
                }
                if let Some(sharing) = view.session.sharing() {
                    {form_record(view, &sharing.pathway)}
                }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let session = &self.view.session;
        if let Some(before) = &self.shown {
            if Rc::ptr_eq(before, session) {
                return;
            }
            // Only a change of screen moves focus: arriving on the page must not.
            if before.step() != session.step() || before.sharing() != session.sharing() {
                match before.sharing() {
                    // Back where it was opened: the outcome is long.
                    Some(sharing) if session.step() == Step::Outcome => {
                        focus_by_id(&self.places.heading, &sharing_button(&sharing.pathway));
                    }
                    _ => focus(&self.places.heading),
                }
            }
            if before.shows_care() && !session.shows_care() && session.step() == Step::Outcome {
                // The button that was pressed is gone: what stood below it is next.
                focus_by_id(&self.places.heading, "start-again");
            }
            if before.gaps_shown() != session.gaps_shown() && session.gaps_shown() > 0 {
                focus(&self.places.errors);
            }
        }
        self.shown = Some(Rc::clone(session));
        ctx.props().on_change.emit(Rc::clone(session));
    }
}

impl App {
    /// Makes the next session; true when it is another one, and so must be shown.
    fn take_up(&mut self, action: Action) -> bool {
        let next = self.view.session.after(action);
        let is_new = !Rc::ptr_eq(&next, &self.view.session);
        self.view.session = next;
        is_new
    }
}
