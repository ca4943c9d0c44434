import type { interactionKinds } from "#lib/engagement/schema.ts";

export const kindWords: Record<(typeof interactionKinds)[number], string> = {
  call: "Call",
  email: "Email",
  meeting: "Meeting",
  note: "Note",
};
