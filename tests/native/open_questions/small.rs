//! A small instrument: eight things that can be unknown, and random rules over them.

use crate::arbitrary::with_on;
use proptest::sample::Index;
use risk_checklist_core::instrument::{
    AnswerOption, Atom, Concern, Condition, FactDefinition, FactGroup, FactId, FactKind, FactTest, Finding, GroupId,
    Instrument, InstrumentDraft, InstrumentId, Item, ItemKind, LinkId, OptionCode, Purpose, Section, SectionId,
    Subject, Trigger, TriggerId, TriggerKind, Version,
};
use risk_checklist_core::response::{Edit, FactValue, Response};

/// What a completion gives a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Yes,
    No,
    Number(u16),
    Choice(&'static str),
}

const YES_NO: &[Value] = &[Value::No, Value::Yes];
const NUMBER: &[Value] = &[Value::Number(0), Value::Number(1), Value::Number(2), Value::Number(3)];
const CHOICE: &[Value] = &[Value::Choice("a"), Value::Choice("b"), Value::Choice("c")];

/// Each subject that can be unknown, with every value it can take: four items, four facts.
pub(super) const DOMAINS: [(&str, &[Value]); 8] = [
    ("1", YES_NO),
    ("2", YES_NO),
    ("3", YES_NO),
    ("4", YES_NO),
    ("immediateDanger", YES_NO),
    ("events", NUMBER),
    ("months", NUMBER),
    ("band", CHOICE),
];

/// Where the subject is in [`DOMAINS`]; the judgement is never unknown and is not there.
pub(super) fn subject_index(subject: &Subject) -> Option<usize> {
    DOMAINS.iter().position(|(id, _)| *id == subject.as_str())
}

/// An instrument with the danger trigger and one random rule for each shape.
pub(super) fn instrument_with(shapes: &[Vec<Index>]) -> Instrument {
    let trigger = |id: &str, when| Trigger {
        id: TriggerId::parse(id).unwrap(),
        local: None,
        kind: TriggerKind::Criterion,
        when,
        sources: Vec::new(),
    };
    let danger = Atom::Fact(FactId::parse("immediateDanger").unwrap(), FactTest::Yes);
    let mut triggers = vec![trigger("immediate-danger", Condition::Atom(danger))];
    for (index, shape) in shapes.iter().enumerate() {
        let when = Picker { picks: shape, used: 0 }.rule();
        triggers.push(trigger(&format!("rule-{index}"), when));
    }
    let items: Vec<Item> = ["1", "2", "3", "4"].map(item).to_vec();
    let facts = vec![
        fact("immediateDanger", FactKind::YesNo, Concern::Rising),
        fact("events", FactKind::Number { min: 0, max: 3 }, Concern::Rising),
        fact("months", FactKind::Number { min: 0, max: 3 }, Concern::Falling),
        fact("band", FactKind::Choice(["a", "b", "c"].map(code).to_vec()), Concern::Neutral),
    ];
    let draft = InstrumentDraft {
        id: InstrumentId::parse("small").unwrap(),
        version: Version::parse("1.0.0").unwrap(),
        sections: vec![Section {
            id: SectionId::parse("all").unwrap(),
            items: items.iter().map(|item| item.link_id.clone()).collect(),
            repeats: None,
        }],
        purpose: Purpose::Identify,
        tallies: Vec::new(),
        tally: None,
        bands: Vec::new(),
        opens: Vec::new(),
        plan: Vec::new(),
        items,
        fact_groups: vec![FactGroup {
            id: GroupId::parse("all").unwrap(),
            facts: facts.iter().map(|fact| fact.id.clone()).collect(),
        }],
        facts,
        triggers,
    };
    match Instrument::check(draft) {
        Ok(instrument) => instrument,
        Err(problems) => panic!("{problems:?}"),
    }
}

