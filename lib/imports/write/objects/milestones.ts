import { type Batch, number, type Row, text, type Writer } from "../batch.ts";
import { stage } from "../stage.ts";
import { upsert } from "../upsert.ts";
import { keyOfRow } from "./natural-key.ts";

const planKey = (row: Row) => `~plan:${text(row.record.plan) ?? "Onboarding"}`;
const dueOf = (row: Row) => text(row.record.dueOn) ?? text(row.record.originalDueOn);

export const milestonesWriter: Writer = {
  async write(batch) {
    await writeMilestones(batch, await writePlans(batch));
  },

  /** A plan begins with its account's contract, is due with its last milestone and done when all of them are. */
  async finish({ client, importId }) {
    await client.query(
      `update onboarding_plan p set
         started_on = least(p.started_on, coalesce(a.contract_start, a.customer_since, p.started_on)),
         original_due_on = m.first_due, due_on = m.due,
         completed_on = case when m.open = 0 then m.done end,
         status = case when m.open = 0 then 'completed' else 'running' end
       from account a, (
         select account_id, plan_id, max(coalesce(original_due_on, due_on, completed_on)) as first_due,
                max(coalesce(due_on, completed_on)) as due, max(completed_on) as done, count(*) filter (where completed_on is null) as open
           from milestone group by 1, 2 having bool_or(import_id = $1)) m
       where p.account_id = m.account_id and p.id = m.plan_id and a.id = p.account_id and m.due is not null and p.import_id = $1`,
      [importId],
    );
  },
};

/** The plans that the milestones belong to; the id of each by account and name. */
async function writePlans(batch: Batch): Promise<Map<string, number>> {
  const rows = batch.rows;
  await upsert(batch, {
    table: "onboarding_plan",
    key: ["account_id", "external_id"],
    columns: [
      { name: "account_id", type: "int" },
      { name: "external_id", type: "text" },
      { name: "name", type: "text" },
      { name: "started_on", type: "date" },
      { name: "original_due_on", type: "date" },
      { name: "due_on", type: "date" },
    ],
    rows: rows.flatMap((row) => {
      const day = dueOf(row) ?? text(row.record.completedOn) ?? text(row.record.startedOn);
      const name = text(row.record.plan) ?? "Onboarding";
      return day ? [[row.accountId, planKey(row), name, text(row.record.startedOn) ?? day, day, day]] : [];
    }),
    update: ["name"],
  });
  const columns = [
    { name: "account_id", type: "int" },
    { name: "plan_key", type: "text" },
  ];
  const staged = await stage(
    batch.client,
    "plans",
    columns,
    rows.map((row) => [row.accountId, planKey(row)]),
  );
  const { rows: plans } = await batch.client.query<{ a: number; k: string; id: number }>(
    `select p.account_id as a, p.external_id as k, p.id from onboarding_plan p
         join (select distinct account_id, plan_key from ${staged}) s on s.account_id = p.account_id and s.plan_key = p.external_id`,
  );
  return new Map(plans.map((plan) => [`${plan.a} ${plan.k}`, plan.id]));
}

async function writeMilestones(batch: Batch, ids: Map<string, number>) {
  const placed = batch.rows.filter((row) => {
    if (ids.has(`${row.accountId} ${planKey(row)}`)) return true;
    batch.refuse(row, "missing", null, "It has no date at all. Fill in when it is due, or when it was done.");
    return false;
  });
  await upsert(batch, {
    table: "milestone",
    key: ["account_id", "external_id"],
    columns: [
      { name: "account_id", type: "int" },
      { name: "external_id", type: "text" },
      { name: "plan_id", type: "int" },
      { name: "name", type: "text" },
      { name: "position", type: "int" },
      { name: "owner_side", type: "text" },
      { name: "is_first_value", type: "boolean" },
      { name: "original_due_on", type: "date" },
      { name: "due_on", type: "date" },
      { name: "completed_on", type: "date" },
      { name: "blocked_reason", type: "text" },
    ],
    rows: placed.map((row) => [
      row.accountId,
      keyOfRow(row, ["plan", "name"]),
      ids.get(`${row.accountId} ${planKey(row)}`) ?? null,
      text(row.record.name),
      number(row.record.position) ?? row.n,
      text(row.record.ownerSide) ?? "us",
      row.record.isFirstValue === true,
      text(row.record.originalDueOn) ?? text(row.record.dueOn),
      dueOf(row),
      text(row.record.completedOn),
      text(row.record.blockedReason),
    ]),
    update: [
      "name",
      "position",
      "owner_side",
      "is_first_value",
      "original_due_on",
      "due_on",
      "completed_on",
      "blocked_reason",
    ],
  });
}
