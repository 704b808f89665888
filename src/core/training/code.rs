//! A training result as a short text that can be read out, typed and pasted.
//!
//! `RC1-` and groups of four letters and digits (Crockford's base32: no I, L, O or U; what is
//! read as one of them is taken for the digit it looks like). The last three are a checksum:
//! the remainder of all that stands before them, as one number, by a prime. A slip in any one
//! place changes that number by less than 32 times a power of 32, which no such prime divides:
//! so every single slip is caught, and every pair of neighbours swapped.

use super::FactValue;
use super::point::Rules;
use super::result::TrainingResult;
use super::said::{AnswerCode, Said};
use super::scenario::Scenario;
use crate::instrument::{AnswerOption, FactDefinition, FactKind, Item, ItemKind, OptionCode};

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX: &str = "RC1";
/// The largest prime that three symbols can hold.
const PRIME: u32 = 32_749;
/// Far longer than any result of any checklist.
const MAX_SYMBOLS: usize = 400;
const GROUP: usize = 4;
const CHECK: usize = 3;
/// How many bits say which scenario, which version and which step.
const SCENARIO_BITS: u32 = 15;
const VERSION_BITS: u32 = 10;
const STEP_BITS: u32 = 4;

/// Why a text is not a result of this scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// It is not written as codes are.
    #[error("this is not a training code; a code starts with `RC1-`")]
    NotACode,
    /// A letter or digit is wrong, missing or too many.
    #[error("a letter or digit of this code is wrong; compare it with the original")]
    WrongChecksum,
    /// It belongs to another scenario.
    #[error("this code is for another scenario")]
    OtherScenario,
    /// It belongs to another version of this scenario.
    #[error("this code is for another version of this scenario")]
    OtherVersion,
    /// This scenario has no such step.
    #[error("this code is for a step that this scenario does not have")]
    OtherStep,
    /// It says something that the checklist does not ask.
    #[error("this code does not fit this checklist")]
    DoesNotFit,
}

impl CodeError {
    /// The stable code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotACode => "not-a-code",
            Self::WrongChecksum => "wrong-checksum",
            Self::OtherScenario => "other-scenario",
            Self::OtherVersion => "other-version",
            Self::OtherStep => "other-step",
            Self::DoesNotFit => "does-not-fit",
        }
    }
}

impl TrainingResult {
    /// The result as a code; empty for a result of another scenario.
    #[must_use]
    pub fn to_code(&self, scenario: &Scenario, rules: Rules<'_>) -> String {
        let Some(place) = self.place_in(scenario) else { return String::new() };
        let symbols = symbols(self, scenario, place, rules);
        let mut text = PREFIX.to_owned();
        for (place, symbol) in symbols.iter().chain(&check_symbols(&symbols)).enumerate() {
            if place % GROUP == 0 {
                text.push('-');
            }
            text.extend(ALPHABET.chars().nth(usize::from(*symbol)));
        }
        text
    }

    /// Reads a code. Small letters, spaces and missing hyphens are forgiven.
    ///
    /// # Errors
    /// [`CodeError`], whatever the text.
    pub fn from_code(text: &str, scenario: &Scenario, rules: Rules<'_>) -> Result<Self, CodeError> {
        let all = read_symbols(text).ok_or(CodeError::NotACode)?;
        let (body, check) = all.split_last_chunk::<CHECK>().ok_or(CodeError::NotACode)?;
        if check_symbols(body) != *check {
            return Err(CodeError::WrongChecksum);
        }
        let mut bits = Bits { symbols: body, place: 0 };
        if bits.take(SCENARIO_BITS) != mark(scenario.id().as_str(), SCENARIO_BITS) {
            return Err(CodeError::OtherScenario);
        }
        if bits.take(VERSION_BITS) != mark(&scenario.version().to_string(), VERSION_BITS) {
            return Err(CodeError::OtherVersion);
        }
        let place = usize::try_from(bits.take(STEP_BITS)).map_err(|_| CodeError::OtherStep)?;
        if place >= scenario.steps().len() {
            return Err(CodeError::OtherStep);
        }
        let said = read_said(&mut bits, rules).ok_or(CodeError::DoesNotFit)?;
        let read = Self::from_said(&said, scenario, place, rules).map_err(|_| CodeError::DoesNotFit)?;
        let result = read.ok_or(CodeError::OtherStep)?;
        // What says the same in another way was not written here.
        if symbols(&result, scenario, place, rules) == body { Ok(result) } else { Err(CodeError::DoesNotFit) }
    }
}

