//! A form after a sitting with several checklists says which, as the notice does.

use super::sample::passed;
use crate::bundles::with;
use crate::shipped::library;
use risk_checklist_core::assessment::assess;
use risk_checklist_core::content::{Agreement, RequiredFields};
use risk_checklist_core::delivery::{Choice, FormDraft, FormEdit, FormInputs, ReferralForm, form_v1};
use risk_checklist_core::instrument::{FieldId, InstrumentId, Setting};
use risk_checklist_core::outcome::conclude;
use risk_checklist_core::response::Sitting;
use serde_json::Value;

#[test]
fn a_form_names_every_checklist_and_hashes_their_content() {
    let both = with(&["synthetic-scale"]);
    let scale = both.find(&InstrumentId::parse("synthetic-scale").unwrap()).unwrap();
    let alone = Sitting::new(both.pack().instrument());
    let opened = alone.clone().open(scale.instrument());
    let assessment = assess(both.pack().instrument(), alone.first());
    let outcome = conclude(&assessment, alone.first(), both.pathways().rules(), Setting::default());
    let contact = FormEdit::Choose(FieldId::parse("contact-safe").unwrap(), Choice::Yes);
    let draft = FormDraft::default().apply(both.forms(), contact).unwrap();
    let required = RequiredFields::new();
    let form = |sitting: &Sitting| {
        let inputs = FormInputs {
            library: &both,
            sitting,
            assessment: &assessment,
            outcome: &outcome,
            draft: &draft,
            required: &required,
            role: None,
            created_at: None,
        };
        ReferralForm::new(&passed("idva", &["person"], Agreement::Agreed), inputs).unwrap()
    };
    let wire = |form: &ReferralForm| -> Value { serde_json::from_str(&form_v1::to_wire(form).unwrap()).unwrap() };
    let ids = |wire: &Value| -> Vec<String> {
        let all = wire["instruments"].as_array().unwrap().iter();
        all.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    let (alone, opened) = (wire(&form(&alone)), wire(&form(&opened)));
    assert_eq!(ids(&alone), ["safelives-dash"]);
    assert_eq!(ids(&opened), ["safelives-dash", "synthetic-scale"]);
    assert_eq!(opened["instrument"], opened["instruments"][0]);
    assert_eq!(alone["contentHash"], library().hash());
    assert_eq!(opened["contentHash"], both.hash_of(&[both.pack(), scale]));
}
