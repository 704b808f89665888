//! The headless functions, version 1: for hosts with their own interface, and for servers
//! that want to verify. The same JSON as in Rust, in the browser and in Node.

use crate::config_v1::{self, Config};
use crate::error::EmbedError;
use crate::library::shipped;
use crate::plain::{apart, parsed, text_of};
use risk_checklist_core::assessment::Assessment;
use risk_checklist_core::content::ContentPack;
use risk_checklist_core::delivery::{OutcomeNotice, Stamp, assessment_v1, outcome_v1, pack_check_v1, response_v1};
use risk_checklist_core::outcome::{Outcome, conclude_all};
use risk_checklist_core::response::{Response, Sitting};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What every function throws: see `code`, `path` and `problems`. */
export interface RiskChecklistError extends Error {
  code: string;
  path: string;
  problems: { code: string; path: string; message: string }[];
}
export type Value = "yes" | "no" | "dont-know" | "not-asked";
export type Fact = "yes" | "no" | "dont-know" | number | string;
/** `risk-checklist/response/1`. */
export interface ChecklistResponse {
  schema: "risk-checklist/response/1";
  instrument: { id: string; version: string };
  answers?: Record<string, { value?: Value | string | string[] | number; reason?: "declined" | "not-safe-to-ask"; note?: string; informant?: string }>;
  /** For how many people each repeated section is asked. */
  people?: Record<string, number>;
  facts?: Record<string, Fact>;
  judgement?: { concern: boolean; reason?: string; band?: string };
  /** The answers to checklists that were opened beside the first. */
  also?: (Pick<ChecklistResponse, "instrument" | "answers" | "people" | "facts"> & { judgement?: { band?: string } })[];
}
export interface Config {
  instrument?: string;
  nation?: "england" | "wales" | "scotland" | "northern-ireland";
  role?: "health" | "housing" | "idva" | "other";
  /** What kind of body the practitioner works for: which legal bases the sharing questions offer. */
  bodyType?: "public-authority" | "charity-or-company";
  /** Your own opaque reference for the case: never personal data. */
  reference?: string;
  /** The present time in UTC, like `2026-11-21T09:00Z`; only the hour is kept. */
  now?: string;
  /** True: your system takes referral forms, which hold the details of a person. */
  forms?: boolean;
  /** In how many days the case will be looked at again. */
  reviewInDays?: number;
  /** Packs of your own, `risk-checklist/bundle/1`: each is checked, and refused with every problem. */
  packs?: object[];
  /** Your licensed words for the items, `risk-checklist/wording/1`. */
  wording?: object;
  /** Shows a retired checklist, which is for training and for reading old files. */
  allowRetired?: boolean;
  /** For the element: whether the practitioner may hand you the record. Left out: no. */
  records?: boolean;
  /** For the element: an earlier outcome of the same case. It is shown and changes nothing. */
  previous?: OutcomeNotice;
  /** Your area's permitted changes to the national rules; refused whole when anything in it is wrong. */
  profile?: LocalProfile;
  /** For the element: it posts the notice itself, or seals it, in place of `risk-checklist-outcome`. */
  delivery?: Delivery;
}
/** `risk-checklist/profile/1`; see its JSON Schema for what each field holds. */
export interface LocalProfile {
  schema: "risk-checklist/profile/1";
  id: string;
  version: string;
  area: { name: string; code: string };
  nation: "england" | "wales" | "scotland" | "northern-ireland";
  review: { by: string; on: string; due: string };
  thresholds: {
    instrument: string;
    trigger: string;
    atLeast?: number;
    atMost?: number;
    authority: string;
    effectiveFrom: string;
    reviewBy: string;
  }[];
  calls: {
    pathway: string;
    trigger: string;
    status: "recommended" | "consider";
    urgency: "now" | "today" | "working-days" | "planned";
    authority: string;
  }[];
  services: {
    id: string;
    name: string;
    nations: ("england" | "wales" | "scotland" | "northern-ireland")[];
    audience: string;
    phone: string;
    text: string;
    hours: string;
    web: string;
    source: string;
    sourceDate: string;
    verifiedOn: string;
    reviewBy: string;
    status: "verified" | "confirm-locally";
    pathways: string[];
    replaces?: string;
  }[];
  requiredFields: { pathway: string; fields: string[] }[];
  notes: string[];
}
/** At least one of `endpoint` and `sealTo`. */
export interface Delivery {
  /** An https address that answers with `risk-checklist/receipt/1`; http only on this very machine. */
  endpoint?: string;
  /** How long one try may take: 1 to 120. Left out: 20. */
  timeoutSeconds?: number;
  /** How many tries before the practitioner is asked: 1 to 10. Left out: 4. */
  attempts?: number;
  /** Whether cookies go along. Left out: none. */
  credentials?: "omit" | "same-origin" | "include";
  /** Whom to seal to: the page and its server can then not read what leaves. */
  sealTo?: { kid: string; publicKey: { kty: "EC"; crv: "P-256"; x: string; y: string } };
}
/** `risk-checklist/assessment/1`. */
export interface ChecklistAssessment {
  schema: "risk-checklist/assessment/1";
  instrument: { id: string; version: string };
  tally: { lowest: number; highest: number; of: number };
  tallies: { id: string; lowest: number; highest: number; of: number }[];
  bands: { id: string; state: "met" | "not-met" | "undetermined" }[];
  triggers: { id: string; state: "met" | "not-met" | "undetermined"; because: string[]; sources: string[] }[];
  openQuestions: string[];
  /** Other checklists that the answers call for. */
  opens: string[];
  also?: Omit<ChecklistAssessment, "schema" | "referrals" | "standing" | "also">[];
  referrals: {
    pathway: string;
    status: "recommended" | "consider" | "undetermined";
    urgency: "now" | "today" | "working-days" | "planned" | null;
    couldBe?: "now" | "today" | "working-days" | "planned";
    because: string[];
    sources: string[];
  }[];
  standing: "provisional" | "settled";
}
export type Dispositions = Record<string, { disposition: "chosen" | "already-in-place" | "refused"; reason?: string | null }>;
/** `risk-checklist/outcome/1`: codes only. */
export interface OutcomeNotice {
  schema: "risk-checklist/outcome/1";
  advisory: "recommendation-only";
  reference: string | null;
  instrument: { id: string; version: string };
  instruments: { id: string; version: string }[];
  ruleset: { id: string; version: string };
  /** `looser`: the triggers whose local threshold catches fewer people than the national one. */
  profile: { id: string; version: string; looser: string[] } | null;
  contentHash: string;
  widget: string;
  completedAt: string | null;
  role: string | null;
  standing: "provisional" | "settled";
  triggers: { id: string; state: "met" | "not-met" | "undetermined" }[];
  pathways: {
    id: string;
    status: "recommended" | "consider" | "undetermined";
    urgency: "now" | "today" | "working-days" | "planned" | null;
    disposition: "chosen" | "already-in-place" | "refused" | null;
    reason: string | null;
  }[];
  /** How the sharing questions stand, for each chosen pathway where they were begun. */
  gate: { pathway: string; result: "passed" | "stopped" | "open" }[];
  reviewBy: string | null;
}
export interface InstrumentSummary {
  id: string;
  version: string;
  title: string;
  items: number;
  status: "draft" | "active" | "retired";
  purpose: "identify" | "screen" | "about-harmer";
}
/** What `checkPack` says: every problem with its path in the pack, and what leads where. */
export interface PackCheck {
  ok: boolean;
  problems: { code: string; path: string; message: string }[];
  rules: { trigger: string; looksAt: string[]; pathways: string[] }[];
}
/** `risk-checklist/form/1`: the details of a person. See docs/privacy.md before you keep one. */
export interface ReferralForm {
  schema: "risk-checklist/form/1";
  advisory: "practitioner-referral";
  pathway: string;
  recipient: string;
  byHand: boolean;
  contact: "as-stated" | "referrer-first";
  handling: string[];
  urgency: "now" | "today" | "working-days" | "planned" | null;
  instrument: { id: string; version: string };
  ruleset: { id: string; version: string };
  form: { id: string; version: string };
  profile: { id: string; version: string } | null;
  contentHash: string;
  widget: string;
  createdAt: string | null;
  gate: { agreement: "agreed" | "refused" | "not-able" | "not-asked"; reasons: string[]; powers: string[]; basis: string[]; told: string[] } | null;
  blocks: {
    id: string;
    title: string;
    fields: { id: string; label: string; kind: "line" | "text" | "date" | "yes-no"; value: string | null; blank: string | null }[];
  }[];
}
/** `risk-checklist/record/1`: everything, answers and notes too. Guard it as your most sensitive file. */
export interface ChecklistRecord {
  schema: "risk-checklist/record/1";
  /** As it would be sent: decisions, versions, role, hour, review date. */
  outcome: OutcomeNotice;
  assessment: ChecklistAssessment;
  unknown: { id: string; kind: "item" | "fact" | "judgement"; why: "dont-know" | "not-asked" | "declined" | "not-safe-to-ask"; couldChangeOutcome: boolean }[];
  sinceLastTime: {
    completedAt: string | null;
    triggers: { id: string; change: "new" | "newly-known" | "still" | "not-asked-again" | "not-met-now" }[];
    notHere: number;
  } | null;
  /** Every decision about sharing: what was asked, answered and decided, whether details are shared or not. */
  gate: {
    pathway: string;
    questions: { id: string; version: string };
    role: string | null;
    decidedAt: string | null;
    decision: "share" | "do-not-share" | "open";
    stoppedAt: string | null;
    agreement: "agreed" | "refused" | "not-able" | "not-asked" | null;
    answers: { question: string; options: string[]; words: string }[];
  }[];
  content: Record<"instrument" | "ruleset" | "directory", { on: string; due: string }>;
  response: ChecklistResponse;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// A response, as JavaScript hands it in.
    #[wasm_bindgen(typescript_type = "ChecklistResponse")]
    pub type ResponseValue;
    /// A configuration, or nothing.
    #[wasm_bindgen(typescript_type = "Config | undefined")]
    pub type ConfigValue;
    /// Decisions by pathway.
    #[wasm_bindgen(typescript_type = "Dispositions")]
    pub type DispositionsValue;
    /// An assessment.
    #[wasm_bindgen(typescript_type = "ChecklistAssessment")]
    pub type AssessmentValue;
    /// An outcome notice.
    #[wasm_bindgen(typescript_type = "OutcomeNotice")]
    pub type NoticeValue;
    /// The instruments of this build.
    #[wasm_bindgen(typescript_type = "InstrumentSummary[]")]
    pub type InstrumentsValue;
}

