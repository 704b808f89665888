//! The line about support for staff: after a hard assessment, and once in a session. All
//! answers are invented.

use crate::shipped::library;
use risk_checklist_core::instrument::{LinkId, OptionCode};
use risk_checklist_core::response::Edit;
use risk_checklist_ui::{Action, Session, Settings, Step};
use std::rc::Rc;

fn answered(session: Rc<Session>, items: &[&str]) -> Rc<Session> {
    let answer = |id: &&str| Edit::Answer(LinkId::parse(id).unwrap(), OptionCode::parse("yes").unwrap());
    let all = items.iter().fold(session, |session, id| session.after(Action::Edit(answer(id))));
    all.after(Action::Go(Step::Outcome))
}

fn blank() -> Rc<Session> {
    Rc::new(Session::new(Rc::new(library().clone()), Settings::default()))
}

#[test]
fn shows_where_something_presses_now_or_today() {
    let strangled = ["15"];
    for (items, is_hard) in [(&[][..], false), (&["1"][..], false), (&strangled[..], true)] {
        let session = answered(blank(), items);
        assert_eq!(session.shows_care(), is_hard, "{items:?}");
        assert!(!session.after(Action::Go(Step::Start)).shows_care(), "on the last screen only");
    }
}

#[test]
fn comes_once_in_a_session() {
    let closed = answered(blank(), &["15"]).after(Action::CloseCare);
    assert!(!closed.shows_care(), "put away");
    assert!(!answered(closed.after(Action::StartAgain), &["15"]).shows_care(), "put away before the next person");
    let read = answered(blank(), &["15"]);
    assert!(!answered(read.after(Action::StartAgain), &["15"]).shows_care(), "read before the next person");
    let not_seen = answered(blank(), &["1"]);
    assert!(answered(not_seen.after(Action::StartAgain), &["15"]).shows_care(), "never seen before");
}
