//! The shape `risk-checklist/profile/1`: what a host hands in for its area. Untrusted.
//!
//! Everything is checked against the national content it changes, and every problem is
//! named at once, because a profile with a single fault is refused whole: half of an area's
//! rules would be neither the national ones nor its own.

use super::forms::{FormDefinition, RequiredFields};
use super::profile::{LocalCall, LocalProfile, LocalThreshold, ThresholdStanding};
use super::{Library, Service, pathways_v1, read};
use crate::instrument::{
    Call, ContactId, Date, FieldId, Id, InstrumentId, LocalBounds, Nation, Pathway, PathwayId, Threshold, TriggerId,
};
use crate::json::{Node, ObjectNode, Problem, ProblemCode, Problems, parse};

/// The largest profile that is read, in bytes. The fullest one allowed is well under it.
const MAX_PROFILE: usize = 256 * 1024;
/// The most entries of each list: far more than an area has.
const MAX_THRESHOLDS: usize = 50;
const MAX_CALLS: usize = 200;
const MAX_SERVICES: usize = 200;
const MAX_REQUIRED: usize = 60;
const MAX_NOTES: usize = 10;
/// The longest name of an area, and the longest note, in characters.
const MAX_NAME: usize = 120;
const MAX_NOTE: usize = 500;

/// A profile as read, with the services that go into the directory.
pub(super) struct ProfileFile {
    pub(super) profile: LocalProfile,
    pub(super) services: Vec<LocalService>,
}

/// A local service, and where it is shown.
pub(super) struct LocalService {
    pub(super) service: Service,
    pub(super) pathways: Vec<PathwayId>,
    /// The national service whose place it takes.
    pub(super) replaces: Option<ContactId>,
}

pub(super) fn load(text: &str, library: &Library, today: Option<Date>) -> Result<ProfileFile, Vec<Problem>> {
    let json = parse(text, MAX_PROFILE, "").map_err(|problem| vec![problem])?;
    let problems = Problems::of("");
    let profile = Context { library, today }.profile(&Node::root(&json, &problems));
    problems.finish(profile)
}

/// What a profile is read against.
struct Context<'a> {
    library: &'a Library,
    today: Option<Date>,
}

impl<'a> Context<'a> {
    fn profile(&self, node: &Node<'_>) -> Option<ProfileFile> {
        let object = node.object(&[
            "schema",
            "id",
            "version",
            "area",
            "nation",
            "review",
            "thresholds",
            "calls",
            "services",
            "requiredFields",
            "notes",
        ])?;
        let schema = object.has_schema("risk-checklist/profile/1");
        let id = object.required("id").and_then(read::id);
        let version = object.required("version").and_then(read::version);
        let area = object.required("area").and_then(area);
        let nation = object.required("nation").and_then(|node| node.one_of(&Nation::WORDS));
        let review = object.required("review").and_then(read::review);
        let (mut thresholds, mut calls, mut services) = (Vec::new(), Vec::new(), Vec::new());
        let (mut required_fields, mut notes) = (RequiredFields::new(), Vec::new());
        each(&object, "thresholds", MAX_THRESHOLDS, &mut |node| thresholds.extend(self.threshold(node)));
        each(&object, "calls", MAX_CALLS, &mut |node| calls.extend(self.call(node, nation)));
        each(&object, "services", MAX_SERVICES, &mut |node| services.extend(self.service(node, nation)));
        each(&object, "requiredFields", MAX_REQUIRED, &mut |node| self.required_fields(node, &mut required_fields));
        each(&object, "notes", MAX_NOTES, &mut |node| notes.extend(words_within(node, MAX_NOTE)));
        let unique = |name, ids: &mut dyn Iterator<Item = &str>| {
            if let Some(list) = object.get(name) {
                read::check_unique(list, ids);
            }
        };
        unique("thresholds", &mut thresholds.iter().map(|threshold| threshold.trigger.as_str()));
        unique("services", &mut services.iter().map(|local| local.service.id.as_str()));
        let (area_name, area_code) = area?;
        schema.then_some(())?;
        let profile = LocalProfile {
            id: id?,
            version: version?,
            area_name,
            area_code,
            nation: nation?,
            review: review?,
            thresholds,
            calls,
            required_fields,
            notes,
        };
        Some(ProfileFile { profile, services })
    }

