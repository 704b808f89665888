//! What was received, each under a key, in SQLite. In memory here; a real receiver would
//! open a file.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension};

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is new; this is its reference.
    New(String),
    /// It was here already, byte for byte; this is the reference that it got then.
    Known(String),
    /// Something else has this key.
    Conflict,
}

/// Messages under keys. The table's own rule, not a look beforehand, keeps two that come
/// at the same moment from both being kept.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// An empty store.
    pub(crate) fn open() -> rusqlite::Result<Self> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(
            "CREATE TABLE message (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT",
        )?;
        Ok(Self { connection: Arc::new(Mutex::new(connection)) })
    }

    /// Keeps a message, once.
    pub(crate) fn keep(&self, key: &str, body: &str) -> rusqlite::Result<Kept> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let added = connection
            .execute("INSERT INTO message (key, body) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING", (key, body))?;
        let found = connection
            .query_row("SELECT number, body FROM message WHERE key = ?1", [key], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
            })
            .optional()?;
        Ok(match found {
            Some((number, _)) if added == 1 => Kept::New(reference(number)),
            Some((number, held)) if held == body => Kept::Known(reference(number)),
            _ => Kept::Conflict,
        })
    }

    /// Every message with its reference, oldest first.
    pub(crate) fn list(&self) -> rusqlite::Result<Vec<(String, String)>> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rows = connection.prepare("SELECT number, body FROM message ORDER BY number")?;
        rows.query_map([], |row| Ok((reference(row.get(0)?), row.get(1)?)))?.collect()
    }
}

fn reference(number: i64) -> String {
    format!("OUT-{number:04}")
}
