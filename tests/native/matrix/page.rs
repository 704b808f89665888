//! The table as a page, from the shipped content alone.

use crate::bundles::EVERY;
use crate::shipped::{instrument, library, pathways};
use risk_checklist_core::content::{ContentPack, ReadAs, Source};
use risk_checklist_core::instrument::{
    Atom, CallStatus, Checked, Condition, Nation, Pathway, Role, SourceId, StartedBy, Trigger, TriggerKind,
};
use std::collections::BTreeSet;
use std::fmt::Write;

const NATIONS: [(Nation, &str); 4] = [
    (Nation::England, "England"),
    (Nation::Wales, "Wales"),
    (Nation::Scotland, "Scotland"),
    (Nation::NorthernIreland, "Northern Ireland"),
];
const ROLES: [(Role, &str); 4] =
    [(Role::Health, "health"), (Role::Housing, "housing"), (Role::Idva, "IDVA"), (Role::Other, "other roles")];
const GROUPS: [(TriggerKind, &str); 3] = [
    (TriggerKind::Criterion, "Referral criteria"),
    (TriggerKind::CriticalItem, "Critical items, at any count"),
    (TriggerKind::Circumstance, "Circumstances"),
];

/// The whole page.
pub(super) fn html() -> String {
    let mut page = String::new();
    let out = &mut page;
    let set = library().pathways();
    let calls: usize = pathways().all().iter().map(|pathway| pathway.calls.len()).sum();
    line(out, 0, HEAD);
    line(out, 2, "<h1>What leads where</h1>");
    line(
        out,
        2,
        &format!(
            "<p class=\"lead\">Every trigger of every checklist against every pathway: {} triggers, {} pathways, {calls} \
             calls. The table is made from the rules as they ship; a test holds it to them.</p>",
            triggers().len(),
            pathways().all().len(),
        ),
    );
    line(out, 2, "<dl class=\"facts\">");
    let review = &set.head().review;
    for (name, text) in [
        ("Rules", format!("{} {}", set.head().id, set.head().version)),
        (
            "Checklists",
            packs()
                .map(|pack| format!("{} {}", pack.manifest().id(), pack.manifest().version()))
                .collect::<Vec<_>>()
                .join(", "),
        ),
        ("Reviewed by", review.by.clone()),
        ("Written on", review.on.to_string()),
        ("Review due", review.due.to_string()),
    ] {
        line(out, 3, &format!("<div><dt>{name}</dt><dd>{}</dd></div>", escaped(&text)));
    }
    line(out, 2, "</dl>");
    line(out, 0, HOW_TO_READ);
    table(out);
    sources(out);
    line(out, 0, FOOT);
    page
}

fn table(out: &mut String) {
    line(out, 2, "<section class=\"scroll\" aria-labelledby=\"caption\" tabindex=\"0\">");
    line(out, 3, "<table>");
    line(out, 4, "<caption id=\"caption\">Pathways by trigger (scroll both ways)</caption>");
    line(out, 4, "<thead>");
    line(out, 5, "<tr>");
    line(out, 6, "<th scope=\"col\">Trigger</th>");
    for pathway in pathways().all() {
        let text = format!("{}<br><code>{}</code>{}", escaped(title_of(pathway)), pathway.id, marks(pathway));
        line(out, 6, &format!("<th scope=\"col\" id=\"{}\">{text}</th>", pathway.id));
    }
    line(out, 5, "</tr>");
    line(out, 4, "</thead>");
    group(out, "Whatever was answered", |out| {
        row(out, "Always on the list", |pathway| pathway.floor.map(|status| (class_of(status), status_of(status))));
    });
    for (kind, title) in GROUPS {
        group(out, title, |out| {
            for (pack, trigger) in triggers().into_iter().filter(|(_, trigger)| trigger.kind == kind) {
                let head = format!("{}<br><code>{}</code>", escaped(name_in(pack, trigger)), trigger.id);
                row(out, &head, |pathway| {
                    let call = pathway.calls.iter().find(|call| call.trigger == trigger.id)?;
                    Some((class_of(call.status), status_of(call.status) + &bounds(pathway)))
                });
            }
        });
    }
    group(out, "What takes it off the list", |out| {
        row(out, "Not when", |pathway| {
            let names: Vec<&str> = pathway.excluded_when.iter().map(asked_alone).map(name_of).collect();
            (!names.is_empty()).then(|| ("", escaped(&names.join("; "))))
        });
        row(out, "Replaced", |pathway| {
            let replacement = pathway.replaced_by.as_ref()?;
            let when = escaped(name_of(asked_alone(&replacement.when)));
            let id = &replacement.pathway;
            Some(("", format!("by <a href=\"#{id}\"><code>{id}</code></a> when: {when}")))
        });
    });
    group(out, "What it rests on", |out| {
        row(out, "State", |pathway| {
            Some(match pathway.checked {
                Checked::Verified => ("", "sources read".to_owned()),
                Checked::ConfirmLocally => ("locally", "confirm locally".to_owned()),
            })
        });
        row(out, "Sources", |pathway| {
            let link = |id: &SourceId| format!("<a href=\"#source-{id}\">{id}</a>");
            Some(("", pathway.sources.iter().map(link).collect::<Vec<_>>().join(", ")))
        });
    });
    line(out, 3, "</table>");
    line(out, 2, "</section>");
}

