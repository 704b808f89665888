//! Values by id, in the order of the ids.

/// Values by id, in the order of the ids.
///
/// A sorted list rather than a tree: it holds a few dozen entries, and every kind of tree
/// would add some 3 kB to the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdMap<Id, V> {
    /// INVARIANT (sorted): by id, each id once.
    entries: Vec<(Id, V)>,
}

impl<Id, V> Default for IdMap<Id, V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<Id: Ord, V> IdMap<Id, V> {
    /// No entries.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// True when there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of an id.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&V> {
        let place = self.place(id).ok()?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// True when the id has a value.
    #[must_use]
    pub fn contains_key(&self, id: &Id) -> bool {
        self.place(id).is_ok()
    }

    /// Gives the id this value, and answers with the one it had.
    pub fn insert(&mut self, id: Id, value: V) -> Option<V> {
        let before = self.remove(&id);
        let place = self.place(&id).unwrap_or_else(|place| place);
        self.entries.insert(place, (id, value));
        before
    }

    /// Takes the id's value out.
    pub fn remove(&mut self, id: &Id) -> Option<V> {
        let place = self.place(id).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// Every entry.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &V)> {
        self.entries.iter().map(|(id, value)| (id, value))
    }

    /// Every id.
    pub fn keys(&self) -> impl Iterator<Item = &Id> {
        self.entries.iter().map(|(id, _)| id)
    }

    /// Where the id is, or where it would go.
    fn place(&self, id: &Id) -> Result<usize, usize> {
        self.entries.binary_search_by(|(other, _)| other.cmp(id))
    }
}

impl<Id: Ord, V> FromIterator<(Id, V)> for IdMap<Id, V> {
    fn from_iter<Entries: IntoIterator<Item = (Id, V)>>(entries: Entries) -> Self {
        let mut map = Self::new();
        for (id, value) in entries {
            map.insert(id, value);
        }
        map
    }
}

impl<Id: Ord, V, const N: usize> From<[(Id, V); N]> for IdMap<Id, V> {
    fn from(entries: [(Id, V); N]) -> Self {
        entries.into_iter().collect()
    }
}
