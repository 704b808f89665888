//! Checks that the sharing gate can be passed, can stop, and names whom to ask.

use super::sharing_gate::{Agreement, Choose, GateEffect, GateOption, GateQuestion, GateTopic, SharingGate};
use crate::instrument::{BodyType, Nation, Setting};
use crate::json::{Problem, ProblemCode, Problems};

/// The option that every question with a must-be-yes has: not knowing is never a yes.
const UNSURE: &str = "unsure";

pub(super) fn check_gate(gate: SharingGate) -> Result<SharingGate, Vec<Problem>> {
    let problems = Problems::of("gate.json");
    let mut last = GateTopic::Purpose;
    for (index, question) in gate.questions.iter().enumerate() {
        let path = format!("questions[{index}]");
        if question.topic < last {
            let message = "the questions must stand in the order of their topics: it is the order of the gate";
            problems.note(ProblemCode::UnsafeRule, format!("{path}.topic"), message);
        }
        last = question.topic.max(last);
        check_question(&path, question, &problems);
    }
    for (word, topic) in GateTopic::WORDS {
        // What else a pathway needs is asked for some pathways only.
        let is_asked_always = |question: &GateQuestion| question.topic == topic && question.pathways.is_empty();
        if topic != GateTopic::AlsoAgreed && !gate.questions.iter().any(is_asked_always) {
            let message =
                format!("no question asks every pathway about `{word}`, so details could leave without it; add one");
            problems.note(ProblemCode::UnsafeRule, "questions", message);
        }
    }
    problems.finish(Some(gate))
}

fn check_question(of: &str, question: &GateQuestion, problems: &Problems) {
    let note = |part: &str, message: &str| problems.note(ProblemCode::UnsafeRule, format!("{of}{part}"), message);
    let topic = question.topic;
    for (index, option) in question.options.iter().enumerate() {
        let path = format!(".options[{index}]");
        if !is_allowed(topic, option.effect) {
            note(&format!("{path}.effect"), "a question about this topic cannot have this effect");
        }
        if option.id.as_str() == UNSURE && option.effect != GateEffect::Stop {
            note(&format!("{path}.effect"), "not being sure must stop: not knowing is never a yes");
        }
        if option.when_agreed && topic <= GateTopic::Reason {
            note(&format!("{path}.whenAgreed"), "whether they agreed is not known yet here");
        }
    }
    let takes = |choose| question.choose == choose;
    if takes(Choose::Any) != (topic == GateTopic::Advice) || (takes(Choose::Some) && topic.must_be_yes()) {
        note(".choose", "only `advice` takes `any`; what must be yes takes `one`");
    }
    if topic.must_be_yes() {
        if !question.options.iter().any(|option| option.effect == GateEffect::Stop) {
            note(".options", "this must be a yes, so a no or a not sure must stop; add an option that stops");
        }
        if topic != GateTopic::Decision && !question.options.iter().any(|option| option.id.as_str() == UNSURE) {
            note(".options", "add the option `unsure`, which stops");
        }
        if question.ask.is_empty() {
            note(".ask", "say whom to ask when this stops");
        }
    }
    if topic == GateTopic::Agreement {
        for agreement in [Agreement::Agreed, Agreement::Refused, Agreement::NotAble, Agreement::NotAsked] {
            if !question.options.iter().any(|option| option.effect == GateEffect::Asked(agreement)) {
                note(".options", &format!("no option says `{}`", agreement.as_str()));
            }
        }
    }
    if topic == GateTopic::CanAsk && !question.options.iter().any(|option| option.effect == GateEffect::CannotAsk) {
        note(".options", "no option says that the person cannot be asked safely");
    }
    check_ways_on(question, &note);
}

/// Every nation and every kind of body has a way on that does not rest on agreement.
fn check_ways_on(question: &GateQuestion, note: &dyn Fn(&str, &str)) {
    for (nation_word, nation) in Nation::WORDS {
        for (body_word, body) in BodyType::WORDS {
            let setting = Setting { nation: Some(nation), role: None };
            let goes_on = |option: &GateOption| {
                option.applies_in(setting, Some(body)) && !option.when_agreed && option.effect != GateEffect::Stop
            };
            if question.choose != Choose::Any && !question.options.iter().any(goes_on) {
                note(
                    ".options",
                    &format!("there is no way on in {nation_word} for a {body_word}: a dead end; add one"),
                );
            }
        }
    }
}

fn is_allowed(topic: GateTopic, effect: GateEffect) -> bool {
    match effect {
        GateEffect::GoOn => topic != GateTopic::Agreement,
        GateEffect::Stop => topic.must_be_yes(),
        GateEffect::CannotAsk => topic == GateTopic::CanAsk,
        GateEffect::Asked(_) => topic == GateTopic::Agreement,
    }
}