/// A response in which exactly the given values are known.
pub(super) fn response_with(instrument: &Instrument, known: &[Option<usize>], concern: bool) -> Response {
    let mut response = with_on(instrument, &Response::new(instrument), Edit::Concern(concern));
    for ((id, domain), pick) in DOMAINS.iter().zip(known) {
        let Some(pick) = pick else { continue };
        let edit = match (domain[*pick], LinkId::parse(id)) {
            (Value::Number(number), _) => Edit::Fact(FactId::parse(id).unwrap(), Some(FactValue::Number(number))),
            (Value::Choice(option), _) => Edit::Fact(FactId::parse(id).unwrap(), Some(FactValue::Choice(code(option)))),
            (value, Ok(link_id)) if instrument.item(&link_id).is_some() => {
                Edit::Answer(link_id, code(if value == Value::Yes { "yes" } else { "no" }))
            }
            (Value::Yes, _) => Edit::Fact(FactId::parse(id).unwrap(), Some(FactValue::Yes)),
            (Value::No, _) => Edit::Fact(FactId::parse(id).unwrap(), Some(FactValue::No)),
        };
        response = with_on(instrument, &response, edit);
    }
    response
}

/// Builds a rule from a row of picks: which subjects, in which order, grouped how, and how
/// many of each group are needed. Every subject is used at most once.
struct Picker<'a> {
    picks: &'a [Index],
    used: usize,
}

impl Picker<'_> {
    fn pick(&mut self, size: usize) -> usize {
        self.used += 1;
        self.picks[(self.used - 1) % self.picks.len()].index(size)
    }

    fn rule(&mut self) -> Condition {
        let mut pool: Vec<Option<&str>> = DOMAINS.iter().map(|(id, _)| Some(*id)).collect();
        pool.push(None);
        let count = 1 + self.pick(pool.len());
        let mut atoms = Vec::new();
        for _ in 0..count {
            let subject = pool.remove(self.pick(pool.len()));
            atoms.push(self.atom(subject));
        }
        self.tree(atoms, 0)
    }

    fn tree(&mut self, atoms: Vec<Atom>, depth: usize) -> Condition {
        if atoms.len() == 1 && self.pick(3) > 0 {
            return Condition::Atom(atoms[0].clone());
        }
        let mut parts: Vec<Vec<Atom>> = Vec::new();
        for atom in atoms {
            if parts.is_empty() || depth > 4 || self.pick(2) == 0 {
                parts.push(vec![atom]);
            } else {
                let last = parts.len() - 1;
                parts[last].push(atom);
            }
        }
        let needed = 1 + self.pick(parts.len());
        let of = parts
            .into_iter()
            .map(|part| match part.as_slice() {
                [atom] => Condition::Atom(atom.clone()),
                _ => self.tree(part, depth + 1),
            })
            .collect();
        Condition::AtLeast { needed, of }
    }

    fn atom(&mut self, subject: Option<&str>) -> Atom {
        let Some(id) = subject else {
            return Atom::Judgement;
        };
        let fact = |test| Atom::Fact(FactId::parse(id).unwrap(), test);
        match id {
            "immediateDanger" => fact(FactTest::Yes),
            "events" => fact(FactTest::AtLeast(1 + u16::try_from(self.pick(3)).unwrap())),
            "months" => fact(FactTest::AtMost(u16::try_from(self.pick(3)).unwrap())),
            "band" => fact(FactTest::Is(code(["a", "b", "c"][self.pick(3)]))),
            item => Atom::Present(LinkId::parse(item).unwrap()),
        }
    }
}

fn item(id: &str) -> Item {
    let option = |text, finding| AnswerOption::new(code(text), finding);
    Item {
        link_id: LinkId::parse(id).unwrap(),
        prefix: id.to_owned(),
        kind: ItemKind::Choice,
        asked_when: None,
        options: vec![option("yes", Finding::Present), option("no", Finding::Absent)],
        prompts: Vec::new(),
        sources: Vec::new(),
    }
}

fn fact(id: &str, kind: FactKind, concern: Concern) -> FactDefinition {
    FactDefinition { id: FactId::parse(id).unwrap(), kind, concern, sources: Vec::new() }
}

fn code(text: &str) -> OptionCode {
    OptionCode::parse(text).unwrap()
}