    fn threshold(&self, node: &Node<'_>) -> Option<LocalThreshold> {
        let object =
            node.object(&["instrument", "trigger", "atLeast", "atMost", "authority", "effectiveFrom", "reviewBy"])?;
        let instrument = object.required("instrument").and_then(|node| self.instrument(node));
        let changed = object.required("trigger").and_then(|node| self.tunable(node));
        let local = changed.as_ref().and_then(|(_, national, bounds)| number(&object, *national, bounds));
        let authority = object.required("authority").and_then(read::words);
        let effective_from = object.required("effectiveFrom").and_then(read::date);
        let review_by = object.required("reviewBy").and_then(|node| {
            let date = read::date(node)?;
            if effective_from.is_some_and(|from| date <= from) {
                node.note(ProblemCode::OutOfRange, "`reviewBy` must be after `effectiveFrom`");
            }
            Some(date)
        });
        instrument?;
        let (trigger, national, _) = changed?;
        let (local, effective_from, review_by) = (local?, effective_from?, review_by?);
        let is_looser = local.catches_fewer_than(national);
        let standing = ThresholdStanding::of(is_looser, effective_from, review_by, self.today);
        Some(LocalThreshold { trigger, national, local, authority: authority?, effective_from, review_by, standing })
    }

    /// The instrument must be the one in use: another counts otherwise.
    fn instrument(&self, node: &Node<'_>) -> Option<()> {
        let id: InstrumentId = read::id(node)?;
        let is_known = *self.library.pack.instrument().id() == id;
        if !is_known {
            node.note(ProblemCode::UnknownReference, "there is no such instrument here; use one that is listed");
        }
        is_known.then_some(())
    }

    /// A trigger whose number an area may move, with its national number.
    fn tunable(&self, node: &Node<'_>) -> Option<(TriggerId, Threshold, &'a LocalBounds)> {
        let id: TriggerId = read::id(node)?;
        let Some(trigger) = self.library.pack.instrument().trigger(&id) else {
            node.note(ProblemCode::UnknownReference, "the instrument has no trigger with this id");
            return None;
        };
        let Some((national, bounds)) = trigger.local_threshold() else {
            node.note(ProblemCode::UnsafeRule, "this trigger is the same everywhere: no area may change it");
            return None;
        };
        Some((id, national, bounds))
    }

    /// A route: added, or at least as strong and as soon as the national one.
    fn call(&self, node: &Node<'_>, nation: Option<Nation>) -> Option<LocalCall> {
        let object = node.object(&["pathway", "trigger", "status", "urgency", "authority"])?;
        let pathway = object.required("pathway").and_then(|node| self.pathway(node));
        let trigger: Option<TriggerId> = object.required("trigger").and_then(read::id);
        let status = pathways_v1::call_status(&object);
        let authority = object.required("authority").and_then(read::words);
        let (pathway, trigger, status) = (pathway?, trigger?, status?);
        // Any checklist's: an area's route stands whichever of them is in use.
        if !self.library.pathways.rules().triggers().contains(&trigger) {
            node.note(ProblemCode::UnknownReference, "no checklist has a trigger with this id");
        }
        if nation.is_some_and(|nation| !pathway.nations.is_empty() && !pathway.nations.contains(&nation)) {
            let message = format!("`{}` does not exist in this nation, so the call would never act", pathway.id);
            node.note(ProblemCode::UnsafeRule, message);
        }
        let before = pathway.calls.iter().find(|call| call.trigger == trigger);
        if before.is_some_and(|before| before.status.or(status) != status) {
            let message =
                format!("this is weaker or later than the national rule for `{trigger}`; a profile may only add to it");
            node.note(ProblemCode::UnsafeRule, message);
        }
        Some(LocalCall { pathway: pathway.id.clone(), call: Call { trigger, status }, authority: authority? })
    }