fn symbols(result: &TrainingResult, scenario: &Scenario, place: usize, rules: Rules<'_>) -> Vec<u8> {
    let mut bits = Vec::new();
    put(&mut bits, mark(scenario.id().as_str(), SCENARIO_BITS), SCENARIO_BITS);
    put(&mut bits, mark(&scenario.version().to_string(), VERSION_BITS), VERSION_BITS);
    put(&mut bits, u32::try_from(place).unwrap_or_default(), STEP_BITS);
    for item in rules.instrument.items() {
        let code = result.said().iter().find_map(|said| match said {
            Said::Item(link_id, code) if *link_id == item.link_id => code.as_ref(),
            _ => None,
        });
        put_item(&mut bits, item, code);
    }
    for fact in rules.instrument.facts() {
        let value = result.said().iter().find_map(|said| match said {
            Said::Fact(id, value) if *id == fact.id => value.as_ref(),
            _ => None,
        });
        put_fact(&mut bits, fact, value);
    }
    put(&mut bits, u32::from(result.said().contains(&Said::Concern(true))), 1);
    let mut symbols: Vec<u8> = bits.chunks(5).map(symbol).collect();
    // What was not asked is nought: what stands at the end of it need not be written.
    while symbols.last() == Some(&0) {
        symbols.pop();
    }
    symbols
}

fn symbol(bits: &[bool]) -> u8 {
    let bit = |place: usize| u8::from(bits.get(place).copied().unwrap_or_default());
    (0..5).fold(0, |symbol, place| symbol * 2 + bit(place))
}

fn put(bits: &mut Vec<bool>, value: u32, width: u32) {
    bits.extend((0..width).rev().map(|place| value >> place & 1 == 1));
}

/// An item: nought where it was not asked, otherwise one more than the place of the answer.
fn put_item(bits: &mut Vec<bool>, item: &Item, code: Option<&AnswerCode>) {
    let place_of = |code: &OptionCode| item.options.iter().position(|option| option.code == *code);
    match item.kind {
        ItemKind::Text => {}
        ItemKind::Many => {
            let is_ticked = |option: &AnswerOption| match code {
                Some(AnswerCode::Many(codes)) => codes.contains(&option.code),
                _ => false,
            };
            bits.extend(item.options.iter().map(is_ticked));
        }
        ItemKind::Choice | ItemKind::Count { .. } => {
            let (min, _) = numbers(item);
            let place = match code {
                Some(AnswerCode::Option(code)) => place_of(code).map(|place| place.saturating_add(1)),
                Some(AnswerCode::Number(number)) => {
                    Some(usize::from(number.saturating_sub(min)).saturating_add(item.options.len()).saturating_add(1))
                }
                _ => None,
            };
            put(bits, u32::try_from(place.unwrap_or_default()).unwrap_or_default(), item_width(item));
        }
    }
}

/// The smallest number an item takes, and how many there are; none where it takes none.
fn numbers(item: &Item) -> (u16, usize) {
    match item.kind {
        ItemKind::Count { min, max, .. } => (min, usize::from(max.saturating_sub(min)).saturating_add(1)),
        _ => (0, 0),
    }
}

fn item_width(item: &Item) -> u32 {
    width(item.options.len().saturating_add(numbers(item).1))
}

/// How many bits hold the numbers from nought to this.
fn width(most: usize) -> u32 {
    usize::BITS - most.leading_zeros()
}

/// A fact: one bit whether it was asked, then the place of its value: "don't know" first.
fn put_fact(bits: &mut Vec<bool>, fact: &FactDefinition, value: Option<&FactValue>) {
    put(bits, u32::from(value.is_some()), 1);
    let place = match (value, &fact.kind) {
        (None, _) => return,
        (Some(FactValue::Yes), _) => 1,
        (Some(FactValue::No), _) => 2,
        (Some(FactValue::Number(number)), FactKind::Number { min, .. }) => {
            usize::from(number.saturating_sub(*min)).saturating_add(1)
        }
        (Some(FactValue::Choice(code)), FactKind::Choice(options)) => {
            options.iter().position(|option| option == code).map_or(0, |place| place.saturating_add(1))
        }
        (Some(_), _) => 0,
    };
    put(bits, u32::try_from(place).unwrap_or_default(), fact_width(fact));
}

