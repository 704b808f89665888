//! The referral forms being filled in.

use super::Session;
use risk_checklist_core::content::{LocalProfile, RequiredFields};
use risk_checklist_core::delivery::{FormDraft, FormEdit, FormInputs, PassedGate, ReferralForm};
use risk_checklist_core::instrument::PathwayId;

impl Session {
    /// What was written for a pathway's form so far.
    #[must_use]
    pub fn form_draft(&self, pathway: &PathwayId) -> FormDraft {
        self.forms.get(pathway).cloned().unwrap_or_default()
    }

    /// What a form is made of, beside the gate and what was written.
    #[must_use]
    pub fn form_inputs<'a>(&'a self, draft: &'a FormDraft) -> FormInputs<'a> {
        FormInputs {
            library: &self.library,
            sitting: &self.sitting,
            assessment: &self.united,
            outcome: &self.outcome,
            draft,
            required: self.required_fields(),
            role: self.settings.setting.role,
            created_at: self.settings.now,
        }
    }

    /// The fields that the local profile requires.
    #[must_use]
    pub fn required_fields(&self) -> &RequiredFields {
        static NONE: RequiredFields = RequiredFields::new();
        self.library.profile().map_or(&NONE, LocalProfile::required_fields)
    }

    /// The referral form behind a passed gate, as it would leave now.
    #[must_use]
    pub fn referral_form(&self, gate: &PassedGate) -> Option<ReferralForm> {
        let draft = self.form_draft(gate.pathway());
        ReferralForm::new(gate, self.form_inputs(&draft))
    }

    /// The form that was handed to the host, once one was.
    #[must_use]
    pub fn form_sent(&self) -> Option<&str> {
        self.form_sent.as_deref()
    }

    /// A refused edit changes nothing: the screens only offer what the form allows.
    pub(super) fn edit_form(&mut self, pathway: PathwayId, edit: FormEdit) {
        if let Ok(draft) = self.form_draft(&pathway).apply(self.library.forms(), edit) {
            self.forms.insert(pathway, draft);
        }
    }
}
