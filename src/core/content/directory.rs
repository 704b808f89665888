//! Help lines and services, each with a source, a date and an honest status.

use super::pack::load_file;
use super::read;
use crate::instrument::{Checked, ContactId, Nation, Review};
use crate::json::{Node, Problem, ProblemCode};

/// The services that ship with the widget.
#[derive(Debug)]
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
    /// Whether the source is good enough to show without "confirm locally".
    pub checked: Checked,
}

impl Directory {
    pub(super) fn load(text: &str) -> Result<Self, Vec<Problem>> {
        load_file("directory.json", text, |node| Self::read(&node))
    }

    fn read(node: &Node<'_>) -> Option<Self> {
        let object = node.object(&["schema", "id", "version", "review", "services"])?;
        let schema = object.has_schema("risk-checklist/directory/1");
        let id = object.required("id").and_then(read::words);
        let version = object.required("version").and_then(read::version);
        let review = object.required("review").and_then(read::review);
        let list = object.required("services")?;
        let services = list.list_of(service);
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
}

fn service(node: &Node<'_>) -> Option<Service> {
    let object = node.object(&[
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
        "status",
    ])?;
    let line = |name| object.required(name).and_then(read::words);
    let loose = |name| object.required(name).and_then(read::may_be_empty);
    let id = object.required("id").and_then(read::id);
    let nations = object.required("nations")?.list_of(|node| node.one_of(&Nation::WORDS));
    if nations.is_empty() {
        node.note(ProblemCode::MissingField, "a service needs at least one nation");
    }
    let phone = loose("phone");
    if phone.as_deref().is_some_and(|phone| !phone.chars().all(|c| c.is_ascii_digit() || c == ' ')) {
        node.note(ProblemCode::BadFormat, "`phone` has digits and spaces only");
    }
    let checked = object
        .required("status")
        .and_then(|node| node.one_of(&[("verified", Checked::Verified), ("confirm-locally", Checked::ConfirmLocally)]));
    let (name, audience, source) = (line("name"), line("audience"), line("source"));
    let (text, hours, web, source_date) = (loose("text"), loose("hours"), loose("web"), loose("sourceDate"));
    loose("verifiedOn")?;
    Some(Service {
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
        checked: checked?,
    })
}
