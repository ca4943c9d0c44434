import { auditGuards } from "./audit-guards.ts";
import { deskGuards } from "./desk-guards.ts";
import type { Guard } from "./mutants.ts";

const migrations = "prisma/migrations";
const guards = `${migrations}/20261123000100_guards/migration.sql`;
const canary = "lib/finance/canary.db.test.ts";
const grants = "lib/finance/grants.db.test.ts";

/** Guards that no declaration gives away: what stands there, what is put in its place, and which tests must notice. */
export const listedGuards: Guard[] = [
  {
    name: "imports.upsert…: audience",
    file: "lib/imports/procedures/upsert.ts",
    find: 'audience: ["admin"]',
    replace: 'audience: "anyone"',
    tests: ["lib/router.db.test.ts"],
    covers: "imports.upsert",
  },
  {
    name: "door: audience judged",
    file: "lib/door.ts",
    find: "if (denied) throw await refused(denied, meta, path, context.caller, null);",
    replace: "",
    tests: ["lib/router.db.test.ts"],
  },
  {
    name: "door: key scope",
    file: "lib/door.ts",
    find: 'caller.kind === "key" && !caller.scopes.includes(meta.effect)',
    replace: "false",
    tests: ["lib/router.db.test.ts"],
  },
  {
    name: "subject: change only one's own",
    file: "lib/subject.ts",
    find: "changes && rights.some((right) => !right.change)",
    replace: "false",
    tests: ["lib/router.db.test.ts"],
  },
  {
    name: "subject: specialists read no account",
    file: "lib/subject.ts",
    find: 'role !== "specialist" && role !== null',
    replace: "role !== null",
    tests: ["lib/router.db.test.ts"],
  },
  {
    name: "grant: in force now",
    file: "lib/finance/read.ts",
    find: "and g.revoked_at is null",
    replace: "",
    tests: [grants],
  },
  {
    name: "grant: until it ends",
    file: "lib/finance/read.ts",
    find: "and (g.ends_at is null or g.ends_at > now())",
    replace: "",
    tests: [grants],
  },
  {
    name: "grant: one's own book only",
    file: "lib/finance/read.ts",
    find: "g.scope = 'book' and a.owner_id = g.user_id",
    replace: "g.scope = 'book'",
    tests: [grants],
  },
  {
    name: "grant: chosen accounts only",
    file: "lib/finance/read.ts",
    find: "m.grant_id = g.id and m.account_id = a.id",
    replace: "m.grant_id = g.id",
    tests: [grants],
  },
  {
    name: "grant: needed for a read",
    file: "lib/finance/read.ts",
    find: 'if (grantId === null) return refuse("forbidden", noGrant);',
    replace: "",
    tests: [grants],
  },
  {
    name: "grant: not to oneself, door",
    file: "lib/finance/write.ts",
    find: "if (userId === caller.userId)",
    replace: "if (false)",
    tests: [grants],
  },
  {
    name: "grant: not to oneself, database",
    file: guards,
    find: "alter table money_grant add constraint money_grant_not_to_oneself check (user_id <> given_by);",
    replace: "",
    tests: [grants],
  },
  {
    name: "grant: own teams only",
    file: "lib/finance/write.ts",
    find: "return shared > 0;",
    replace: "return true;",
    tests: [grants],
  },
  {
    name: "request: own teams only",
    file: "lib/finance/write/requests.ts",
    find: "!asked || !(await mayGiveTo(caller, asked.userId))",
    replace: "!asked",
    tests: ["lib/finance/requests.db.test.ts"],
  },
  {
    name: "request: not one's own, door",
    file: "lib/finance/write/requests.ts",
    find: "if (asked.userId === answeredBy)",
    replace: "if (false)",
    tests: ["lib/finance/requests.db.test.ts"],
  },
  {
    name: "request: not one's own, database",
    file: `${migrations}/20261201161000_money_request/migration.sql`,
    find: "check (answered_by <> user_id)",
    replace: "check (true)",
    tests: ["lib/finance/requests.db.test.ts"],
  },
  {
    name: "request: never more than asked",
    file: "lib/finance/write/requests.ts",
    find: 'if (wider) return refuse("invalid", wider);',
    replace: "",
    tests: ["lib/finance/requests.db.test.ts"],
  },
  {
    name: "finance schema closed to bw_app",
    file: guards,
    find: "grant usage on schema finance to bw_app, bw_finance, bw_finance_system;",
    replace:
      "grant usage on schema finance to bw_app, bw_finance, bw_finance_system; grant select on all tables in schema finance to bw_app;",
    tests: [canary],
    test: "the serving role",
  },
  {
    name: "same site",
    file: "lib/same-site.ts",
    find: "export function isSameSite(",
    replace: "export const isSameSite = (_: Headers): boolean => true;\nexport function formerSameSite(",
    tests: ["lib/same-site.test.ts"],
  },
  {
    name: "webhook signature",
    file: "lib/ingest/write/serve-webhooks.ts",
    find: "if (!verified) return unsigned;",
    replace:
      'if (!verified) return taken(await takeWebhook(webhook, { id: "x", body: JSON.parse(received.text), now }));',
    tests: ["lib/ingest/webhooks.db.test.ts"],
  },
  {
    name: "idempotency: another body",
    file: "lib/imports/write/upsert-once.ts",
    find: "return kept.bodyHash === bodyHash ?",
    replace: "return kept.bodyHash.length === bodyHash.length ?",
    tests: ["lib/imports/write/upsert-once.db.test.ts"],
  },
  {
    name: "idempotency: a key is its caller's",
    file: "lib/imports/write/upsert-once.ts",
    find: "const claim = { owner:",
    replace: 'const claim = { owner: "anybody", of:',
    tests: ["lib/imports/write/upsert-once.db.test.ts"],
  },
  {
    name: "rate limit of sign-in, by account",
    file: "lib/people/write/sign-in.ts",
    find: 'limiter("sign-in-account", 6)',
    replace: 'limiter("sign-in-account", 6000)',
    tests: ["lib/people/sign-in.db.test.ts"],
  },
  {
    name: "formulas in files",
    file: "lib/metrics/rules/csv.ts",
    find: "formulaStart.test(value.trimStart()) || formulaStart.test(value)",
    replace: "false",
    tests: ["lib/metrics/rules/text.test.ts"],
  },
  ...auditGuards,
  ...deskGuards,
];
