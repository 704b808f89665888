//! The responses of one sitting: to the checklist it began with, and to those opened from it.

use super::{Edit, EditError, Judgement, Response};
use crate::instrument::{FactId, Instrument, InstrumentId};

/// One response for each instrument in use, in the order they were opened. A fact, the
/// concern and its reason are one thing for all of them; a fact that an instrument does not
/// have is simply not in its response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    first: Response,
    also: Vec<Response>,
}

impl Sitting {
    /// Nothing recorded yet.
    #[must_use]
    pub fn new(instrument: &Instrument) -> Self {
        Self { first: Response::new(instrument), also: Vec::new() }
    }

    /// A sitting with one instrument, and this recorded.
    #[must_use]
    pub fn of(first: Response) -> Self {
        Self { first, also: Vec::new() }
    }

    /// The response to the instrument it began with.
    #[must_use]
    pub fn first(&self) -> &Response {
        &self.first
    }

    /// The same, with the rest let go.
    #[must_use]
    pub fn into_first(self) -> Response {
        self.first
    }

    /// The responses to the instruments that were opened, in that order.
    #[must_use]
    pub fn also(&self) -> &[Response] {
        &self.also
    }

    /// Every response, the first one first.
    #[must_use]
    pub fn all(&self) -> Vec<&Response> {
        let mut all = vec![&self.first];
        all.extend(&self.also);
        all
    }

    /// The response at a place; the first one is at 0.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&Response> {
        match place.checked_sub(1) {
            None => Some(&self.first),
            Some(place) => self.also.get(place),
        }
    }

    /// True when this instrument is in use.
    #[must_use]
    pub fn has(&self, instrument: &InstrumentId) -> bool {
        self.all().iter().any(|response| response.instrument() == instrument)
    }

    /// The sitting with one more instrument, which takes up the facts it has and the concern.
    /// The very same one when it is in use already.
    #[must_use]
    pub fn open(mut self, instrument: &Instrument) -> Self {
        if self.has(instrument.id()) {
            return self;
        }
        let mut response = Response::new(instrument);
        for fact in instrument.facts() {
            let recorded = self.all().iter().find_map(|before| before.fact(&fact.id)).cloned();
            // A pack of another version may give the fact other bounds: what does not fit
            // stays unknown there, and certain where it was recorded.
            if let Some(value) = recorded.filter(|value| value.fits(fact)) {
                response.facts.insert(fact.id.clone(), value);
            }
        }
        response.judgement = Judgement { band: None, ..self.first.judgement.clone() };
        self.also.push(response);
        self
    }

    /// The sitting with one change made to the response at a place. The instruments are
    /// those in use, in order. A fact and a concern change wherever they are.
    ///
    /// # Errors
    /// [`EditError`] when the instrument there does not allow it.
    pub fn apply(&self, instruments: &[&Instrument], place: usize, edit: Edit) -> Result<Self, EditError> {
        let mut next = self.clone();
        let everywhere = matches!(edit, Edit::Fact(..) | Edit::Concern(_) | Edit::Reason(_));
        for (other, instrument) in instruments.iter().enumerate() {
            if other != place && !everywhere {
                continue;
            }
            let Some(response) = next.at_mut(other) else { continue };
            match response.apply(instrument, edit.clone()) {
                Ok(changed) => *response = changed,
                Err(error) if other == place => return Err(error),
                // It does not have this fact, or not this value of it.
                Err(_) => {}
            }
        }
        Ok(next)
    }

    fn at_mut(&mut self, place: usize) -> Option<&mut Response> {
        match place.checked_sub(1) {
            None => Some(&mut self.first),
            Some(place) => self.also.get_mut(place),
        }
    }

    /// The place of the first instrument that has a fact.
    #[must_use]
    pub fn place_of_fact(instruments: &[&Instrument], fact: &FactId) -> Option<usize> {
        instruments.iter().position(|instrument| instrument.fact(fact).is_some())
    }
}
