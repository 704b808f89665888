//! The named states of the screens. A state added here is rendered and checked by every
//! test that goes over them. All answers are invented.

use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::Hour;
use risk_checklist_core::instrument::{FactId, LinkId, Nation, OptionCode, PathwayId, Role, Setting};
use risk_checklist_core::outcome::{Disposition, RefusalReason};
use risk_checklist_core::response::{Edit, FactValue, Informant, NotAskedReason};
use risk_checklist_ui::{Action, LocalRules, Session, Settings, Step};
use std::rc::Rc;

pub(crate) struct Fixture {
    pub(crate) name: &'static str,
    pub(crate) session: Rc<Session>,
}

pub(crate) fn fixtures() -> Vec<Fixture> {
    let fixture = |name, session: Build| Fixture { name, session: session.0 };
    let fourteen = || (1..=14).fold(start(), |build, item| build.answer(item, "yes"));
    vec![
        fixture("start, blank", start()),
        fixture("start, danger now", start().fact("immediateDanger", FactValue::Yes)),
        fixture("start, nothing from the host", Build::new(Settings::default())),
        fixture(
            "start, content past its review date",
            Build::new(settings("2199-01-01T00:00Z")).fact("immediateDanger", FactValue::Yes),
        ),
        fixture("section one, blank", start().go(Step::Section(0))),
        fixture(
            "section one, each answer state",
            start().answer(1, "yes").answer(2, "no").answer(3, "dont-know").go(Step::Section(0)),
        ),
        fixture(
            "section one, not asked and noted",
            start()
                .act(Action::Edit(Edit::NotAsked(item(5), Some(NotAskedReason::NotSafeToAsk))))
                .act(Action::Edit(Edit::Note(item(5), "An invented note".to_owned())))
                .act(Action::Edit(Edit::Informant(item(5), Informant::Police)))
                .go(Step::Section(0)),
        ),
        fixture("section four, strangulation", start().answer(15, "yes").go(Step::Section(3))),
        fixture(
            "section five, prompts to confirm locally",
            (20..=24).fold(start(), |b, n| b.answer(n, "yes")).go(Step::Section(4)),
        ),
        fixture("circumstances, blank", start().go(Step::Circumstances)),
        fixture(
            "circumstances, not a number",
            start()
                .go(Step::Circumstances)
                .act(Action::TypeNumber(FactId::parse("eventsIn12Months").unwrap(), "three".to_owned()))
                .act(Action::Next),
        ),
        fixture("judgement, blank", start().go(Step::Judgement)),
        fixture(
            "judgement, reason missing",
            start().go(Step::Judgement).act(Action::Edit(Edit::Concern(true))).act(Action::Next),
        ),
        fixture("outcome, nothing answered", start().go(Step::Outcome)),
        fixture("outcome, all no", all_no().go(Step::Outcome)),
        fixture("outcome, 14 yes", fourteen().go(Step::Outcome)),
        fixture(
            "outcome, decided",
            fourteen()
                .decide("marac", Disposition::Chosen)
                .decide("idva", Disposition::Refused(RefusalReason::NotEligible))
                .act(Action::Review(Some(14)))
                .go(Step::Outcome),
        ),
        fixture(
            "outcome, judgement alone, under 16, police",
            start()
                .act(Action::Edit(Edit::Concern(true)))
                .act(Action::Edit(Edit::Reason("An invented reason".to_owned())))
                .fact("ageBand", FactValue::Choice(OptionCode::parse("under-16").unwrap()))
                .fact("harmerInPolice", FactValue::Yes)
                .answer(14, "yes")
                .go(Step::Outcome),
        ),
        fixture("start, local settings", local("stricter", "2026-11-21T09:00Z")),
        fixture("outcome, stricter here", yes(local("stricter", "2026-11-21T09:00Z"), 12).go(Step::Outcome)),
        fixture("outcome, looser here", yes(local("escalation", "2026-11-21T09:00Z"), 12).go(Step::Outcome)),
        fixture("outcome, looser here and lapsed", yes(local("escalation", "2027-03-01T09:00Z"), 12).go(Step::Outcome)),
        fixture(
            "outcome, stricter here and past review",
            yes(local("stricter", "2027-10-01T09:00Z"), 12).go(Step::Outcome),
        ),
        fixture(
            "outcome, stricter here and not yet",
            yes(local("stricter", "2026-09-30T09:00Z"), 12).go(Step::Outcome),
        ),
        fixture("outcome, looser here on a day nobody named", yes(local_on("escalation", None), 12).go(Step::Outcome)),
        fixture("start, local settings refused", refused(2)),
        fixture("outcome, local settings refused", refused(5).go(Step::Outcome)),
        fixture(
            "outcome, nothing from the host",
            Build::new(Settings::default()).fact("immediateDanger", FactValue::Yes).go(Step::Outcome),
        ),
        fixture(
            "outcome, cannot be sent yet",
            fourteen().act(Action::Edit(Edit::Concern(true))).go(Step::Outcome).act(Action::ShowGaps),
        ),
    ]
}