/// Applies the triggers to a response and says what follows.
///
/// ```js
/// const { triggers, referrals, openQuestions, standing } = assess({
///   schema: "risk-checklist/response/1",
///   instrument: { id: "safelives-dash", version: "1.1.0" },
///   answers: { "15": { value: "yes" } },
/// });
/// ```
///
/// # Errors
/// Throws an `Error` with `code`, `path` and `problems` when the response or the
/// configuration is not what its shape says.
#[wasm_bindgen(unchecked_return_type = "ChecklistAssessment")]
pub fn assess(
    response: ResponseValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Config")] config: ConfigValue,
) -> Result<JsValue, JsValue> {
    let read = Read::new(&response, &config)?;
    let library = read.config.in_use();
    parsed(&assessment_v1::sitting_to_wire(library, read.first()?, &read.opened(), &read.outcome))
}

/// The outcome notice for a response and the decisions made.
///
/// ```js
/// const notice = outcome(response, { marac: { disposition: "chosen" } }, { role: "health" });
/// ```
///
/// # Errors
/// As `assess`, and for a decision about a pathway that is not on the list.
#[wasm_bindgen(unchecked_return_type = "OutcomeNotice")]
pub fn outcome(
    response: ResponseValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Dispositions")] dispositions: DispositionsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Config")] config: ConfigValue,
) -> Result<JsValue, JsValue> {
    let read = Read::new(&response, &config)?;
    let dispositions = if dispositions.is_undefined() { "{}".to_owned() } else { text_of(&dispositions)? };
    let dispositions =
        outcome_v1::dispositions_from_wire(&dispositions, &read.outcome).map_err(EmbedError::Problems)?;
    let library = read.config.in_use();
    let Config { settings, review_in_days, .. } = &read.config;
    let stamp = Stamp {
        reference: settings.reference.clone(),
        completed_at: settings.now,
        role: settings.setting.role,
        review_by: settings.now.zip(*review_in_days).map(|(now, days)| now.date().plus_days(days)),
    };
    let notice = OutcomeNotice::new(library, read.first()?, &read.outcome, &dispositions, stamp)
        .with_opened(library, &read.opened());
    parsed(&outcome_v1::to_wire(&notice))
}

