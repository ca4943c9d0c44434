import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { accountRights } from "#lib/subject.ts";
import { endWords, stepWords } from "../rules/sentence.ts";
import type { EmailDraft, InterventionDetail } from "../schema/interventions.ts";
import { definitionSchema, whySchema } from "../schema.ts";
import {
  interventionColumns,
  namedInterventions,
  presentIntervention,
  type StoredIntervention,
} from "./list-interventions.ts";

type Row = StoredIntervention & {
  version: number;
  heldOut: boolean;
  openedBy: string | null;
  told: unknown;
  definition: unknown;
  step: number;
  stepDueOn: string | null;
};

export const noIntervention = () => refuse("not-found", "There is no such intervention.");

async function readLog(id: number): Promise<InterventionDetail["log"]> {
  type Line = Omit<InterventionDetail["log"][number], "at"> & { at: Date };
  const rows = await db.$queryRaw<Line[]>`
    select l.at, l.kind, l.text, l.href, u.name as by from intervention_log l left join app_user u on u.id = l.user_id
    where l.intervention_id = ${id} order by l.id desc limit 500`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

function readEmails(id: number): Promise<EmailDraft[]> {
  return db.$queryRaw<EmailDraft[]>`
    select e.id, c.name as contact, c.email as address, e.subject, e.body, e.state from intervention_email e
    left join contact c on c.account_id = e.account_id and c.id = e.contact_id where e.intervention_id = ${id} order by e.id`;
}

async function mayChange({ accountId }: Row, caller: Caller): Promise<boolean> {
  if (accountId === null) return caller.role === "manager";
  return (await accountRights([accountId], caller))[0]?.change ?? false;
}

/** One intervention: why exactly it fired, with the ledger of that moment, what was done, what comes next. */
export async function getIntervention(id: number, caller: Caller): Promise<InterventionDetail | Refusal> {
  const [row] = await db.$queryRaw<Row[]>`
    select ${interventionColumns}, i.version, i.held_out as "heldOut", o.name as "openedBy", i.why as told, v.definition, i.step,
      case when i.step_due_at > now() then to_char(i.step_due_at, 'YYYY-MM-DD') end as "stepDueOn"
    from ${namedInterventions} left join app_user o on o.id = i.opened_by where i.id = ${id}`;
  if (!row) return noIntervention();
  const { version, heldOut, openedBy, told, definition, step, stepDueOn, ...rest } = row;
  const parsed = definitionSchema.parse(definition);
  const open = row.state === "open" && !heldOut;
  const [log, emails, change] = await Promise.all([readLog(id), readEmails(id), mayChange(row, caller)]);
  return {
    ...presentIntervention(rest),
    version,
    heldOut,
    openedBy,
    told: whySchema.parse(told),
    plan: parsed.steps.map((one, place) => ({
      place: place + 1,
      text: stepWords(one),
      state: place < step ? "done" : open && place === step ? "next" : "later",
      dueOn: open && place === step ? stepDueOn : null,
    })),
    log,
    emails,
    ends: endWords(parsed),
    mayChange: change,
  };
}
