//! Help lines and services, each with a source, a date and an honest status.

use super::pack::load_file;
use super::read;
use crate::instrument::{Checked, ContactId, Date, Nation, Review};
use crate::json::{Node, ObjectNode, Problem, ProblemCode, Problems};

/// The number that nothing may hide or cast doubt on.
const EMERGENCY_NUMBER: &str = "999";

/// The services to show: those that ship with the widget, and an area's own.
#[derive(Debug, Clone)]
pub struct Directory {
    review: Review,
    services: Vec<Service>,
}

/// One help line or service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The permanent name.
    pub id: ContactId,
    /// The name people know.
    pub name: String,
    /// The nations it serves.
    pub nations: Vec<Nation>,
    /// Whom it is for, in a word or two.
    pub audience: String,
    /// The number to ring; may be empty.
    pub phone: String,
    /// How to reach it by text; may be empty.
    pub text: String,
    /// When it is open, only where a dated source says so; may be empty.
    pub hours: String,
    /// Its web address; may be empty.
    pub web: String,
    /// Where the entry comes from.
    pub source: String,
    /// The date of that source; may be empty.
    pub source_date: String,
    /// The day from which it is shown as "check before use".
    pub review_by: Date,
    /// Whether the source is good enough to show without "confirm locally".
    pub checked: Checked,
    /// Part of the floor: no local profile may replace it.
    pub floor: bool,
    /// Added by a local profile.
    pub local: bool,
}

impl Service {
    /// The fields of an entry, in files and in profiles.
    const FIELDS: [&'static str; 13] = [
        "id",
        "name",
        "nations",
        "audience",
        "phone",
        "text",
        "hours",
        "web",
        "source",
        "sourceDate",
        "verifiedOn",
        "reviewBy",
        "status",
    ];

    /// True for 999.
    #[must_use]
    pub fn is_emergency(&self) -> bool {
        self.phone == EMERGENCY_NUMBER
    }

    /// True from its review day on. Never for 999: it is always right in danger.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        !self.is_emergency() && today >= self.review_by
    }

    /// An entry's fields, and the `more` that its file has.
    pub(super) fn object<'a>(node: &Node<'a>, more: &[&'static str]) -> Option<ObjectNode<'a>> {
        let mut fields = Vec::from(Self::FIELDS);
        fields.extend_from_slice(more);
        node.object(&fields)
    }

    /// One entry, from the fields of [`Service::object`].
    pub(super) fn read(object: &ObjectNode<'_>) -> Option<Self> {
        let line = |name| object.required(name).and_then(read::words);
        let loose = |name| object.required(name).and_then(read::may_be_empty);
        let id = object.required("id").and_then(read::id);
        let nations = object.required("nations")?.list_of(|node| node.one_of(&Nation::WORDS));
        if nations.is_empty() {
            object.node().note(ProblemCode::MissingField, "a service needs at least one nation");
        }
        let phone = loose("phone");
        if phone.as_deref().is_some_and(|phone| !phone.chars().all(|c| c.is_ascii_digit() || c == ' ')) {
            object.node().note(ProblemCode::BadFormat, "`phone` has digits and spaces only");
        }
        let checked = object.required("status").and_then(|node| {
            node.one_of(&[("verified", Checked::Verified), ("confirm-locally", Checked::ConfirmLocally)])
        });
        let (name, audience, source) = (line("name"), line("audience"), line("source"));
        let (text, hours, web, source_date) = (loose("text"), loose("hours"), loose("web"), loose("sourceDate"));
        let review_by = object.required("reviewBy").and_then(read::date);
        loose("verifiedOn")?;
        Some(Self {
            id: id?,
            name: name?,
            nations,
            audience: audience?,
            phone: phone?,
            text: text?,
            hours: hours?,
            web: web?,
            source: source?,
            source_date: source_date?,
            review_by: review_by?,
            checked: checked?,
            floor: false,
            local: false,
        })
    }
}

impl Directory {
    pub(super) fn load(text: &str) -> Result<Self, Vec<Problem>> {
        let directory = load_file("directory.json", text, |node| Self::read(&node))?;
        check_floor(&directory.services)?;
        Ok(directory)
    }

    fn read(node: &Node<'_>) -> Option<Self> {
        let object = node.object(&["schema", "id", "version", "review", "services"])?;
        let schema = object.has_schema("risk-checklist/directory/1");
        let id = object.required("id").and_then(read::words);
        let version = object.required("version").and_then(read::version);
        let review = object.required("review").and_then(read::review);
        let list = object.required("services")?;
        let services = list.list_of(shipped_service);
        read::check_unique(list, &mut services.iter().map(|service| service.id.as_str()));
        (schema && id.is_some() && version.is_some()).then_some(())?;
        Some(Self { review: review?, services })
    }

    /// Who reviewed it, and until when that holds.
    #[must_use]
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// Every service.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// One service.
    #[must_use]
    pub fn find(&self, id: &ContactId) -> Option<&Service> {
        self.services.iter().find(|service| service.id == *id)
    }

    /// Adds an area's own service.
    pub(super) fn add(&mut self, service: Service) {
        self.services.push(service);
    }
}

fn shipped_service(node: &Node<'_>) -> Option<Service> {
    let object = Service::object(node, &["floor"])?;
    let floor = object.optional("floor").and_then(Node::bool).unwrap_or_default();
    Some(Service { floor, ..Service::read(&object)? })
}

/// 999 everywhere, and a helpline in every nation, are marked as the floor: what is marked
/// no local profile may replace.
fn check_floor(services: &[Service]) -> Result<(), Vec<Problem>> {
    let problems = Problems::of("directory.json");
    for (word, nation) in Nation::WORDS {
        for (is_emergency, what) in [(true, EMERGENCY_NUMBER), (false, "a helpline")] {
            let holds = |service: &Service| {
                service.floor && service.nations.contains(&nation) && service.is_emergency() == is_emergency
            };
            if !services.iter().any(|service| holds(service) && !service.phone.is_empty()) {
                let message = format!("mark {what} for {word} with `\"floor\": true`: nothing local may replace it");
                problems.note(ProblemCode::UnsafeRule, "services", message);
            }
        }
    }
    problems.finish(Some(()))
}