fn group(out: &mut String, title: &str, rows: impl FnOnce(&mut String)) {
    let columns = pathways().all().len() + 1;
    line(out, 4, "<tbody>");
    line(out, 5, &format!("<tr><th scope=\"rowgroup\" colspan=\"{columns}\"><span>{title}</span></th></tr>"));
    rows(out);
    line(out, 4, "</tbody>");
}

fn row(out: &mut String, head: &str, cell: impl Fn(&Pathway) -> Option<(&'static str, String)>) {
    line(out, 5, "<tr>");
    line(out, 6, &format!("<th scope=\"row\">{head}</th>"));
    for pathway in pathways().all() {
        let cell = match cell(pathway) {
            None => "<td></td>".to_owned(),
            Some(("", text)) => format!("<td>{text}{}</td>", narrow(pathway)),
            Some((class, text)) => format!("<td class=\"{class}\">{text}{}</td>", narrow(pathway)),
        };
        line(out, 6, &cell);
    }
    line(out, 5, "</tr>");
}

fn status_of(status: CallStatus) -> String {
    let word = match status {
        CallStatus::Recommended(_) => "recommended",
        CallStatus::Consider(_) => "consider",
    };
    format!("<b>{word}</b>, {}", status.urgency().as_str().replace('-', " "))
}

fn class_of(status: CallStatus) -> &'static str {
    match status {
        CallStatus::Recommended(_) => "recommended",
        CallStatus::Consider(_) => "consider",
    }
}

/// Where and for whom, if not for all; and who starts it, if not the practitioner.
fn limits(pathway: &Pathway) -> Vec<String> {
    let nations: Vec<&str> =
        NATIONS.iter().filter(|(nation, _)| pathway.nations.contains(nation)).map(|(_, name)| *name).collect();
    let roles: Vec<&str> =
        ROLES.iter().filter(|(role, _)| pathway.roles.contains(role)).map(|(_, name)| *name).collect();
    assert_eq!((nations.len(), roles.len()), (pathway.nations.len(), pathway.roles.len()), "{}", pathway.id);
    let police = (pathway.started_by == StartedBy::Police).then(|| "police only".to_owned());
    let only = |list: Vec<&str>| (!list.is_empty()).then(|| format!("{} only", list.join(", ")));
    [only(nations), only(roles), police].into_iter().flatten().collect()
}

/// As marks under the name.
fn marks(pathway: &Pathway) -> String {
    limits(pathway).iter().map(|limit| format!("<br><span class=\"mark\">{limit}</span>")).collect()
}

/// As small print in each cell, since the head may be out of sight.
fn bounds(pathway: &Pathway) -> String {
    let limits = limits(pathway);
    if limits.is_empty() { String::new() } else { format!("<br><small>{}</small>", limits.join("; ")) }
}

/// For narrow screens, where the head does not stay in sight.
fn narrow(pathway: &Pathway) -> String {
    format!("<br><span class=\"narrow\" aria-hidden=\"true\">{}</span>", escaped(title_of(pathway)))
}

