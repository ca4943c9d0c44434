import { type Batch, isMapped, number, type Row, text, type Writer } from "../batch.ts";
import { stage } from "../stage.ts";
import { upsert } from "../upsert.ts";
import { surveyId } from "./survey-responses.ts";

export const ticketsWriter: Writer = {
  async write(batch) {
    const rows = batch.rows.filter((row) => {
      if (refuseFuture(batch, row)) return false;
      const closed = closedAt(row);
      if (!closed || closed >= (text(row.record.openedAt) ?? "")) return true;
      batch.refuse(row, "order", null, "It is closed before it is opened. Correct one of the two dates.");
      return false;
    });
    const staged = await upsert(batch, {
      table: "ticket",
      key: ["account_id", "external_id"],
      columns: [
        { name: "account_id", type: "int" },
        { name: "external_id", type: "text" },
        { name: "subject", type: "text" },
        { name: "category", type: "text" },
        { name: "priority", type: "text" },
        { name: "status", type: "text" },
        { name: "opened_at", type: "timestamptz" },
        { name: "first_response_at", type: "timestamptz" },
        { name: "closed_at", type: "timestamptz" },
        { name: "escalated", type: "boolean" },
      ],
      rows: rows.map((row) => [
        row.accountId,
        text(row.record.externalId),
        text(row.record.subject),
        text(row.record.category),
        text(row.record.priority),
        text(row.record.status) ?? (closedAt(row) ? "closed" : "open"),
        text(row.record.openedAt),
        answeredAt(row),
        closedAt(row),
        row.record.escalated === true,
      ]),
      update: ["subject", "category", "priority", "status", "opened_at", "first_response_at", "closed_at", "escalated"],
    });
    await warnEarly(batch, staged);
    if (isMapped(batch, "satisfaction")) await writeAnswers(batch, rows, staged);
  },
};

function answeredAt(row: Row): string | null {
  return (
    text(row.record.firstResponseAt) ?? later(row, (number(row.record.firstResponseMinutes) ?? Number.NaN) * 60_000)
  );
}

function closedAt(row: Row): string | null {
  return text(row.record.closedAt) ?? later(row, (number(row.record.resolutionHours) ?? Number.NaN) * 3_600_000);
}

function later(row: Row, ms: number): string | null {
  const opened = Date.parse(text(row.record.openedAt) ?? "");
  return Number.isFinite(ms) && ms >= 0 && ms < 1e12 ? new Date(opened + ms).toISOString() : null;
}

/** Its own instants were checked before; those that are counted from its opening may still lie ahead. */
function refuseFuture(batch: Batch, row: Row): boolean {
  const { reads, latest } = batch.plan;
  const ends = { firstResponseMinutes: answeredAt(row), resolutionHours: closedAt(row) };
  const ahead = reads.find(({ field }) => (ends[field.key as keyof typeof ends] ?? "") > latest.local);
  if (!ahead) return false;
  const words = `Counted from when it was opened, "${ahead.column}" ends in the future. Correct it, or leave it empty until then.`;
  batch.refuse(row, "future", ahead.column, words);
  return true;
}

async function warnEarly(batch: Batch, staged: string) {
  const { rows } = await batch.client.query<{ early: number }>(
    `select count(*)::int as early from ${staged} s join account a on a.id = s.account_id where (s.opened_at at time zone 'UTC')::date < a.customer_since`,
  );
  if (rows[0]?.early) batch.warn("ticket-before-signup", rows[0].early);
}

/** The satisfaction given on a ticket is an answer to that ticket's own survey. */
async function writeAnswers(batch: Batch, rows: Row[], tickets: string) {
  const answered = rows.filter((row) => row.record.satisfaction !== null);
  const silent = rows.length - answered.length;
  if (silent) batch.warn("ticket-without-satisfaction", silent);
  const survey = await surveyId(batch.client, "ticket-satisfaction", "Ticket satisfaction", "csat");
  const columns = [
    { name: "account_id", type: "int" },
    { name: "external_id", type: "text" },
    { name: "score", type: "float8" },
  ];
  const cells = answered.map((row) => [row.accountId, text(row.record.externalId), number(row.record.satisfaction)]);
  const scores = await stage(batch.client, "scores", columns, cells);
  const { rows: found } = await batch.client.query<{ a: number; t: number; x: string; s: number; at: string }>(
    `select distinct on (t.account_id, t.id) t.account_id as a, t.id as t, 'ticket:' || t.external_id as x, s.score as s,
            to_char(coalesce(t.closed_at, t.opened_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from ${scores} s join ${tickets} k using (account_id, external_id) join ticket t using (account_id, external_id)
      order by t.account_id, t.id, s.ctid desc`,
  );
  await upsert(batch, {
    table: "survey_response",
    key: ["account_id", "external_id"],
    columns: [
      { name: "account_id", type: "int" },
      { name: "external_id", type: "text" },
      { name: "survey_id", type: "int" },
      { name: "ticket_id", type: "int" },
      { name: "score", type: "float8" },
      { name: "answered_at", type: "timestamptz" },
    ],
    rows: found.map((row) => [row.a, row.x, survey, row.t, row.s, row.at]),
    update: ["score", "answered_at", "ticket_id"],
  });
}
