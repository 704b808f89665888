//! The shipped content, and what the checker refuses.

use crate::shipped::library;

#[test]
fn the_shipped_content_has_no_problems() {
    let instrument = library().pack().instrument();
    assert_eq!(instrument.items().len(), 24);
}