struct Build(Rc<Session>);

impl Build {
    fn new(settings: Settings) -> Self {
        Self(Rc::new(Session::new(Rc::new(Library::shipped().unwrap()), settings)))
    }

    fn act(self, action: Action) -> Self {
        Self(self.0.after(action))
    }

    fn go(self, step: Step) -> Self {
        self.act(Action::Go(step))
    }

    fn answer(self, number: u32, option: &str) -> Self {
        self.act(Action::Edit(Edit::Answer(item(number), OptionCode::parse(option).unwrap())))
    }

    fn fact(self, id: &str, value: FactValue) -> Self {
        self.act(Action::Edit(Edit::Fact(FactId::parse(id).unwrap(), Some(value))))
    }

    fn decide(self, pathway: &str, disposition: Disposition) -> Self {
        self.act(Action::Decide(PathwayId::parse(pathway).unwrap(), Some(disposition)))
    }
}

fn item(number: u32) -> LinkId {
    LinkId::parse(&number.to_string()).unwrap()
}

fn settings(now: &str) -> Settings {
    Settings {
        setting: Setting { nation: Some(Nation::England), role: Some(Role::Health) },
        reference: None,
        now: Some(Hour::parse(now).unwrap()),
        ..Settings::default()
    }
}

fn start() -> Build {
    Build::new(settings("2026-11-21T09:00Z"))
}

/// A worked example in force: what the host's own page would hand over.
fn local(name: &str, now: &str) -> Build {
    let base = settings(now);
    local_on(name, base.now)
}

fn local_on(name: &str, now: Option<Hour>) -> Build {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("www/profiles/{name}.json"));
    let profile = std::fs::read_to_string(path).unwrap();
    let library = Library::shipped().unwrap().with_profile(&profile, now.map(Hour::date)).unwrap();
    Build::new(Settings { now, local: LocalRules::InForce(Rc::new(library)), ..settings("2026-11-21T09:00Z") })
}

/// The first so many items yes, and four recent events.
fn yes(build: Build, items: u32) -> Build {
    (1..=items).fold(build, |build, item| build.answer(item, "yes")).fact("eventsIn12Months", FactValue::Number(4))
}

/// A profile that was refused for so many fields.
fn refused(fields: usize) -> Build {
    let fields = (0..fields).map(|place| format!("profile.thresholds[{place}].atLeast")).collect();
    Build::new(Settings { local: LocalRules::Refused(fields), ..settings("2026-11-21T09:00Z") })
}

/// Every item and every yes-no fact "no", and no recent events: nothing is met.
fn all_no() -> Build {
    let build = (1..=24).fold(start(), |build, number| build.answer(number, "no"));
    let facts = build.0.library().pack().instrument().facts().to_vec();
    facts.into_iter().fold(build, |build, fact| {
        let value = match &fact.kind {
            risk_checklist_core::instrument::FactKind::YesNo => FactValue::No,
            risk_checklist_core::instrument::FactKind::Number { min, max }
                if fact.id.as_str().starts_with("months") =>
            {
                FactValue::Number((*max).max(*min))
            }
            risk_checklist_core::instrument::FactKind::Number { min, .. } => FactValue::Number(*min),
            risk_checklist_core::instrument::FactKind::Choice(options) => {
                FactValue::Choice(options.last().unwrap().clone())
            }
        };
        build.fact(fact.id.as_str(), value)
    })
}
