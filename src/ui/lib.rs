//! The screens: Yew components that show a checklist and turn gestures into edits.
//!
//! [`Session`] is the state and [`Action`] what changes it, in files without a view; the
//! components show and ask. Nothing here knows the host: what leaves goes through the
//! callbacks of [`App`].

mod app;
mod bands;
mod choices;
mod error_summary;
mod fact_field;
mod focus;
mod item_field;
mod item_more;
mod judgement_field;
mod number_field;
mod offers;
mod outcome_screen;
mod radio_group;
mod record;
mod referral_card;
mod screen;
mod send_panel;
mod session;
mod shapes;
mod start_screen;
mod step_nav;
mod summary_bar;
mod tally_picture;
mod typing;
mod view;
mod why;

pub use app::{App, AppProps};
pub use session::{Action, Gap, Kept, Number, Offer, Session, Settings, Step};
pub use view::View;
