//! The Rust half of `<risk-checklist mode="training">`: a story on the page. What it may ask of
//! the shell has no way to send an outcome, a form or a record.

use crate::error::{EmbedError, detail_of, quoted};
use crate::training_config_v1::{self, TrainingConfig};
use crate::training_kept_v1;
use risk_checklist_core::content::TrainingTexts;
use risk_checklist_core::json::{Problem, ProblemCode};
use risk_checklist_ui::{Exercise, Outgoing, TrainingApp, TrainingAppProps};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::{AppHandle, Callback, Renderer};

#[wasm_bindgen]
extern "C" {
    /// What the shell offers to training.
    #[derive(Debug, Clone)]
    pub type TrainingHost;

    /// Keeps this text in memory, in place of the one before.
    #[wasm_bindgen(method)]
    fn keep(this: &TrainingHost, text: &str);

    /// Sends an event to the host page; the detail is JSON text.
    #[wasm_bindgen(method)]
    fn emit(this: &TrainingHost, name: &str, detail: &str);

    /// Prints what is on screen.
    #[wasm_bindgen(method)]
    fn print(this: &TrainingHost);

    /// Makes a file on this device.
    #[wasm_bindgen(method)]
    fn download(this: &TrainingHost, name: &str, kind: &str, text: &str);
}

/// Every event of training mode, by the last part of its name.
#[derive(Debug, Clone, Copy)]
enum TrainingEvent {
    /// Someone asked for the result of a step.
    TrainingResult,
    /// Something the host handed in was refused: code, message, field.
    Error,
}

impl TrainingEvent {
    const fn name(self) -> &'static str {
        match self {
            Self::TrainingResult => "training-result",
            Self::Error => "error",
        }
    }
}

/// One story on the page.
#[wasm_bindgen(js_name = Widget)]
pub struct TrainingWidget {
    app: AppHandle<TrainingApp>,
    props: TrainingAppProps,
    packs: Vec<String>,
    host: TrainingHost,
}

impl std::fmt::Debug for TrainingWidget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TrainingWidget")
    }
}

#[wasm_bindgen(js_class = Widget)]
impl TrainingWidget {
    /// Shows a story inside `root`, taking up what was kept of an earlier instance.
    ///
    /// # Errors
    /// Throws when there is no story or it has problems: all of them, under `problems`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: web_sys::Element,
        config: &str,
        profile: Option<String>,
        packs: Vec<String>,
        kept: Option<String>,
        host: TrainingHost,
    ) -> Result<TrainingWidget, JsValue> {
        let TrainingConfig { library, scenario, chosen, problems } = training_config_v1::read(config, &packs)?;
        report(&host, problems, profile);
        let words = Rc::new(TrainingTexts::shipped().map_err(EmbedError::Content)?);
        let blank = Exercise::new(scenario, library, words, chosen);
        let start = Rc::new(training_kept_v1::from_text(kept.as_deref(), blank));
        let (keeper, sender, printer) = (host.clone(), host.clone(), host.clone());
        let props = TrainingAppProps {
            start,
            chosen,
            resets: 0,
            on_change: Callback::from(move |exercise: Rc<Exercise>| keeper.keep(&training_kept_v1::to_text(&exercise))),
            on_result: Callback::from(move |outgoing: Outgoing| hand_over(&sender, outgoing)),
            on_print: Callback::from(move |()| printer.print()),
        };
        let app = Renderer::<TrainingApp>::with_root_and_props(root, props.clone()).render();
        Ok(Self { app, props, packs, host })
    }

    /// Takes up a changed choice of way or type. The story stays: the shell starts another anew.
    ///
    /// # Errors
    /// Throws when the story has problems; what was chosen before stays in force.
    pub fn update(&mut self, config: &str, profile: Option<String>) -> Result<(), JsValue> {
        let read = training_config_v1::read(config, &self.packs)?;
        report(&self.host, read.problems, profile);
        self.props.chosen = read.chosen;
        self.app.update(self.props.clone());
        Ok(())
    }

    /// Erases every answer and goes to the start of the story.
    pub fn reset(&mut self) {
        self.props.resets = self.props.resets.saturating_add(1);
        self.app.update(self.props.clone());
    }

    /// Takes the story off the page.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

/// The packs to fetch before a story starts, by id. It rests on the configuration alone.
///
/// # Errors
/// Throws when the content of this build is broken.
#[wasm_bindgen(js_name = wantedPacks)]
pub fn wanted_packs(config: &str, packs: Vec<String>) -> Result<Vec<String>, JsValue> {
    Ok(training_config_v1::wanted(config, &packs)?)
}

/// A list of files on a shared device may say this much: it is no person's.
const FILE_NAME: &str = "training-result.json";

fn hand_over(host: &TrainingHost, outgoing: Outgoing) {
    match outgoing {
        Outgoing::Shown { text, code } => {
            let detail = format!(r#"{{"result":{text},"text":{},"code":{}}}"#, quoted(&text), quoted(&code));
            host.emit(TrainingEvent::TrainingResult.name(), &detail);
        }
        Outgoing::Downloaded(text) => host.download(FILE_NAME, "application/json", &text),
    }
}

fn report(host: &TrainingHost, mut problems: Vec<Problem>, profile: Option<String>) {
    if profile.is_some() {
        problems.push(Problem {
            file: "",
            path: "profile".to_owned(),
            code: ProblemCode::UnknownField,
            message: "a local profile is for a live checklist; a story is told under the national rules".to_owned(),
        });
    }
    for problem in problems {
        host.emit(TrainingEvent::Error.name(), &detail_of(&problem));
    }
}
