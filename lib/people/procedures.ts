import { z } from "zod";
import { roles } from "#lib/caller.ts";
import { door } from "#lib/door.ts";
import { findPeople } from "#lib/people/read/find-people.ts";
import { listKeys } from "#lib/people/read/keys.ts";
import { isUnclaimed, listPeople, listTeams } from "#lib/people/read/people.ts";
import { readSetUp } from "#lib/people/read/set-up.ts";
import { findInput, foundPeople } from "#lib/people/schema/find.ts";
import { keysInput } from "#lib/people/schema/keys.ts";
import * as shape from "#lib/people/schema.ts";
import { createKey, createTeam, revokeKey } from "#lib/people/write/keys.ts";
import * as membership from "#lib/people/write/membership.ts";
import * as self from "#lib/people/write/self.ts";

const id = z.coerce.number().int().positive();
const name = z.string().trim().min(1, "Write a name.").max(120);
const link = z.object({ userId: z.number(), link: z.string() });
const done = z.object({ userId: z.number() });
const admin = { audience: ["admin"], subject: "admin" } as const;
const own = { audience: "signed-in", subject: "self" } as const;
const open = { audience: "anyone", subject: "none" } as const;

export const people = {
  me: door({
    ...own,
    effect: "read",
    route: { method: "GET", path: "/me", summary: "Who I am and which role I act in" },
    input: z.object({}).optional(),
    output: shape.meShape,
  }).handler(async ({ caller }) => shape.meShape.parse(caller)),
  actAs: door({
    ...own,
    effect: "write",
    route: { method: "POST", path: "/me/role", summary: "Act in another of my roles" },
    input: z.object({ role: z.enum(roles) }),
    output: z.object({ role: z.enum(roles) }),
  }).handler(({ input, caller }) => self.actAs(caller.userId as number, input.role)),
  changePassword: door({
    ...own,
    effect: "write",
    route: { method: "POST", path: "/me/password", summary: "Change my password" },
    input: z.object({ current: z.string().max(200), next: shape.passwordShape }),
    output: z.object({ email: z.string() }),
  }).handler(({ input, caller }) => self.changePassword(caller.userId as number, input.current, input.next)),
  setTimeZone: door({
    ...own,
    effect: "write",
    route: { method: "PUT", path: "/me/time-zone", summary: "Set the time zone my days and times are in" },
    input: z.object({ timeZone: shape.timeZoneShape }),
    output: z.object({ timeZone: z.string() }),
  }).handler(({ input, caller }) => self.setTimeZone(caller.userId as number, input.timeZone)),
  setUp: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/set-up/checklist", summary: "What is still to be set up" },
    input: z.object({}).optional(),
    output: shape.setUpShape,
  }).handler(() => readSetUp()),
  unclaimed: door({
    ...open,
    effect: "read",
    route: { method: "GET", path: "/set-up", summary: "Whether the first admin is still to be made" },
    input: z.object({}).optional(),
    output: z.object({ unclaimed: z.boolean() }),
  }).handler(async () => ({ unclaimed: await isUnclaimed() })),
  createFirstAdmin: door({
    ...open,
    effect: "write",
    route: { method: "POST", path: "/set-up", summary: "Make the first admin" },
    input: z.object({ name, email: shape.emailShape, password: shape.passwordShape, code: z.string().trim() }),
    output: z.object({ email: z.string() }),
  }).handler(({ input, caller }) => membership.createFirstAdmin(input, caller.address)),
  join: door({
    ...open,
    effect: "write",
    route: { method: "POST", path: "/join", summary: "Take an invitation or a reset link" },
    input: z.object({ token: z.string().max(200), password: shape.passwordShape }),
    output: z.object({ email: z.string() }),
  }).handler(({ input }) => membership.join(input.token, input.password)),
  list: door({
    audience: ["manager", "coordinator", "admin"],
    subject: "admin",
    effect: "read",
    route: { method: "GET", path: "/people", summary: "List people" },
    input: z.object({
      search: z.string().max(200).default(""),
      status: z.enum(["invited", "active", "deactivated"]).nullable().default(null),
      page: z.coerce.number().int().min(1).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(shape.personShape), total: z.number() }),
  }).handler(({ input }) => listPeople(input)),
  find: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "none",
    effect: "read",
    route: { method: "GET", path: "/people/find", summary: "Find active people to choose one, by name or e-mail" },
    input: findInput,
    output: foundPeople,
  }).handler(({ input }) => findPeople(input)),
  invite: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/people", summary: "Invite a person" },
    input: z.object({ name, email: shape.emailShape, roles: shape.rolesGiven, teamIds: z.array(id).default([]) }),
    output: link,
  }).handler(({ input, caller }) => membership.invite(input, caller.userId as number)),
  resetLink: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/people/{userId}/reset-link", summary: "Make a link to set a new password" },
    input: z.object({ userId: id }),
    output: link,
  }).handler(({ input, caller }) => membership.resetLink(input.userId, caller.userId as number)),
  setRoles: door({
    ...admin,
    effect: "write",
    route: { method: "PUT", path: "/people/{userId}/roles", summary: "Set a person's roles and teams" },
    input: z.object({ userId: id, roles: shape.rolesGiven, teamIds: z.array(id).default([]) }),
    output: done,
  }).handler(({ input }) => membership.setRoles(input.userId, input.roles, input.teamIds)),
  setActive: door({
    ...admin,
    effect: "write",
    route: { method: "PUT", path: "/people/{userId}/active", summary: "Deactivate or restore a person" },
    input: z.object({ userId: id, active: z.boolean() }),
    output: done,
  }).handler(({ input }) => membership.setActive(input.userId, input.active)),
  teams: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "none",
    effect: "read",
    route: { method: "GET", path: "/teams", summary: "List teams" },
    input: z.object({}).optional(),
    output: z.array(shape.teamShape),
  }).handler(() => listTeams()),
  createTeam: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/teams", summary: "Make a team" },
    input: z.object({ name }),
    output: z.object({ id: z.number(), name: z.string() }),
  }).handler(({ input }) => createTeam(input.name)),
  keys: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/keys", summary: "List API keys, a page at a time" },
    input: keysInput,
    output: z.object({ rows: z.array(shape.keyShape), total: z.number() }),
  }).handler(({ input }) => listKeys(input)),
  createKey: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/keys", summary: "Make an API key; its secret is shown once" },
    input: z.object({
      name,
      kind: z.enum(shape.keyKinds),
      userId: id,
      expiresAt: z.coerce.date().nullable().default(null),
    }),
    output: z.object({ id: z.number(), secret: z.string() }),
  }).handler(({ input, caller }) => createKey(input, caller.userId as number)),
  revokeKey: door({
    ...admin,
    effect: "write",
    route: { method: "DELETE", path: "/keys/{keyId}", summary: "Revoke an API key" },
    input: z.object({ keyId: id }),
    output: z.object({ keyId: z.number() }),
  }).handler(({ input }) => revokeKey(input.keyId)),
};
