import type { Guard } from "./mutants.ts";

const guards = "prisma/migrations/20261123000100_guards/migration.sql";
const audit = "prisma/migrations/20261201160000_audit/migration.sql";
const chain = "lib/audit/chain.db.test.ts";
const changes = "lib/audit/changes.db.test.ts";

/** What keeps the record of who did what: it only grows, holds no secret and no amount, and is read by whom it may be read. */
export const auditGuards: Guard[] = [
  {
    name: "audit log only grows",
    file: guards,
    find: "create trigger only_grows before update or delete on audit_log for each row execute function only_grows();",
    replace: "",
    tests: ["lib/audit/guards.db.test.ts"],
  },
  {
    name: "access log only grows",
    file: guards,
    find: "create trigger only_grows before update or delete on finance.access_log for each row execute function only_grows();",
    replace: "",
    tests: ["lib/audit/guards.db.test.ts"],
  },
  {
    name: "pulse only grows",
    file: guards,
    find: "create trigger only_grows before update or delete on pulse for each row execute function only_grows();",
    replace: "",
    tests: ["lib/audit/guards.db.test.ts"],
  },
  {
    name: "changes only grow",
    file: audit,
    find: "create trigger only_grows before update or delete on audit_change for each row execute function only_grows();",
    replace: "",
    tests: [chain],
  },
  {
    name: "links only grow",
    file: audit,
    find: "create trigger only_grows before update or delete on audit_link for each row execute function only_grows();",
    replace: "",
    tests: [chain],
  },
  {
    name: "log closed to the serving roles",
    file: audit,
    find: "revoke all on audit_change, audit_link, audit_unsealed, audit_rule from bw_app, bw_finance, bw_finance_system;",
    replace: "",
    tests: [chain],
  },
  {
    name: "texts of the seal closed",
    file: audit,
    find: "audit_text(text, bigint), seal_audit(int)",
    replace: "seal_audit(int)",
    tests: [chain],
  },
  {
    name: "secrets stay out of the log",
    file: audit,
    find: "if audit_hides(name) then return '\"(hidden)\"'; end if;",
    replace: "",
    tests: [changes],
  },
  {
    name: "amounts stay out of the log",
    file: audit,
    find: "money boolean := tg_table_schema = 'finance';",
    replace: "money boolean := false;",
    tests: [changes],
  },
  {
    name: "chain: each link holds the one before",
    file: audit,
    find: "sha256(coalesce(previous, '') ||",
    replace: "sha256(",
    tests: [chain],
  },
  {
    name: "audit: own actions only",
    file: "lib/audit/read/visible.ts",
    find: "return own;",
    replace: "return Prisma.sql`true`;",
    tests: ["lib/audit/entries.db.test.ts"],
  },
  {
    name: "audit: amounts need a grant",
    file: "lib/audit/read/open-entry.ts",
    find: "isRefusal(twin) ?",
    replace: "false ?",
    tests: ["lib/audit/entries.db.test.ts"],
  },
];
