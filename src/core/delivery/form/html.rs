//! The document as one file that any browser, reader or printer can show. It holds no
//! script and may load nothing; every word in it is escaped.

use super::document::Part;

/// A neutral title: a browser that opens the file writes its title into the history.
const HEAD: &str = r#"<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>Form</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; border-bottom: 1px solid #666; break-after: avoid; }
.warning { border: 3px solid; padding: .5rem .75rem; font-weight: bold; }
dl { margin: .5rem 0; }
dt { font-weight: bold; break-after: avoid; }
dd { margin: 0 0 .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
</head>
<body>
"#;

/// The document as a page of its own.
#[must_use]
pub fn to_html(parts: &[Part]) -> String {
    let mut page = HEAD.to_owned();
    let mut in_list = false;
    for part in parts {
        let is_row = matches!(part, Part::Row(..));
        if is_row != in_list {
            page.push_str(if is_row { "<dl>\n" } else { "</dl>\n" });
            in_list = is_row;
        }
        match part {
            Part::Title(text) => put(&mut page, "<h1>", text, "</h1>\n"),
            Part::Warning(text) => put(&mut page, "<p class=\"warning\">", text, "</p>\n"),
            Part::Heading(text) => put(&mut page, "<h2>", text, "</h2>\n"),
            Part::Note(text) => put(&mut page, "<p>", text, "</p>\n"),
            Part::Row(asked, said) => {
                put(&mut page, "<dt>", asked, "</dt>\n");
                // A language that runs the other way stays inside its own row.
                put(&mut page, "<dd dir=\"auto\">", said, "</dd>\n");
            }
        }
    }
    page.push_str(if in_list { "</dl>\n</body>\n</html>\n" } else { "</body>\n</html>\n" });
    page
}

fn put(page: &mut String, open: &str, text: &str, close: &str) {
    page.push_str(open);
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            // Signs that a document may not hold; nobody typed them to be read.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {}
            other => page.push(other),
        }
    }
    page.push_str(close);
}
