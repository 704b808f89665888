//! docs/scenarios.md against the files. `UPDATE_GOLDEN=1` writes its table anew.

use super::{STORIES, Story, folder};
use std::{env, fs};

const START: &str = "<!-- the table: written by UPDATE_GOLDEN=1 cargo test --test native scenarios -->\n";
const END: &str = "<!-- end of the table -->";

fn table() -> String {
    let mut lines = vec![
        "| Scenario | Setting | Steps | What it teaches | Yes at the end | Outcome at the end |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    lines.extend(STORIES.values().map(row));
    lines.join("\n") + "\n"
}

fn row(story: &Story) -> String {
    let content = story.scenario.content();
    let (point, tally) = (story.last(), story.last().assessment.tally());
    let yes = match (tally.lowest(), tally.highest()) {
        (lowest, highest) if lowest == highest => lowest.to_string(),
        (lowest, highest) => format!("{lowest} to {highest}"),
    };
    let recommended: Vec<&str> = point.recommended().into_iter().map(|id| id.as_str()).collect();
    format!(
        "| **{}** `{}` | {}, {} | {} | {} | {} | {}: {} |",
        content.title,
        story.id(),
        story.json["setting"]["role"].as_str().unwrap(),
        story.json["setting"]["nation"].as_str().unwrap(),
        story.points.len(),
        content.point,
        yes,
        point.outcome.standing().as_str(),
        recommended.join(", "),
    )
}

#[test]
fn the_page_lists_the_scenarios_as_they_are() {
    let path = folder("docs/scenarios.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(START).unwrap();
    let (kept, after) = rest.split_once(END).unwrap();
    let made = table();
    if env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        assert!(env::var_os("CI").is_none(), "the page is never rewritten in CI");
        fs::write(&path, format!("{before}{START}\n{made}\n{END}{after}")).unwrap();
        return;
    }
    assert!(
        kept.trim() == made.trim(),
        "docs/scenarios.md is behind: run with UPDATE_GOLDEN=1 and read the difference"
    );
}
