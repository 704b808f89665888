//! One rendered state, and ways to look at it.

use super::fixtures::{Fixture, fixtures};
use risk_checklist_ui::{App, AppProps, View};
use std::fs;
use std::path::Path;
use std::rc::Rc;
use yew::{Callback, LocalServerRenderer};

pub(crate) struct Page {
    pub(crate) name: &'static str,
    pub(crate) html: String,
}

impl Page {
    pub(crate) fn render(fixture: Fixture) -> Self {
        let settings = fixture.session.settings().clone();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let renderer = LocalServerRenderer::<App>::with_props(AppProps {
            start: View { session: Rc::clone(&fixture.session), act: Callback::noop(), part: 0 },
            settings,
            resets: 0,
            on_change: Callback::noop(),
            on_send: Callback::noop(),
            on_print: Callback::noop(),
        });
        let local = tokio::task::LocalSet::new();
        let html = local.block_on(&runtime, renderer.hydratable(false).render());
        Self { name: fixture.name, html }
    }

    pub(crate) fn find(name: &str) -> Self {
        let fixture = fixtures().into_iter().find(|fixture| fixture.name == name);
        Self::render(fixture.unwrap_or_else(|| panic!("there is no fixture `{name}`")))
    }

    /// What a reader sees, without tags.
    pub(crate) fn text(&self) -> String {
        without_tags(&self.html)
    }

    /// What a reader sees outside elements that open with `<tag`.
    pub(crate) fn text_outside(&self, tag: &str) -> String {
        let close = format!("</{}>", tag.split(' ').next().unwrap());
        let open = format!("<{tag}");
        let mut parts = self.html.split(&open);
        let mut kept = parts.next().unwrap().to_owned();
        for part in parts {
            kept.push_str(part.split_once(&close).map_or("", |(_, after)| after));
        }
        without_tags(&kept)
    }

    /// Every value of an attribute.
    pub(crate) fn attributes(&self, name: &str) -> Vec<String> {
        let start = format!(" {name}=\"");
        self.html.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    }

    /// From one text to another.
    pub(crate) fn part(&self, from: &str, to: &str) -> &str {
        let start = self.html.find(from).unwrap_or_else(|| panic!("{} has no {from}", self.name));
        self.html[start..].split(to).next().unwrap()
    }

    pub(crate) fn has_checked(&self, id: &str) -> bool {
        let start = self.html.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{} has no #{id}", self.name));
        let open = self.html[..start].rfind('<').unwrap();
        self.html[open..].split('>').next().unwrap().contains(" checked")
    }
}

fn without_tags(html: &str) -> String {
    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<Vec<_>>().join(" ")
}

/// The Rust source under a folder, as one text.
pub(crate) fn sources(folder: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut text = String::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let inner = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_str().unwrap().to_owned();
            text.push_str(&sources(&inner));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    text
}
