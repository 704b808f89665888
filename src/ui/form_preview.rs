//! The form as it reads: on the screen before it leaves, and on paper.

use crate::shapes::{element, fragment, paragraph, words};
use risk_checklist_core::delivery::Part;
use yew::prelude::*;

pub(crate) fn form_preview(parts: &[Part]) -> Html {
    let mut shapes = Vec::new();
    let mut rows = Vec::new();
    for part in parts {
        if let Part::Row(asked, said) = part {
            rows.push(words("dt", "", asked));
            rows.push(html! { <dd dir="auto">{said}</dd> });
            continue;
        }
        if !rows.is_empty() {
            shapes.push(element("dl", "", std::mem::take(&mut rows)));
        }
        shapes.push(match part {
            Part::Title(text) => paragraph("form-name", text),
            Part::Warning(text) => paragraph("form-first", text),
            Part::Heading(text) => words("h5", "", text),
            Part::Note(text) | Part::Row(text, _) => paragraph("", text),
        });
    }
    if !rows.is_empty() {
        shapes.push(element("dl", "", rows));
    }
    fragment(shapes)
}
