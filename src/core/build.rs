//! Takes the shipped content in: squeezes its white space out, and computes the content
//! hash that every outcome notice quotes.

use serde_json::Value;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// The pack that is in the module; the others are files of their own.
const DEFAULT_PACK: &str = "safelives-dash";

/// Constant name, and the file under `src/content`. The hash covers them in this order.
const FILES: [(&str, &str); 11] = [
    ("MANIFEST", "packs/safelives-dash/manifest.json"),
    ("INSTRUMENT", "packs/safelives-dash/instrument.json"),
    ("PACK_TEXTS", "packs/safelives-dash/text/en-GB.json"),
    ("PATHWAYS", "pathways.json"),
    ("PATHWAY_TEXTS", "text/en-GB/pathways.json"),
    ("GATE", "gate.json"),
    ("GATE_TEXTS", "text/en-GB/gate.json"),
    ("CHROME_TEXTS", "text/en-GB/chrome.json"),
    ("DIRECTORY", "directory.json"),
    ("FORMS", "forms.json"),
    ("FORM_TEXTS", "text/en-GB/forms.json"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let content = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../content");
    let mut constants = String::new();
    let mut hash = Sha256::new();
    for (name, file) in FILES {
        let path = content.join(file);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).map_err(|error| format!("src/content/{file}: {error}"))?;
        let squeezed = squeeze(&text);
        hash.update(file.as_bytes());
        hash.update([0]);
        hash.update(squeezed.as_bytes());
        hash.update([0]);
        constants.push_str(&format!("/// `{file}`, squeezed.\npub(super) const {name}: &str = {squeezed:?};\n"));
    }
    let digest: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    constants.push_str(&format!(
        "/// SHA-256 over the name and text of every file above.\npub(super) const HASH: &str = \"sha256-{digest}\";\n"
    ));
    constants.push_str(&other_packs(&content.join("packs"))?);
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("shipped.rs"), constants)?;
    let chrome = fs::read_to_string(content.join("text/en-GB/chrome.json"))?;
    fs::write(Path::new(&out).join("chrome_key.rs"), key_enum("text/en-GB/chrome.json", &chrome, "ChromeKey")?)?;
    // Not in the hash: no live notice has these words behind it. The live module drops them.
    let file = content.join("text/en-GB/training.json");
    println!("cargo::rerun-if-changed={}", file.display());
    let training = fs::read_to_string(&file)?;
    let mut keys = key_enum("text/en-GB/training.json", &training, "TrainingKey")?;
    keys.push_str(&format!(
        "\n/// `text/en-GB/training.json`, squeezed.\nconst SHIPPED: &str = {:?};\n",
        squeeze(&training)
    ));
    fs::write(Path::new(&out).join("training_key.rs"), keys)?;
    Ok(())
}

/// What the module knows of the packs that are files of their own.
fn other_packs(packs: &Path) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", packs.display());
    let mut rows = Vec::new();
    for entry in fs::read_dir(packs)? {
        let folder = entry?.path();
        if !folder.join("manifest.json").is_file() || folder.ends_with(DEFAULT_PACK) {
            continue;
        }
        let read = |file: &str| -> Result<Value, Box<dyn Error>> {
            let path = folder.join(file);
            println!("cargo::rerun-if-changed={}", path.display());
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            Ok(serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?)
        };
        let (manifest, instrument, texts) =
            (read("manifest.json")?, read("instrument.json")?, read("text/en-GB.json")?);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        rows.push(format!(
            "    ShippedPack {{ id: {:?}, version: {:?}, title: {:?}, items: {}, status: {:?}, purpose: {:?} }},\n",
            text(manifest.get("id").unwrap_or(&Value::Null)),
            text(manifest.get("version").unwrap_or(&Value::Null)),
            text(texts.pointer("/texts/pack.title").unwrap_or(&Value::Null)),
            instrument.get("items").and_then(Value::as_array).map_or(0, Vec::len),
            text(manifest.get("status").unwrap_or(&Value::Null)),
            text(manifest.get("purpose").unwrap_or(&Value::Null)),
        ));
    }
    rows.sort();
    Ok(format!("const OTHERS: &[ShippedPack] = &[\n{}];\n", rows.concat()))
}

/// The widget's own words as an enum, so that a word a screen asks for and nobody wrote is
/// a build error.
fn key_enum(file: &str, text: &str, name: &str) -> Result<String, Box<dyn Error>> {
    let json: Value = serde_json::from_str(text).map_err(|error| format!("{file}: {error}"))?;
    let texts = json.get("texts").and_then(Value::as_object).ok_or_else(|| format!("{file}: no `texts`"))?;
    let (mut variants, mut names) = (String::new(), String::new());
    for (key, words) in texts {
        let variant: String = key.split(['.', '-']).map(capital).collect();
        variants.push_str(&format!("    /// {}\n    {variant},\n", words.to_string().replace(['[', ']', '`'], "'")));
        names.push_str(&format!("        Self::{variant},\n"));
    }
    Ok(format!(
        "/// The widget's own words, by what they are for. The English stands beside each.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum {name} {{\n{variants}}}\n\n\
         impl {name} {{\n    /// Every key.\n    pub const ALL: [Self; {}] = [\n{names}    ];\n}}\n\n\
         /// Every key as it is written in the words file, in the same order. One text: a\n\
         /// list of texts would take as much room again to say where each one is.\n\
         const NAMES: &str = \"{}\";\n",
        texts.len(),
        texts.keys().map(String::as_str).collect::<Vec<_>>().join(" ")
    ))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// Drops white space outside texts. Whether the result is JSON is for the checker to say,
/// at run time and in the tests, with file and path.
fn squeeze(text: &str) -> String {
    let (mut out, mut in_text, mut escaped) = (String::with_capacity(text.len()), false, false);
    for c in text.chars() {
        if in_text {
            in_text = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c.is_whitespace() {
            continue;
        } else {
            in_text = c == '"';
        }
        out.push(c);
    }
    out
}
