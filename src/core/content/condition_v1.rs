//! The shape of conditions, in instruments and pathways alike.

use super::read;
use crate::instrument::{Atom, Condition, FactId, FactTest, LinkId};
use crate::json::{Node, ObjectNode, ProblemCode};

/// The largest value a rule may ask for: no tally reaches further.
const MAX_VALUE: u16 = 2_000;

/// An atom, `{"tally":"sum","atLeast":11}`, `{"all":[...]}`, `{"any":[...]}` or
/// `{"count":14,"of":["1",...]}`.
pub(super) fn condition(node: &Node<'_>) -> Option<Condition> {
    let object = node.open_object()?;
    if let Some(parts) = object.get("all") {
        object.has_only(&["all"]);
        return parts_of(parts).map(Condition::all);
    }
    if let Some(parts) = object.get("any") {
        object.has_only(&["any"]);
        return parts_of(parts).map(Condition::any);
    }
    if let Some(count) = object.get("count") {
        object.has_only(&["count", "of"]);
        let needed = usize::from(count.integer(1, u16::MAX)?);
        let items: Vec<LinkId> = read::ids(object.required("of")?);
        let present = |link_id| Condition::Atom(Atom::Present(link_id));
        return Some(Condition::AtLeast { needed, of: items.into_iter().map(present).collect() });
    }
    if let Some(tally) = object.get("tally") {
        object.has_only(&["tally", "atLeast"]);
        let (tally, at_least) = (read::id(tally), object.required("atLeast")?.integer(1, MAX_VALUE));
        return Some(Condition::Tally { tally: tally?, at_least: at_least? });
    }
    atom(&object).map(Condition::Atom)
}

fn parts_of(node: &Node<'_>) -> Option<Vec<Condition>> {
    let parts = node.list();
    if parts.is_empty() {
        node.note(ProblemCode::UnsafeRule, "a rule with no parts would always or never be met; add a part");
        return None;
    }
    // All parts are read before giving up, so that every problem is named.
    let read: Vec<Option<Condition>> = parts.iter().map(condition).collect();
    read.into_iter().collect()
}

/// `{"item":"5"}`, `{"item":"5","option":"threats"}`, `{"item":"4","atLeast":3}`,
/// `{"fact":"immediateDanger"}`, `{"fact":"events","atLeast":3}`,
/// `{"fact":"months","atMost":12}`, `{"fact":"ageBand","is":"under-16"}`,
/// `{"judgement":"concern"}`, `{"band":"high"}`.
pub(super) fn atom(object: &ObjectNode<'_>) -> Option<Atom> {
    // A field that belongs to another kind of atom is a problem: were it passed over, half
    // of the rule its author wrote would silently never act.
    if let Some(item) = object.get("item") {
        return item_atom(object, item);
    }
    if let Some(judgement) = object.get("judgement") {
        object.has_only(&["judgement"]);
        return judgement.one_of(&[("concern", ())]).map(|()| Atom::Judgement);
    }
    if let Some(band) = object.get("band") {
        object.has_only(&["band"]);
        return read::id(band).map(Atom::Band);
    }
    object.has_only(&["fact", "is", "atLeast", "atMost"]);
    let fact: FactId = read::id(object.required("fact")?)?;
    let tests = [
        object.get("is").map(|node| read::id(node).map(FactTest::Is)),
        object.get("atLeast").map(|node| node.integer(0, u16::MAX).map(FactTest::AtLeast)),
        object.get("atMost").map(|node| node.integer(0, u16::MAX).map(FactTest::AtMost)),
    ];
    let mut given = tests.into_iter().flatten();
    match (given.next(), given.next()) {
        (None, _) => Some(Atom::Fact(fact, FactTest::Yes)),
        (Some(test), None) => test.map(|test| Atom::Fact(fact, test)),
        (Some(_), Some(_)) => {
            object.node().note(ProblemCode::UnknownField, "use one of `is`, `atLeast` and `atMost`");
            None
        }
    }
}

fn item_atom(object: &ObjectNode<'_>, item: &Node<'_>) -> Option<Atom> {
    let own: &[&str] = if object.get("option").is_some() { &["item", "option"] } else { &["item", "atLeast"] };
    object.has_only(own);
    let link_id: Option<LinkId> = read::id(item);
    match (object.get("option"), object.get("atLeast")) {
        (Some(option), _) => {
            let option = read::id(option);
            Some(Atom::Ticked(link_id?, option?))
        }
        (None, Some(bound)) => {
            let bound = bound.integer(1, MAX_VALUE);
            Some(Atom::Reaches(link_id?, bound?))
        }
        (None, None) => link_id.map(Atom::Present),
    }
}
