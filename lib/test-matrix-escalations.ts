const everyone = {
  csm: "yes",
  manager: "yes",
  coordinator: "yes",
  specialist: "yes",
  admin: "yes",
  key: "yes",
} as const;
const success = { csm: "yes", manager: "yes", coordinator: "yes", admin: "yes", key: "yes" } as const;
const coordinator = { coordinator: "yes" } as const;
/** A deputy acts in their own role, whichever it is. */
const coordinating = {
  csm: "elsewhere",
  manager: "elsewhere",
  coordinator: "yes",
  specialist: "elsewhere",
  admin: "elsewhere",
} as const;
const takingPart = { ...coordinating, csm: "own", manager: "own", specialist: "own" } as const;

/** Test only: of escalations. */
export const escalationRights = {
  "escalations.list": everyone,
  "escalations.get": { ...takingPart, admin: "yes", key: "own" },
  "escalations.duty": everyone,
  "escalations.specialists": success,
  "escalations.deputies": success,
  "escalations.targets": success,
  "escalations.raise": { csm: "yes", manager: "yes", coordinator: "yes" },
  "escalations.triage": coordinating,
  "escalations.route": coordinating,
  "escalations.takeBack": coordinating,
  "escalations.withdrawQuestion": coordinating,
  "escalations.merge": coordinating,
  "escalations.close": coordinating,
  "escalations.reopen": coordinating,
  "escalations.write": takingPart,
  "escalations.removeAttachment": takingPart,
  "escalations.nameDeputy": coordinator,
  "escalations.endDeputy": coordinator,
  "escalations.setTargets": { admin: "yes" },
} as const;