fn fact_width(fact: &FactDefinition) -> u32 {
    width(match &fact.kind {
        FactKind::YesNo => 2,
        FactKind::Number { min, max } => usize::from(max.saturating_sub(*min)).saturating_add(1),
        FactKind::Choice(options) => options.len(),
    })
}

/// Bits that are read on for ever: after the last, nought.
struct Bits<'a> {
    symbols: &'a [u8],
    place: usize,
}

impl Bits<'_> {
    fn take(&mut self, width: u32) -> u32 {
        let mut value = 0;
        for _ in 0..width {
            let symbol = self.symbols.get(self.place / 5).copied().unwrap_or_default();
            value = value << 1 | u32::from(symbol >> (4 - self.place % 5) & 1);
            self.place = self.place.saturating_add(1);
        }
        value
    }

    fn place(&mut self, width: u32) -> Option<usize> {
        usize::try_from(self.take(width)).ok()
    }
}

fn read_said(bits: &mut Bits<'_>, rules: Rules<'_>) -> Option<Vec<Said>> {
    let mut said = Vec::new();
    for item in rules.instrument.items() {
        said.push(Said::Item(item.link_id.clone(), read_item(bits, item)?));
    }
    for fact in rules.instrument.facts() {
        said.push(Said::Fact(fact.id.clone(), read_fact(bits, fact)?));
    }
    said.push(Said::Concern(bits.take(1) == 1));
    said.retain(|said| !said.is_blank());
    Some(said)
}

fn read_item(bits: &mut Bits<'_>, item: &Item) -> Option<Option<AnswerCode>> {
    match item.kind {
        ItemKind::Text => Some(None),
        ItemKind::Many => {
            let ticked: Vec<_> = item.options.iter().filter(|_| bits.take(1) == 1).map(|o| o.code.clone()).collect();
            Some((!ticked.is_empty()).then_some(AnswerCode::Many(ticked)))
        }
        ItemKind::Choice | ItemKind::Count { .. } => {
            let Some(place) = bits.place(item_width(item))?.checked_sub(1) else { return Some(None) };
            if let Some(option) = item.options.get(place) {
                return Some(Some(AnswerCode::Option(option.code.clone())));
            }
            let (min, count) = numbers(item);
            let number = place.checked_sub(item.options.len()).filter(|number| *number < count)?;
            Some(Some(AnswerCode::Number(min.checked_add(u16::try_from(number).ok()?)?)))
        }
    }
}

fn read_fact(bits: &mut Bits<'_>, fact: &FactDefinition) -> Option<Option<FactValue>> {
    if bits.take(1) == 0 {
        return Some(None);
    }
    let Some(place) = bits.place(fact_width(fact))?.checked_sub(1) else { return Some(Some(FactValue::DontKnow)) };
    let value = match &fact.kind {
        FactKind::YesNo => [FactValue::Yes, FactValue::No].into_iter().nth(place)?,
        FactKind::Number { min, max } => {
            FactValue::Number(min.checked_add(u16::try_from(place).ok()?).filter(|number| number <= max)?)
        }
        FactKind::Choice(options) => FactValue::Choice(options.get(place)?.clone()),
    };
    Some(Some(value))
}

/// The symbols of a text after its prefix; none where it is not written as a code.
fn read_symbols(text: &str) -> Option<Vec<u8>> {
    let mut plain = String::new();
    for letter in text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-') {
        plain.push(match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        });
        if plain.len() > MAX_SYMBOLS {
            return None;
        }
    }
    let place_of = |letter| ALPHABET.chars().position(|known| known == letter);
    let places = plain.strip_prefix(PREFIX)?.chars().map(|letter| place_of(letter).and_then(|p| u8::try_from(p).ok()));
    places.collect()
}

/// The remainder of the symbols, as one number that starts with a one, so that a nought in
/// front counts too.
fn check_symbols(symbols: &[u8]) -> [u8; CHECK] {
    let rest = symbols.iter().fold(1, |rest: u32, symbol| (rest * 32 + u32::from(*symbol)) % PRIME);
    let place = |shift: u32| u8::try_from(rest >> shift & 31).unwrap_or_default();
    [place(10), place(5), place(0)]
}

/// A few bits that tell one name from another (FNV-1a, folded).
fn mark(text: &str, bits: u32) -> u32 {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> bits) & ((1 << bits) - 1)
}
