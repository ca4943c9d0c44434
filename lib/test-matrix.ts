import type { CallerName } from "#lib/test-callers.ts";

/** "own": only accounts of the caller's book (a manager's: of their teams). */
export type Right = "yes" | "own" | "no";
type Row = Partial<Record<CallerName, Right>>;

const everyone: Row = { csm: "yes", manager: "yes", coordinator: "yes", specialist: "yes", admin: "yes", key: "yes" };
const anybody: Row = { ...everyone, anonymous: "yes", deactivated: "yes" };
const signedIn: Row = everyone;
const persons: Row = { csm: "yes", manager: "yes", coordinator: "yes", specialist: "yes", admin: "yes" };
/** Reads of accounts and what hangs on them: all but specialists, to whom nothing is routed here. */
const readers: Row = { csm: "yes", manager: "yes", coordinator: "yes", admin: "yes", key: "yes" };
/** Changes of an account: its book, and its teams' managers. The key of the test only reads. */
export const bookKeepers: Row = { csm: "own", manager: "own" };
/** Keeps views of their own. */
const deskWriters: Row = { csm: "yes", manager: "yes", coordinator: "yes", admin: "yes" };
const admin: Row = { admin: "yes" };
const managerAndAdmin: Row = { manager: "yes", admin: "yes" };

/** Test only: SPEC's table, a row a door. A door without a row fails the matrix test. */
export const rights: Record<string, Row> = {
  "accounts.list": readers,
  "accounts.count": readers,
  "accounts.facets": readers,
  "accounts.search": readers,
  "accounts.export": readers,
  "accounts.exportSelected": readers,
  "accounts.get": readers,
  "accounts.row": readers,
  "accounts.timeline": readers,
  "accounts.contacts": readers,
  "accounts.tickets": readers,
  "accounts.answers": readers,
  "accounts.edit": bookKeepers,
  "accounts.reassign": bookKeepers,
  "accounts.cover": bookKeepers,
  "accounts.endCover": bookKeepers,
  "accounts.views": readers,
  "accounts.saveView": deskWriters,
  "accounts.deleteView": deskWriters,
  "adoption.usage": readers,
  "engagement.today": { csm: "yes", manager: "yes", key: "yes" },
  "engagement.looked": { csm: "yes", manager: "yes" },
  "engagement.decide": bookKeepers,
  "engagement.reopen": bookKeepers,
  "engagement.interactions": readers,
  "engagement.record": bookKeepers,
  "engagement.correct": bookKeepers,
  "engagement.pulses": readers,
  "engagement.pulse": bookKeepers,
  "onboarding.ofAccount": readers,
  "value.goals": readers,
  "value.addGoal": bookKeepers,
  "value.measureGoal": bookKeepers,
  "audit.list": signedIn,
  "demo.get": signedIn,
  "demo.clear": admin,
  "finance.account": readers,
  "finance.myGrants": readers,
  "finance.grants": managerAndAdmin,
  "finance.giveGrant": managerAndAdmin,
  "finance.revokeGrant": managerAndAdmin,
  "finance.access": admin,
  "imports.list": admin,
  "imports.get": admin,
  "imports.create": admin,
  "imports.recognise": admin,
  "imports.sample": admin,
  "imports.suggest": admin,
  "imports.setMapping": admin,
  "imports.removeFile": admin,
  "imports.dryRun": admin,
  "imports.run": admin,
  "imports.undo": admin,
  "imports.remove": admin,
  "imports.refused": admin,
  "imports.refusedFile": admin,
  "imports.mappings": admin,
  "imports.forgetMapping": admin,
  "people.me": signedIn,
  "people.actAs": persons,
  "people.changePassword": persons,
  "people.setTimeZone": persons,
  "people.setUp": admin,
  "people.unclaimed": anybody,
  "people.createFirstAdmin": anybody,
  "people.join": anybody,
  "people.list": { manager: "yes", coordinator: "yes", admin: "yes" },
  "people.invite": admin,
  "people.resetLink": admin,
  "people.setRoles": admin,
  "people.setActive": admin,
  "people.teams": readers,
  "people.createTeam": admin,
  "people.keys": admin,
  "people.createKey": admin,
  "people.revokeKey": admin,
};

/** Test only: what a door needs beside the account to be asked at all. */
export const doorInputs: Record<string, Record<string, unknown>> = {
  "imports.get": { importId: 1 },
  "imports.recognise": { importId: 1 },
  "imports.sample": { importId: 1, fileId: 1 },
  "imports.suggest": { importId: 1, fileId: 1, object: "accounts" },
  "imports.setMapping": { importId: 1, fileId: 1, object: null, mapping: null },
  "imports.removeFile": { importId: 1, fileId: 1 },
  "imports.dryRun": { importId: 1 },
  "imports.run": { importId: 1 },
  "imports.undo": { importId: 1 },
  "imports.remove": { importId: 1 },
  "imports.refused": { importId: 1 },
  "imports.refusedFile": { importId: 1 },
  "imports.forgetMapping": { signature: "test" },
  "accounts.search": { q: "own" },
  "accounts.reassign": { toId: null, note: "test" },
  "accounts.cover": { userId: 1, untilOn: null },
  "accounts.endCover": { userId: 1 },
  "accounts.views": { screen: "accounts" },
  "accounts.saveView": { screen: "accounts", name: "test", query: "" },
  "accounts.deleteView": { id: 1 },
  "engagement.decide": { decision: "done" },
  "engagement.record": { kind: "note", summary: "test" },
  "engagement.correct": { kind: "note", summary: "test", correctsId: 1 },
  "engagement.pulse": { value: 2, reason: "test" },
  "value.addGoal": { title: "test" },
  "value.measureGoal": { goalId: 1, current: 1, reached: false },
  "demo.clear": { confirm: "clear the demo" },
};