    fn pathway(&self, node: &Node<'_>) -> Option<&'a Pathway> {
        let id: PathwayId = read::id(node)?;
        let found = self.library.pathways.rules().find(&id);
        if found.is_none() {
            node.note(ProblemCode::UnknownReference, "there is no pathway with this id");
        }
        found
    }

    fn service(&self, node: &Node<'_>, nation: Option<Nation>) -> Option<LocalService> {
        let object = Service::object(node, &["pathways", "replaces"])?;
        let service = Service::read(&object);
        let mut pathways = Vec::new();
        each(&object, "pathways", MAX_REQUIRED, &mut |node| {
            pathways.extend(self.pathway(node).map(|found| found.id.clone()))
        });
        let service = service?;
        if service.phone.is_empty() && service.text.is_empty() && service.web.is_empty() {
            node.note(ProblemCode::MissingField, "nobody could reach this: give `phone`, `text` or `web`");
        }
        if service.source_date.is_empty() {
            node.note(ProblemCode::MissingField, "say the date of the source in `sourceDate`");
        }
        if nation.is_some_and(|nation| !service.nations.contains(&nation)) {
            node.note(ProblemCode::UnsafeRule, "`nations` must hold the area's nation, or nobody there would see this");
        }
        if self.library.directory.find(&service.id).is_some() {
            let message = format!("the national directory has `{}` already; choose another id", service.id);
            node.note(ProblemCode::DuplicateId, message);
        }
        if pathways.is_empty() && object.optional("replaces").is_none() {
            node.note(ProblemCode::MissingField, "name one of the `pathways` at least, or nobody would see this");
        }
        let replaces = object.optional("replaces").and_then(|node| self.replaced(node, &service));
        Some(LocalService { service: Service { local: true, ..service }, pathways, replaces })
    }

    /// The national service whose place a local one takes: never a floor service, and never
    /// for fewer people.
    fn replaced(&self, node: &Node<'_>, by: &Service) -> Option<ContactId> {
        let id: ContactId = read::id(node)?;
        let Some(national) = self.library.directory.find(&id) else {
            node.note(ProblemCode::UnknownReference, "the national directory has no service with this id");
            return None;
        };
        if national.floor {
            let message = format!("`{id}` is part of the floor; no profile may replace it, but add to it freely");
            node.note(ProblemCode::UnsafeRule, message);
        }
        if by.audience != "anyone" && by.audience != national.audience {
            let message = format!("`{id}` is for `{}`; what takes its place must be for them too", national.audience);
            node.note(ProblemCode::UnsafeRule, message);
        }
        Some(id)
    }

    fn required_fields(&self, node: &Node<'_>, required: &mut RequiredFields) {
        let Some(object) = node.object(&["pathway", "fields"]) else { return };
        let Some(pathway) = object.required("pathway").and_then(|node| self.pathway(node)) else { return };
        let Some(form) = self.library.forms().find(&pathway.id) else {
            node.note(ProblemCode::UnsafeRule, format!("`{}` hands no details over, so it has no form", pathway.id));
            return;
        };
        let mut fields = Vec::new();
        each(&object, "fields", MAX_REQUIRED, &mut |node| {
            fields.extend(read::id(node).filter(|id| self.is_in_form(form, id, node)));
        });
        if required.insert(pathway.id.clone(), fields).is_some() {
            node.note(ProblemCode::DuplicateId, format!("`{}` is here twice; put its fields in one list", pathway.id));
        }
    }

    fn is_in_form(&self, form: &FormDefinition, id: &FieldId, node: &Node<'_>) -> bool {
        let found = self.library.forms().field(id).is_some_and(|(block, _)| form.blocks.contains(&block.id));
        if !found {
            let message = format!("the form of `{}` has no field `{id}`; see forms.json", form.pathway);
            node.note(ProblemCode::UnknownReference, message);
        }
        found
    }
}

/// What was read of each entry of a list of bounded length; what is longer is not read at
/// all. One function for every kind of list: each further one would be code of its own.
fn each(object: &ObjectNode<'_>, name: &str, most: usize, read: &mut dyn FnMut(&Node<'_>)) {
    let Some(node) = object.required(name) else { return };
    let entries = node.list();
    if entries.len() > most {
        node.note(ProblemCode::OutOfRange, format!("this list has {} entries; the most is {most}", entries.len()));
        return;
    }
    for entry in &entries {
        read(entry);
    }
}

/// The area's name and code.
fn area(node: &Node<'_>) -> Option<(String, String)> {
    let object = node.object(&["name", "code"])?;
    let name = object.required("name").and_then(|node| words_within(node, MAX_NAME));
    let code: Option<Id<()>> = object.required("code").and_then(read::id);
    Some((name?, code?.as_str().to_owned()))
}

fn words_within(node: &Node<'_>, most: usize) -> Option<String> {
    node.text_within(most)?;
    read::words(node)
}

/// The number, in the field that the national rule uses.
fn number(object: &ObjectNode<'_>, national: Threshold, bounds: &LocalBounds) -> Option<Threshold> {
    let (field, other) = match national {
        Threshold::AtLeast(_) => ("atLeast", "atMost"),
        Threshold::AtMost(_) => ("atMost", "atLeast"),
    };
    if let Some(node) = object.get(other) {
        node.note(ProblemCode::UnknownField, format!("the national rule counts the other way: use `{field}`"));
    }
    object.required(field)?.integer(bounds.min, bounds.max).map(|number| national.at(number))
}
