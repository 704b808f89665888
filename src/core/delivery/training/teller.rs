//! Names and words for what training compares.

use crate::content::{ContentPack, Directory, Library, TrainingWords};
use crate::instrument::{Item, ItemKind, LinkId, OptionCode, PathwayId, Subject, TriggerId, Urgency};
use crate::outcome::ReferralStatus;
use crate::training::{AnswerCode, FactValue, Moved, Rules, Said, Scenario};

/// Tells what happens in one scenario in the words of its packs.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    pub(super) library: &'a Library,
    pub(super) words: &'a TrainingWords,
    pub(super) scenario: &'a Scenario,
    pub(super) rules: Rules<'a>,
    pub(super) pack: &'a ContentPack,
}

impl<'a> Teller<'a> {
    /// A teller of a scenario of this library.
    #[must_use]
    pub fn new(library: &'a Library, words: &'a TrainingWords, scenario: &'a Scenario) -> Self {
        let pack = library.find(scenario.instrument()).unwrap_or_else(|| library.pack());
        Self { library, words, scenario, rules: library.rules_for(scenario), pack }
    }

    /// The rules the scenario is run by.
    #[must_use]
    pub fn rules(&self) -> Rules<'a> {
        self.rules
    }

    /// The short name of an item or a fact.
    #[must_use]
    pub fn name(&self, subject: &Subject) -> &'a str {
        match subject {
            Subject::Item(link_id) => self.pack.texts().line(&["item", link_id.as_str(), "short"].join(".")),
            Subject::Fact(id) => self.pack.texts().line(&["fact", id.as_str(), "short"].join(".")),
            Subject::Judgement => self.words.say("name.judgement"),
        }
    }

    /// The name of a trigger.
    #[must_use]
    pub fn trigger(&self, id: &TriggerId) -> &'a str {
        self.pack.texts().line(&["trigger", id.as_str(), "name"].join("."))
    }

    /// The name of a pathway.
    #[must_use]
    pub fn pathway(&self, id: &PathwayId) -> &'a str {
        self.library.pathways().texts().line(&["pathway", id.as_str(), "name"].join("."))
    }

    /// The help lines.
    pub(super) fn directory(&self) -> &'a Directory {
        self.library.directory()
    }

    /// What was said, in words.
    #[must_use]
    pub fn said(&self, said: &Said) -> String {
        match said {
            Said::Item(_, None) | Said::Fact(_, None) => self.words.say("said.not-asked").to_owned(),
            Said::Item(item, Some(AnswerCode::Option(code))) => self.option(item, code).to_owned(),
            Said::Item(item, Some(AnswerCode::Many(codes))) => {
                let names: Vec<String> = codes.iter().map(|code| self.option(item, code).to_owned()).collect();
                self.words.list(&names)
            }
            Said::Item(_, Some(AnswerCode::Number(number))) | Said::Fact(_, Some(FactValue::Number(number))) => {
                number.to_string()
            }
            Said::Fact(_, Some(FactValue::Yes)) => self.words.say("said.yes").to_owned(),
            Said::Fact(_, Some(FactValue::No)) => self.words.say("said.no").to_owned(),
            Said::Fact(_, Some(FactValue::DontKnow)) => self.words.say("said.dont-know").to_owned(),
            Said::Fact(id, Some(FactValue::Choice(code))) => {
                self.pack.texts().line(&["fact", id.as_str(), "option", code.as_str()].join(".")).to_owned()
            }
            Said::Concern(true) => self.words.say("said.concern").to_owned(),
            Said::Concern(false) => self.words.say("said.no-concern").to_owned(),
        }
    }

    /// An option of an item, in words.
    pub(super) fn option(&self, item: &LinkId, code: &OptionCode) -> &'a str {
        let own = self.pack.texts().optional_line(&["item", item.as_str(), "option", code.as_str()].join("."));
        own.unwrap_or_else(|| self.pack.texts().line(&["option", code.as_str()].join(".")))
    }

    /// The label of an item; empty for anything else.
    pub(super) fn prefix(&self, subject: &Subject) -> &'a str {
        match subject {
            Subject::Item(link_id) => self.rules.instrument.item(link_id).map_or("", |item| item.prefix.as_str()),
            _ => "",
        }
    }

    /// The items that a scenario can answer.
    pub(super) fn items(&self) -> impl Iterator<Item = &'a Item> {
        self.rules.instrument.items().iter().filter(|item| item.kind != ItemKind::Text)
    }

    /// How a referral stands, in words.
    #[must_use]
    pub fn status(&self, status: Option<ReferralStatus>) -> String {
        let Some(status) = status else { return self.words.say("status.not-listed").to_owned() };
        let name = self.words.named("status", status.as_str());
        match status.urgency().map(Urgency::as_str) {
            None => name.to_owned(),
            Some(urgency) => {
                let urgency = self.words.named("urgency", urgency);
                self.words.fill("status.with-urgency", &[("status", name), ("urgency", urgency)])
            }
        }
    }

    /// The name of what moved, and from what to what, in words.
    #[must_use]
    pub fn moved(&self, moved: &Moved) -> [String; 3] {
        match moved {
            Moved::Trigger(id, from, to) => {
                [self.trigger(id), self.words.named("state", from.as_str()), self.words.named("state", to.as_str())]
                    .map(str::to_owned)
            }
            Moved::Referral(id, from, to) => [self.pathway(id).to_owned(), self.status(*from), self.status(*to)],
            Moved::Standing(from, to) => [
                self.words.say("name.standing"),
                self.words.named("standing", from.as_str()),
                self.words.named("standing", to.as_str()),
            ]
            .map(str::to_owned),
        }
    }

    /// What moved, as part of a sentence.
    pub(super) fn sentence(&self, moved: &Moved) -> String {
        let [name, from, to] = self.moved(moved);
        self.words.fill("why.move", &[("name", &name), ("from", &from), ("to", &to)])
    }
}
