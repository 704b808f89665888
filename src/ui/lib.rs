//! The screens: Yew components that show a checklist and turn gestures into edits.
//!
//! [`Session`] is the state and [`Action`] what changes it, in files without a view; the
//! components show and ask. Nothing here knows the host: what leaves goes through the
//! callbacks of [`App`].

mod app;
mod bands;
mod choices;
mod contacts;
mod dates;
mod error_summary;
mod fact_field;
mod focus;
mod form_field;
mod form_panel;
mod form_part;
mod form_preview;
mod gate_record;
mod item_field;
mod item_more;
mod judgement_field;
mod local_settings;
mod number_field;
mod offers;
mod outcome_screen;
mod radio_group;
mod record;
mod record_panel;
mod referral_card;
mod review_panel;
mod screen;
mod send_panel;
mod session;
mod shapes;
mod sharing_end;
mod sharing_line;
mod sharing_question;
mod sharing_screen;
mod since_panel;
mod start_screen;
mod step_nav;
mod summary_bar;
mod tally_picture;
mod todo;
#[cfg(feature = "training")]
mod training;
mod typing;
mod view;
mod why;

pub use app::{App, AppProps};
pub use send_panel::Download;
pub use session::{Action, Gap, Kept, LocalRules, Number, Offer, RecordWay, Session, Settings, Sharing, Step};
#[cfg(feature = "training")]
pub use training::{Chosen, Exercise, From, Gesture, Outgoing, Place, TrainingApp, TrainingAppProps, Way};
pub use view::View;
