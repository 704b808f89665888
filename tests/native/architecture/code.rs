//! Source text without what is only said: comments, and the insides of texts.

/// Rust code with comments and texts blanked out; other files as they are.
pub(super) fn bare(path: &str, text: &str) -> String {
    if !path.ends_with(".rs") {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    while at < letters.len() {
        let rest = &letters[at..];
        let skip = match rest {
            ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => block_comment(rest),
            ['"', ..] => plain_text(rest),
            ['r', '"' | '#', ..] if !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') => raw_text(rest),
            // A letter in quotes; a lifetime has no closing quote so soon.
            ['\'', '\\', _, ..] => 3 + rest[3..].iter().position(|c| *c == '\'').map_or(0, |end| end + 1),
            ['\'', _, '\'', ..] => 3,
            _ => 0,
        };
        if skip == 0 {
            out.push(letters[at]);
            at += 1;
        } else {
            // Lines stay lines, so that what stands around a text does not run together.
            out.extend(rest[..skip].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at += skip;
        }
    }
    out
}

/// The identifiers of bare code, each with what follows it up to the next one.
pub(super) fn words(code: &str) -> Vec<(&str, &str)> {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find(part_of_word) {
        let from = &rest[start..];
        let end = from.find(|c| !part_of_word(c)).unwrap_or(from.len());
        let gap = from[end..].find(part_of_word).unwrap_or(from.len() - end);
        words.push((&from[..end], &from[end..end + gap]));
        rest = &from[end..];
    }
    words
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0usize, 0);
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn plain_text(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// A raw text, or nothing when this is only an `r` or a raw identifier.
fn raw_text(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return 0;
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let inside = &rest[2 + hashes..];
    inside.windows(end.len()).position(|window| window == end).map_or(rest.len(), |at| 2 + hashes + at + end.len())
}

#[test]
fn comments_and_texts_are_blanked_and_nothing_else() {
    let kept = |text: &str| bare("x.rs", text).split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(kept("a // unsafe\nb"), "a b");
    assert_eq!(kept("a /* x /* y */ z */ b"), "a b");
    assert_eq!(kept(r#"say("unsafe \" unsafe") + b"#), "say( ) + b");
    assert_eq!(kept("say(r#\"un\"safe\"#) + r\"x\" + b"), "say( ) + + b");
    assert_eq!(
        kept(r"if c == '\'' || c == '' || c == '/' { 'a: loop {} }"),
        "if c == || c == '' || c == { 'a: loop {} }"
    );
    assert_eq!(kept("fn f<'a>(x: &'a str, y: &'a str)"), "fn f<'a>(x: &'a str, y: &'a str)");
    assert_eq!(kept("'\"' + x + '\"'"), "+ x +");
    assert_eq!(words("a::b(c)"), [("a", "::"), ("b", "("), ("c", ")")]);
}
