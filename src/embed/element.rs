//! The Rust half of `<risk-checklist>`. The JavaScript shell owns the element and makes
//! one [`Widget`] for each.

use crate::config_v1;
use crate::error::EmbedError;
use crate::event::HostEvent;
use crate::kept_v1;
use crate::library::shipped;
use crate::local_profile::take_up;
use risk_checklist_core::content::Library;
use risk_checklist_core::json::Problem;
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

    /// Keeps this text in memory, in place of the one before.
    #[wasm_bindgen(method)]
    fn keep(this: &Host, text: &str);

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
        kept: Option<String>,
        host: Host,
    ) -> Result<Widget, JsValue> {
        let library = shipped()?;
        let settings = settings(config, profile, &library, &host)?;
        let session = kept_v1::from_text(kept.as_deref(), &library, settings.clone());
        let props = props(session, settings, &host);
        let app = Renderer::<App>::with_root_and_props(root, props.clone()).render();
        Ok(Self { app, props, library, host })
    }

    /// Takes up a changed configuration. Answers stay.
    ///
    /// # Errors
    /// Throws when the instrument is unknown; the configuration before stays in force.
    pub fn update(&mut self, config: &str, profile: Option<String>) -> Result<(), JsValue> {
        self.props.settings = settings(config, profile, &self.library, &self.host)?;
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

fn settings(config: &str, profile: Option<String>, library: &Rc<Library>, host: &Host) -> Result<Settings, EmbedError> {
    let mut config = config_v1::read(config, library)?;
    config.problems.extend(take_up(profile.as_deref(), &mut config.settings));
    for problem in &config.problems {
        host.emit(HostEvent::Error.name(), &error_detail(problem));
    }
    Ok(config.settings)
}

fn error_detail(problem: &Problem) -> String {
    let text = |text: &str| serde_json::to_string(text).unwrap_or_default();
    format!(
        r#"{{"code":{},"message":{},"field":{}}}"#,
        text(problem.code.as_str()),
        text(&problem.message),
        text(&problem.path)
    )
}

fn props(session: Session, settings: Settings, host: &Host) -> AppProps {
    let (keeper, sender, printer) = (host.clone(), host.clone(), host.clone());
    let (downloader, referrer, recorder) = (host.clone(), host.clone(), host.clone());
    AppProps {
        start: View { session: Rc::new(session), act: Callback::noop() },
        settings,
        resets: 0,
        on_change: Callback::from(move |session: Rc<Session>| keeper.keep(&kept_v1::to_text(&session))),
        on_send: Callback::from(move |notice: String| sender.emit(HostEvent::Outcome.name(), &notice)),
        on_print: Callback::from(move |()| printer.print()),
        on_download: Callback::from(move |file: Download| downloader.download(file.name, file.kind, &file.text)),
        on_form: Callback::from(move |form: String| referrer.emit(HostEvent::Form.name(), &form)),
        on_record: Callback::from(move |record: String| recorder.emit(HostEvent::Record.name(), &record)),
    }
}
