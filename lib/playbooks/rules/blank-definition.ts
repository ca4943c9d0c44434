import type { Definition } from "../schema.ts";

/** What a new protocol begins with. */
export const blankDefinition: Definition = {
  name: "New protocol",
  why: "",
  trigger: { kind: "band", bands: ["at-risk"] },
  conditions: [],
  sustainDays: 2,
  steps: [{ kind: "task", title: "Call {account}", detail: "{why}", role: "csm", dueDays: 3, priority: "normal" }],
  recoveredDays: 7,
  stopAfterDays: 90,
  coolDownDays: 14,
};
