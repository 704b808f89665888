/** What every function throws: see `code`, `path` and `problems`. */
export interface TrainingError extends Error {
  code: string;
  path: string;
  problems: TrainingProblem[];
}
/** One thing wrong with a scenario: `path` like `steps[0].answers.1.because`. */
export interface TrainingProblem {
  code: string;
  path: string;
  message: string;
}
/** An answer: an option's code, several, or a number. Facts: also `"dont-know"`. */
export type TrainingValue = string | string[] | number | boolean;
/** One model answer; a judgement has `concern` in place of `value`. */
export interface ModelAnswer {
  value: TrainingValue;
  because: string;
  source: string;
}
/** `risk-checklist/scenario/1`: an invented story; see its JSON Schema and docs/training.md. */
export interface Scenario {
  schema: "risk-checklist/scenario/1";
  id: string;
  version: string;
  fictional: true;
  title: string;
  summary: string;
  point: string;
  setting: {
    role: "health" | "housing" | "idva" | "other";
    nation: "england" | "wales" | "scotland" | "northern-ireland";
  };
  instrument: { id: string; version: string };
  review: { by: string; on: string; due: string };
  warnings: string[];
  steps: {
    id: string;
    title: string;
    vignette: string[];
    answers?: Record<string, ModelAnswer>;
    facts?: Record<string, ModelAnswer>;
    judgement?: { concern: boolean; because: string; source: string };
    expected: {
      met: string[];
      undetermined: string[];
      recommended: string[];
      consider: string[];
      standing: "provisional" | "settled";
    };
    facilitator?: string[];
  }[];
  learningPoints: string[];
  facilitatorNotes?: string[];
  checkIn: string[];
  support: string[];
  sources: {
    id: string;
    document: string;
    section: string;
    date: string;
    read: "full" | "opening" | "abstract" | "second-hand";
  }[];
}
/** `risk-checklist/training-result/1`: codes and numbers about an invented story, and nothing else. */
export interface TrainingResult {
  schema: "risk-checklist/training-result/1";
  scenario: { id: string; version: string };
  step: string;
  answers?: Record<string, string | string[] | number>;
  facts?: Record<string, string | number>;
  judgement?: { concern: boolean };
}
/** What changes in a what-if; `"not-asked"` takes an answer back. */
export interface TrainingChange {
  answers?: Record<string, string | string[] | number>;
  facts?: Record<string, string | number>;
  judgement?: { concern: boolean };
}
/** What something is about: one of `item`, `fact`, `judgement`, and the same as `kind` and `id`. */
export interface TrainingSubject {
  item?: string;
  fact?: string;
  judgement?: "concern";
  kind: "item" | "fact" | "judgement";
  id: string;
  prefix: string;
  name: string;
}
export interface TrainingReferral {
  pathway: string;
  name: string;
  status: "recommended" | "consider" | "undetermined";
  urgency: "now" | "today" | "working-days" | "planned" | null;
}
/** What follows at one point. */
export interface TrainingPoint {
  triggers: { id: string; name: string; state: "met" | "not-met" | "undetermined" }[];
  referrals: TrainingReferral[];
  tally: { lowest: number; highest: number; of: number };
  standing: "provisional" | "settled";
  openQuestions: string[];
}
/** What moved, from what to what, and the changed answers that moved it: never none. */
export interface TrainingMove {
  kind: "trigger" | "referral" | "standing";
  id: string;
  name: string;
  from: string;
  to: string;
  fromUrgency: string | null;
  toUrgency: string | null;
  fromWords: string;
  toWords: string;
  because: (TrainingSubject & {
    from: TrainingValue | null;
    to: TrainingValue | null;
    fromWords: string;
    toWords: string;
  })[];
}
export interface TrainingTimeline {
  steps: (TrainingPoint & { id: string; title: string; moved: TrainingMove[] })[];
}
export interface TrainingWhatIf {
  before: TrainingPoint;
  after: TrainingPoint;
  moved: TrainingMove[];
}
export interface TrainingDebrief {
  /** How many things both asked and answered alike. */
  same: number;
  differences: (TrainingSubject & {
    yours: TrainingValue | null;
    model: TrainingValue | null;
    yoursWords: string;
    modelWords: string;
    /** The model's reasoning; null where the story says nothing of this. */
    because: string | null;
    source: string | null;
    sourceWords: string | null;
    effect: "changed-routing" | "changed-with-others" | "harmless";
    /** The pathways it changed the call for. */
    pathways: string[];
    moved: TrainingMove[];
    why: string;
  })[];
  routing: {
    yours: TrainingReferral[];
    model: TrainingReferral[];
    same: boolean;
    missed: string[];
    extra: string[];
    missedNames: string[];
    extraNames: string[];
  };
}
/** Why there is no figure, in a code and in words. */
export interface NoFigure {
  reason: "too-few-people" | "too-few-questions" | "no-variation";
  words: string;
}
export interface TrainingCalibration {
  count: number;
  items: (TrainingSubject & {
    /** How many gave each answer, by code; `not-asked` for none. */
    counts: Record<string, number>;
    /** The same with words, the most frequent first. */
    answers: { code: string; words: string; count: number }[];
    model: TrainingValue | null;
    modelWords: string;
    /** The share of the pairs of people that agree: 0 to 1. */
    agreement: number | null;
    /** The share of the people that agree with the model: 0 to 1. */
    matchesModel: number | null;
    /** For how many people a difference here changed where people are sent. */
    changedRouting: number;
  })[];
  fleiss: { kappa: number; se: number; low: number; high: number; words: string } | NoFigure;
  alpha: { alpha: number; low: number; high: number; words: string } | NoFigure;
  routings: { recommended: string[]; names: string[]; count: number; sameAsModel: boolean }[];
}
export interface TrainingOption {
  code: string;
  words: string;
}
export interface TrainingAnswer extends TrainingSubject {
  value: TrainingValue | null;
  words: string;
  because: string;
  source: string;
  sourceWords: string | null;
}
export interface TrainingHandout {
  items: {
    id: string;
    prefix: string;
    name: string;
    words: string;
    type: "choice" | "many" | "number";
    options: TrainingOption[];
    min?: number;
    max?: number;
  }[];
  facts: {
    id: string;
    name: string;
    words: string;
    type: "yes-no" | "number" | "choice";
    options: TrainingOption[];
    min?: number;
    max?: number;
  }[];
  steps: {
    id: string;
    title: string;
    vignette: string[];
    /** What the model adds or replaces at this step. */
    answers: TrainingAnswer[];
    facts: TrainingAnswer[];
    judgement: TrainingAnswer | null;
    outcome: TrainingPoint | null;
  }[];
  support: { id: string; name: string; audience: string; phone: string; text: string; hours: string; web: string }[];
}
export interface TrainingInstrument {
  id: string;
  version: string;
  title: string;
  items: number;
  status: "draft" | "active" | "retired";
  purpose: "identify" | "screen" | "about-harmer";
}
