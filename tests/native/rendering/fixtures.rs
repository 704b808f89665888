//! The named states of the screens. A state added here is rendered and checked by every
//! test that goes over them. All answers are invented.

use crate::shipped::library;
use risk_checklist_core::content::{GateStage, Library};
use risk_checklist_core::delivery::{Choice, FormEdit, GateEdit, Hour, previous_v1};
use risk_checklist_core::instrument::{
    BlockId, Date, FactId, FieldId, GateOptionId, GateQuestionId, LinkId, Nation, OptionCode, PathwayId, Role, Setting,
};
use risk_checklist_core::json::{Node, Problems, parse};
use risk_checklist_core::outcome::{Disposition, RefusalReason};
use risk_checklist_core::response::{Edit, FactValue, Informant, NotAskedReason};
use risk_checklist_ui::{Action, LocalRules, Session, Settings, Step};
use serde_json::{Value, json};
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
            "outcome, not now without a reason",
            fourteen().go(Step::Outcome).act(Action::Refuse(PathwayId::parse("marac").unwrap())).act(Action::ShowGaps),
        ),
        fixture("outcome, record open", fourteen().go(Step::Outcome).act(Action::ShowRecord(true))),
        fixture("start, checked before", Build::new(with_previous(settings("2026-11-21T09:00Z")))),
        fixture(
            "outcome, checked before",
            Build::new(with_previous(settings("2026-11-21T09:00Z")))
                .answer(15, "yes")
                .answer(9, "no")
                .answer(22, "yes")
                .go(Step::Outcome),
        ),
        fixture(
            "outcome, cannot be sent yet",
            fourteen().act(Action::Edit(Edit::Concern(true))).go(Step::Outcome).act(Action::ShowGaps),
        ),
        fixture("sharing, first step", sharing(start())),
        fixture("sharing, an answer is missing", sharing(start()).act(Action::Next)),
        fixture("sharing, danger now", sharing(start().fact("immediateDanger", FactValue::Yes))),
        fixture("sharing, without agreement", gate(sharing(start()), UNTIL_REASONS).act(Action::Next)),
        fixture("sharing, every step open", gate(sharing(start()), ALL_YES).act(Action::GoToGate(GateStage::Power))),
        fixture("sharing, stopped", gate(sharing(start()), UNSURE).act(Action::Next)),
        fixture("sharing, passed", gate(sharing(start()), ALL_YES).act(Action::Next)),
        fixture("outcome, sharing stopped", gate(sharing(start()), UNSURE).go(Step::Outcome)),
        fixture("outcome, sharing passed", gate(sharing(start()), ALL_YES).go(Step::Outcome)),
        fixture("form, filled in", filled("specialist-support", taking_forms())),
        fixture("form, not taken by the host", filled("specialist-support", start())),
        fixture(
            "form, something is needed",
            gate(sharing(requiring("specialist-support", &["person-name", "children-school", "harmer-name"])), ALL_YES)
                .act(Action::Next)
                .form("specialist-support", FormEdit::LeaveOut(BlockId::parse("person").unwrap(), true))
                .act(Action::ShowGaps),
        ),
        fixture(
            "form, by hand only",
            filled("police-perpetrated", taking_forms().fact("harmerInPolice", FactValue::Yes).answer(14, "yes")),
        ),
    ]
}

type GateAnswers = &'static [(&'static str, &'static str)];

const UNTIL_REASONS: GateAnswers =
    &[("purpose", "keep-person-safe"), ("about", "person"), ("can-ask", "yes"), ("agreement", "refused")];

const UNSURE: GateAnswers = &[
    ("purpose", "keep-person-safe"),
    ("about", "person"),
    ("can-ask", "yes"),
    ("agreement", "agreed"),
    ("power", "unsure"),
];

/// Every answer that lets details leave, the person having agreed.
const ALL_YES: GateAnswers = &[
    ("purpose", "keep-person-safe"),
    ("about", "person"),
    ("about", "harmer"),
    ("can-ask", "yes"),
    ("agreement", "agreed"),
    ("power", "human-rights"),
    ("necessary", "yes"),
    ("less-intrusive", "no-less"),
    ("proportionate", "yes"),
    ("confidence", "agreed"),
    ("advice", "safeguarding-lead"),
    ("basis", "public-task"),
    ("special-category", "none"),
    ("offence-data", "none"),
    ("minimum", "yes"),
    ("channel", "secure-email"),
    ("recipient", "yes"),
    ("told", "told"),
    ("decision", "share"),
];

