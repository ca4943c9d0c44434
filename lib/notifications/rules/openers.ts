import type { Desk, Role } from "#lib/caller.ts";
import { type NotificationKind, notificationKinds } from "../schema.ts";

/** A role, or the specialists of one desk. */
export type Opener = Role | "specialist:sales";
type Acting = { role: Role | null; desk: Desk | null };

const success = ["csm", "manager", "coordinator", "admin"] as const;
const everyone = [...success, "specialist"] as const;

/** Who can open the cause of each kind (SPEC, who sees what); nobody else is told. */
const openers: Record<NotificationKind, readonly Opener[]> = {
  escalation: everyone,
  mention: everyone,
  task: ["csm", "manager", "coordinator", "specialist"],
  intervention: success,
  handoff: [...success, "specialist:sales"],
  grant: success,
  system: ["admin"],
};

export const openersOf = (kind: NotificationKind): readonly Opener[] => openers[kind];

/** What a person sees of their notifications in the roles they act in. */
export const kindsFor = (actings: readonly Acting[]): NotificationKind[] =>
  notificationKinds.filter((kind) =>
    actings.some(({ role, desk }) => openers[kind].some((opener) => opener === role || opener === `${role}:${desk}`)),
  );
