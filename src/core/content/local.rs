//! A library with a local profile applied.

use super::profile_v1::{self, LocalService, ProfileFile};
use super::{Directory, Library};
use crate::instrument::{ContactId, Date, Pathway};
use crate::json::Problem;

impl Library {
    /// This library, which must be a national one, with an area's profile applied: its
    /// thresholds as far as they count today, its routes, its services. It takes the library
    /// because copying one costs the module more than reading it again.
    ///
    /// Without `today` what is dated is treated cautiously: a threshold that catches fewer
    /// people than the national one does not count, and no local service takes the place of
    /// a national one.
    ///
    /// # Errors
    /// Every problem with its path in the profile. Then nothing of it applies.
    pub fn with_profile(mut self, text: &str, today: Option<Date>) -> Result<Self, Vec<Problem>> {
        let ProfileFile { profile, services } = profile_v1::load(text, &self, today)?;
        for threshold in profile.thresholds() {
            self.pack.instrument_mut().set_threshold(&threshold.trigger, threshold.in_force().number());
        }
        let rules = self.pathways.rules_mut();
        for local in profile.calls() {
            rules.add_call(&local.pathway, &local.call);
        }
        rules.set_contacts(&|pathway| contacts(pathway, &self.directory, &services, today));
        for local in services {
            self.directory.add(local.service);
        }
        self.profile = Some(profile);
        Ok(self)
    }
}

/// A pathway's services in the order to show: 999, the area's own, the national ones.
fn contacts(pathway: &Pathway, national: &Directory, local: &[LocalService], today: Option<Date>) -> Vec<ContactId> {
    let (mut emergency, mut own, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for entry in local {
        let takes_place = entry.replaces.as_ref().is_some_and(|replaced| pathway.contacts.contains(replaced));
        if takes_place || entry.pathways.contains(&pathway.id) {
            own.push(entry.service.id.clone());
        }
    }
    for id in &pathway.contacts {
        // A national service comes back when what took its place is past its review day.
        let replaced = |entry: &LocalService| {
            entry.replaces.as_ref() == Some(id) && today.is_some_and(|today| !entry.service.is_due(today))
        };
        if national.find(id).is_some_and(super::Service::is_emergency) {
            emergency.push(id.clone());
        } else if !local.iter().any(replaced) {
            rest.push(id.clone());
        }
    }
    emergency.extend(own);
    emergency.extend(rest);
    emergency
}