fn title_of(pathway: &Pathway) -> &'static str {
    library().pathways().texts().line(&format!("pathway.{}.name", pathway.id))
}

/// The trigger that rests on this alone: the checker holds that there is one.
fn asked_alone(atom: &Atom) -> &'static Trigger {
    let alone = Condition::Atom(atom.clone());
    instrument().triggers().iter().find(|trigger| trigger.when == alone).unwrap()
}

fn name_of(trigger: &Trigger) -> &'static str {
    name_in(library().pack(), trigger)
}

fn name_in(pack: &'static ContentPack, trigger: &Trigger) -> &'static str {
    pack.texts().line(&format!("trigger.{}.name", trigger.id))
}

/// Every pack that ships, the default first.
fn packs() -> impl Iterator<Item = &'static ContentPack> {
    EVERY.iter().map(|library| library.pack()).filter(|pack| !pack.manifest().id().as_str().starts_with("synthetic-"))
}

/// Every trigger once, in the words of the first pack that has it.
fn triggers() -> Vec<(&'static ContentPack, &'static Trigger)> {
    let mut found: Vec<(&ContentPack, &Trigger)> = Vec::new();
    for pack in packs() {
        for trigger in pack.instrument().triggers() {
            if !found.iter().any(|(_, other)| other.id == trigger.id) {
                found.push((pack, trigger));
            }
        }
    }
    found
}

/// Every source that a pathway rests on.
fn sources(out: &mut String) {
    let used: BTreeSet<&str> =
        pathways().all().iter().flat_map(|pathway| &pathway.sources).map(SourceId::as_str).collect();
    line(out, 2, "<h2>Sources</h2>");
    line(out, 2, "<ul class=\"sources\">");
    for source in library().pathways().head().sources.iter().filter(|source| used.contains(source.id.as_str())) {
        line(out, 3, &format!("<li id=\"source-{}\"><b>{}</b> {}</li>", source.id, source.id, described(source)));
    }
    line(out, 2, "</ul>");
}

fn described(source: &Source) -> String {
    let read = match source.read {
        ReadAs::Full => "read in full",
        ReadAs::Opening => "opening read",
        ReadAs::Abstract => "summary read",
        ReadAs::SecondHand => "quoted by another source",
    };
    let parts = [source.document.as_str(), &source.section, &source.date, read];
    escaped(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; "))
}

fn line(out: &mut String, depth: usize, text: &str) {
    writeln!(out, "{:width$}{text}", "", width = depth * 2).unwrap();
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const HEAD: &str = r##"<!DOCTYPE html>
<!-- Made by tests/native/matrix.rs from the shipped rules. Do not edit by hand. -->
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <title>What leads where: Risk Checklist</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="icon" href="/favicon.svg">
  <meta name="robots" content="noindex">
  <link rel="stylesheet" href="/matrix.css">
</head>
<body>
  <a class="skip" href="#main">Skip to main content</a>
  <header>
    <p class="name"><a href="/">Risk Checklist</a></p>
  </header>
  <main id="main" tabindex="-1">"##;

const HOW_TO_READ: &str = r##"    <h2>How to read it</h2>
    <ul class="key">
      <li>A trigger that several checklists share has one row. Which checklist has which, its own pages say.</li>
      <li><b>recommended</b> or <b>consider</b>: how strongly. After it, how soon: now, today, within working days, or
        planned.</li>
      <li>When several triggers call for one pathway, the stronger status and the sooner time hold.</li>
      <li><span class="mark">England only</span> or <span class="mark">health only</span>: on the list for that nation or
        role alone. A nation or a role that is not known takes nothing off.</li>
      <li><span class="mark">police only</span>: the practitioner can ask for it; the police decide and start it.</li>
      <li><b>confirm locally</b>: no source was read that settles it everywhere.</li>
    </ul>"##;

const FOOT: &str = r##"  </main>
  <footer>
    <p>Based on the topics of the SafeLives Dash risk checklist; not made, checked or approved by SafeLives. The words
      await review by a specialist. Use it for no real case.</p>
  </footer>
</body>
</html>"##;