/// Checks a pack, `risk-checklist/bundle/1`: every problem at once, and the graph of its
/// rules, from items and facts to triggers to pathways.
///
/// ```js
/// const { ok, problems, rules } = checkPack(bundle);
/// ```
///
/// # Errors
/// Throws when the value cannot be read as JSON, or the content of this build is broken.
#[wasm_bindgen(js_name = checkPack, unchecked_return_type = "PackCheck")]
pub fn check_pack(pack: JsValue) -> Result<JsValue, JsValue> {
    let text = match pack.as_string() {
        Some(text) => text,
        None => text_of(&pack)?,
    };
    let library = shipped()?;
    parsed(&pack_check_v1::to_wire(&text, &library))
}

/// The instruments of this build, with their versions and titles.
///
/// # Errors
/// Throws when the content of this build is broken.
#[wasm_bindgen(unchecked_return_type = "InstrumentSummary[]")]
pub fn instruments() -> Result<JsValue, JsValue> {
    let library = shipped()?;
    parsed(&assessment_v1::instruments_to_wire(&library))
}

/// A sitting that was read, and what follows from it.
struct Read {
    config: Config,
    sitting: Sitting,
    assessments: Vec<Assessment>,
    outcome: Outcome,
}

impl Read {
    fn new(response: &JsValue, config: &JsValue) -> Result<Self, EmbedError> {
        let (text, profile, packs) = apart(config)?;
        let response = text_of(response)?;
        let config = config_v1::read_for(&text, profile.as_deref(), &packs, &response)?;
        if !config.problems.is_empty() {
            return Err(EmbedError::Problems(config.problems));
        }
        let library = config.in_use();
        let sitting =
            response_v1::sitting_from_wire(&response, &library.instruments()).map_err(EmbedError::Problems)?;
        let mut assessments = Vec::new();
        for response in sitting.all() {
            let pack = library.find(response.instrument()).unwrap_or_else(|| library.pack());
            assessments.push(risk_checklist_core::assessment::assess(pack.instrument(), response));
        }
        let parts: Vec<_> = assessments.iter().zip(sitting.all()).collect();
        let outcome = conclude_all(&parts, library.pathways().rules(), config.settings.setting);
        Ok(Self { config, sitting, assessments, outcome })
    }

    fn first(&self) -> Result<&Assessment, EmbedError> {
        self.assessments.first().ok_or(EmbedError::UnknownInstrument)
    }

    /// What was opened beside the first.
    fn opened(&self) -> Vec<(&ContentPack, &Assessment)> {
        let pack = |response: &Response| self.config.in_use().find(response.instrument());
        self.sitting.also().iter().filter_map(pack).zip(self.assessments.iter().skip(1)).collect()
    }
}