/// The sharing questions of a support service, which is on every list.
fn sharing(build: Build) -> Build {
    sharing_for("specialist-support", build)
}

fn sharing_for(pathway: &str, build: Build) -> Build {
    let id = PathwayId::parse(pathway).unwrap();
    build.go(Step::Outcome).decide(pathway, Disposition::Chosen).act(Action::Share(id))
}

/// A host whose own system takes referral forms.
fn taking_forms() -> Build {
    Build::new(Settings { forms: true, ..settings("2026-11-21T09:00Z") })
}

/// An area that requires these fields: the stricter example profile, and that.
fn requiring(pathway: &str, fields: &[&str]) -> Build {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/profiles/stricter.json");
    let mut profile: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    profile["requiredFields"] = json!([{ "pathway": pathway, "fields": fields }]);
    let today = Date::parse("2026-11-21").unwrap();
    let library = library().clone().with_profile(&profile.to_string(), Some(today)).unwrap();
    let local = LocalRules::InForce(Rc::new(library));
    Build::new(Settings { forms: true, local, ..settings("2026-11-21T09:00Z") })
}

/// A form behind a passed gate, with something in most parts and one part left out.
fn filled(pathway: &str, build: Build) -> Build {
    let field = |id| FieldId::parse(id).unwrap();
    let write = |id, words: &str| FormEdit::Write(field(id), words.to_owned());
    let edits = [
        FormEdit::Choose(field("contact-safe"), Choice::Yes),
        write("contact-how", "020 7946 0100, an invented number"),
        write("contact-never", "Alex Example, an invented name"),
        write("person-name", "Sam Example, an invented name"),
        write("person-new-home", "CANARY-HOME"),
        FormEdit::LeaveOutField(field("person-new-home"), true),
        write("harmer-name", "CANARY-HARMER"),
        FormEdit::LeaveOut(BlockId::parse("person-causing-harm").unwrap(), true),
        write("wishes-wanted", "To feel safe\nat <home>"),
    ];
    let build = gate(sharing_for(pathway, build), ALL_YES).act(Action::Next);
    edits.into_iter().fold(build, |build, edit| build.form(pathway, edit))
}

fn gate(build: Build, answers: GateAnswers) -> Build {
    answers.iter().fold(build, |build, (question, option)| {
        let (question, option) = (GateQuestionId::parse(question).unwrap(), GateOptionId::parse(option).unwrap());
        build.act(Action::Gate(GateEdit::Choose(question, option)))
    })
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

    fn form(self, pathway: &str, edit: FormEdit) -> Self {
        self.act(Action::Form(PathwayId::parse(pathway).unwrap(), edit))
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
        body: None,
        reference: None,
        now: Some(Hour::parse(now).unwrap()),
        ..Settings::default()
    }
}

/// An earlier outcome, invented: strangulation and a pregnancy were met, weapons were not
/// known, and a MARAC was chosen.
pub(crate) fn with_previous(settings: Settings) -> Settings {
    let text = r#"{"schema":"risk-checklist/outcome/1","completedAt":"2026-05-21T10:00Z","triggers":[
        {"id":"strangulation","state":"met"},{"id":"pregnancy","state":"met"},{"id":"animal-abuse","state":"met"},
        {"id":"harmer-suicidal","state":"not-met"},{"id":"weapons","state":"undetermined"},{"id":"of-old","state":"met"}],
        "pathways":[{"id":"marac","status":"recommended","disposition":"chosen"},
        {"id":"specialist-support","status":"recommended","disposition":"refused","reason":"person-declined"}]}"#;
    let json = parse(text, 100_000, "").unwrap();
    let problems = Problems::of("");
    let previous = previous_v1::read(&Node::root(&json, &problems), None);
    Settings { previous: Some(Rc::new(problems.finish(previous).unwrap())), records: true, ..settings }
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
