//! The Rust half of `<risk-checklist>`. The JavaScript shell owns the element and makes
//! one [`Widget`] for each.

use crate::config_v1::{self, Given};
use crate::error::{EmbedError, detail_of};
use crate::event::HostEvent;
use crate::kept_v1;
use risk_checklist_core::content::Library;
use risk_checklist_ui::{App, AppProps, Download, Session, Settings, View};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::{AppHandle, Callback, Renderer};

#[wasm_bindgen]
extern "C" {
    /// What the shell offers to the widget.
    #[derive(Debug, Clone)]
    pub type Host;

    /// Keeps this text in memory, in place of the one before. `stands` is true while what
    /// was sent still says what the answers say.
    #[wasm_bindgen(method)]
    fn keep(this: &Host, text: &str, stands: bool);

    /// Sends an event to the host page; the detail is JSON text.
    #[wasm_bindgen(method)]
    fn emit(this: &Host, name: &str, detail: &str);

    /// Prints the record.
    #[wasm_bindgen(method)]
    fn print(this: &Host);

    /// Makes a file on the practitioner's device.
    #[wasm_bindgen(method)]
    fn download(this: &Host, name: &str, kind: &str, text: &str);
}

/// One checklist on the page.
#[wasm_bindgen]
pub struct Widget {
    app: AppHandle<App>,
    props: AppProps,
    library: Rc<Library>,
    packs: Vec<String>,
    host: Host,
}

impl std::fmt::Debug for Widget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never the answers: this could reach a log.
        f.write_str("Widget")
    }
}

#[wasm_bindgen]
impl Widget {
    /// Shows a checklist inside `root`, taking up what was kept of an earlier instance.
    /// `profile` is the host's local profile as JSON text.
    ///
    /// # Errors
    /// Throws when the content of this build is broken or the instrument is unknown.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: web_sys::Element,
        config: &str,
        profile: Option<String>,
        packs: Vec<String>,
        kept: Option<String>,
        host: Host,
    ) -> Result<Widget, JsValue> {
        let (library, settings) = read(config, profile, &packs, &host)?;
        let session = kept_v1::from_text(kept.as_deref(), &library, settings.clone());
        let props = props(session, settings, &host);
        let app = Renderer::<App>::with_root_and_props(root, props.clone()).render();
        Ok(Self { app, props, library, packs, host })
    }

    /// Takes up a changed configuration. Answers stay.
    ///
    /// # Errors
    /// Throws when the instrument is unknown; the configuration before stays in force.
    pub fn update(&mut self, config: &str, profile: Option<String>) -> Result<(), JsValue> {
        let (library, settings) = read(config, profile, &self.packs, &self.host)?;
        // Another checklist would ask other things: the shell starts it anew.
        if library.pack().manifest().id() != self.library.pack().manifest().id() {
            return Err(EmbedError::UnknownInstrument.into());
        }
        self.props.settings = settings;
        self.app.update(self.props.clone());
        Ok(())
    }

    /// Erases everything and starts again with a blank checklist.
    pub fn reset(&mut self) {
        self.props.resets = self.props.resets.saturating_add(1);
        self.app.update(self.props.clone());
    }

    /// Takes the checklist off the page.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

fn read(
    config: &str,
    profile: Option<String>,
    packs: &[String],
    host: &Host,
) -> Result<(Rc<Library>, Settings), EmbedError> {
    let given = Given { config, profile: profile.as_deref(), packs, starts_with: None };
    let config = config_v1::read(given)?;
    for problem in &config.problems {
        host.emit(HostEvent::Error.name(), &detail_of(problem));
    }
    Ok((config.library, config.settings))
}

/// The packs to fetch before a checklist starts, by id: the one it starts with, and those
/// that may be opened from what is here. Asked again with what was fetched, until there is
/// nothing more. It rests on the configuration alone, never on an answer.
///
/// # Errors
/// Throws when the content of this build is broken.
#[wasm_bindgen(js_name = wantedPacks)]
pub fn wanted_packs(config: &str, packs: Vec<String>) -> Result<Vec<String>, JsValue> {
    Ok(config_v1::wanted(config, &packs)?)
}

fn props(session: Session, settings: Settings, host: &Host) -> AppProps {
    let (keeper, sender, printer) = (host.clone(), host.clone(), host.clone());
    let (downloader, referrer, recorder) = (host.clone(), host.clone(), host.clone());
    AppProps {
        start: View { session: Rc::new(session), act: Callback::noop(), part: 0 },
        settings,
        resets: 0,
        on_change: Callback::from(move |session: Rc<Session>| {
            keeper.keep(&kept_v1::to_text(&session), session.stands_as_sent())
        }),
        on_send: Callback::from(move |notice: String| sender.emit(HostEvent::Outcome.name(), &notice)),
        on_print: Callback::from(move |()| printer.print()),
        on_download: Callback::from(move |file: Download| downloader.download(file.name, file.kind, &file.text)),
        on_form: Callback::from(move |form: String| referrer.emit(HostEvent::Form.name(), &form)),
        on_record: Callback::from(move |record: String| recorder.emit(HostEvent::Record.name(), &record)),
    }
}
