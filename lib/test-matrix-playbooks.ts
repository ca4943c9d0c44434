const readers = { csm: "yes", manager: "yes", coordinator: "yes", admin: "yes", key: "yes" } as const;
const bookKeepers = { csm: "own", manager: "own" } as const;
const manager = { manager: "yes" } as const;
const admin = { admin: "yes" } as const;

/** Test only: of protocols, which an admin changes and others read, and of interventions, which are worked by who keeps the account. */
export const playbookRights = {
  "playbooks.list": readers,
  "playbooks.get": readers,
  "playbooks.choices": admin,
  "playbooks.preview": readers,
  "playbooks.alertWeeks": readers,
  "playbooks.effect": readers,
  "playbooks.matches": readers,
  "playbooks.release": manager,
  "playbooks.leaveOut": manager,
  "playbooks.takeBack": manager,
  "playbooks.saveDraft": admin,
  "playbooks.discardDraft": admin,
  "playbooks.setMode": admin,
  "playbooks.setLimits": admin,
  "playbooks.archive": admin,
  "playbooks.interventions": readers,
  "playbooks.ofAccount": readers,
  "playbooks.intervention": readers,
  "playbooks.end": bookKeepers,
  "playbooks.judge": bookKeepers,
  "playbooks.snooze": bookKeepers,
  "playbooks.sendEmail": bookKeepers,
  "playbooks.dropEmail": bookKeepers,
};
