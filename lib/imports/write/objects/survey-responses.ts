import type { PoolClient } from "pg";
import { type Batch, isMapped, number, type Row, text, type Writer } from "../batch.ts";
import { type KnownContact, knownContacts } from "../known-contacts.ts";
import { keyOf } from "../references.ts";
import type { Cell } from "../stage.ts";
import { upsert } from "../upsert.ts";
import { keyOfRow } from "./natural-key.ts";

type Kind = "csat" | "nps" | "ces";
const scales = { csat: [1, 5, 4], nps: [0, 10, 9], ces: [1, 7, 5] } as const;

export const surveyResponsesWriter: Writer = {
  async write(batch) {
    const contacts = await contactsOf(batch);
    const cells = await cellsOf(batch, contacts);
    await upsert(batch, {
      table: "survey_response",
      key: ["account_id", "external_id"],
      columns: [
        { name: "account_id", type: "int" },
        { name: "external_id", type: "text" },
        { name: "survey_id", type: "int" },
        { name: "contact_id", type: "int" },
        { name: "score", type: "float8" },
        { name: "comment", type: "text" },
        { name: "sent_at", type: "timestamptz" },
        { name: "answered_at", type: "timestamptz" },
      ],
      rows: cells,
      update: ["survey_id", "contact_id", "score", "comment", "sent_at", "answered_at"],
    });
    if (!isMapped(batch, "score")) batch.warn("answer-without-score", cells.length);
  },
};

/** The answers that can be placed, as cells; the others are refused. */
async function cellsOf(batch: Batch, contacts: Map<string, KnownContact>): Promise<Cell[][]> {
  const surveys = new Map<string, number>();
  const cells: Cell[][] = [];
  for (const row of batch.rows) {
    const contact = contacts.get(text(row.record.contactEmail)?.toLowerCase() ?? "");
    const accountId = row.accountId || contact?.accountId;
    if (!accountId) {
      batch.refuse(
        row,
        "unknown-account",
        null,
        "Neither the account nor the contact is known. Import the contacts first, or add the account's id.",
      );
      continue;
    }
    const kind = kindOf(row, batch.fileName);
    const [low, high] = scales[kind];
    const score = number(row.record.score);
    if (score !== null && (score < low || score > high)) {
      batch.refuse(
        row,
        "too-large",
        null,
        `The score is outside the scale of ${low} to ${high}. Correct it, or the kind of the survey.`,
      );
      continue;
    }
    const name = text(row.record.survey) ?? kind.toUpperCase();
    const survey = surveys.get(name) ?? (await surveyId(batch.client, keyOf(name), name, kind));
    surveys.set(name, survey);
    const answered = text(row.record.answeredAt) ?? (score === null ? null : text(row.record.sentAt));
    if (!answered && !text(row.record.sentAt)) {
      batch.refuse(
        row,
        "missing",
        null,
        "It says neither when it was sent nor when it was answered. Fill in one of the two.",
      );
      continue;
    }
    const key = keyOfRow(row, ["contactEmail", "survey", "answeredAt", "sentAt", "score"]);
    const at = score === null ? null : answered;
    const sent = text(row.record.sentAt) ?? answered;
    cells.push([accountId, key, survey, contact?.id ?? null, score, text(row.record.comment), sent, at]);
  }
  return cells;
}

function kindOf(row: Row, fileName: string): Kind {
  const own = text(row.record.kind);
  const named = `${text(row.record.survey) ?? ""} ${fileName}`.toLowerCase();
  if (own === "nps" || (!own && /\bnps\b|promoter/.test(named.replaceAll("_", " ")))) return "nps";
  return own === "ces" || (!own && /\bces\b|effort/.test(named.replaceAll("_", " "))) ? "ces" : "csat";
}

export async function surveyId(client: PoolClient, key: string, name: string, kind: Kind): Promise<number> {
  const [low, high, satisfied] = scales[kind];
  await client.query(
    `insert into survey (key, name, kind, scale_min, scale_max, satisfied_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (key) do nothing`,
    [key, name, kind, low, high, satisfied],
  );
  const { rows } = await client.query<{ id: number }>("select id from survey where key = $1", [key]);
  return rows[0]?.id as number;
}

async function contactsOf(batch: Batch): Promise<Map<string, KnownContact>> {
  const wanted = new Set(batch.rows.flatMap((row) => text(row.record.contactEmail)?.toLowerCase() ?? []));
  return new Map((await knownContacts(batch.client, wanted)).map((one) => [one.ref, one]));
}
