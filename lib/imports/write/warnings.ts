import { pools } from "#lib/db.ts";
import type { Warning } from "../schema.ts";
import type { Run, RunFile } from "./run-file.ts";

/** The sentence for each counted warning: {n} stands for the count. */
export const warningTexts: Record<string, string> = {
  "usage-outside-subscription":
    "{n} usage rows lie outside the dates of their subscription. They were taken as they are.",
  "ticket-before-signup": "{n} tickets are older than their account. They were taken as they are.",
  "ticket-without-satisfaction": "{n} tickets carry no satisfaction score.",
  "repeated-id": "{n} rows repeat an id that an earlier row of the file has.",
  "repeated-key": "{n} rows stand for the same thing as a later row of the file; the later one counts.",
  "churn-flag-disagrees": "{n} accounts are marked as having left without a churn event, or the other way round.",
  "left-without-day":
    "{n} accounts are marked as having left, without a day. They count as left only from a churn event or the end of a subscription.",
  "not-churned": "{n} rows have no day of leaving: those accounts have not left.",
  "account-without-name": "{n} accounts have no name. They go by their web domain, else by their id.",
  "unknown-owner": "{n} accounts name an owner who is no active user here. They were taken without an owner.",
  "deleted-at-source": "{n} rows are marked as deleted where they come from. They were passed over.",
  "linked-to-several": "{n} rows are linked to several accounts: the primary one was taken, else the first.",
  "answer-without-score": "{n} answers have no score: choose the column that holds it.",
};

/** Once a file is through: what was counted row by row, what its columns showed, and what only the whole tells. */
export async function noteWarnings(run: Run, file: RunFile): Promise<void> {
  const report = run.dry ? pools.financeSystem : run.client;
  const { rows } = await report.query<{ warnings: Record<string, number> }>(
    "select coalesce(position->'warnings', '{}') as warnings from import_file where id = $1",
    [file.id],
  );
  const counts = { ...rows[0]?.warnings };
  const id = file.dialect.columns.find((column) => column.name === file.mapping.columns.externalId);
  if (id?.repeats) {
    counts["repeated-id"] = id.repeats;
    delete counts["repeated-key"];
  }
  if (file.object === "churn-events") {
    const disagree = await run.client.query<{ n: number }>(
      `select count(*)::int as n from account a where a.custom ? 'churnFlag'
         and (a.custom->>'churnFlag')::boolean is distinct from exists (select from churn_event c where c.account_id = a.id)`,
    );
    counts["churn-flag-disagrees"] = disagree.rows[0]?.n ?? 0;
  }
  await report.query("update import_file set warnings = $2 where id = $1", [
    file.id,
    JSON.stringify(countedWarnings(counts)),
  ]);
}

/** What was counted row by row, in words. */
export function countedWarnings(counts: Record<string, number>): Warning[] {
  return Object.entries(counts).flatMap(([code, count]) => {
    if (count <= 0) return [];
    const message = (warningTexts[code] ?? "{n} rows: see the file.").replace("{n}", count.toLocaleString("en"));
    return [{ code, count, message }];
  });
}
