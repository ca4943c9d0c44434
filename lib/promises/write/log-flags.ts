import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { FlagOutcome, PromiseFinding, Surface } from "../schema.ts";
import { flagRow } from "./flag-row.ts";

export type Judged = { finding: PromiseFinding; outcome: FlagOutcome };
type Sent = { text: string; accountId: number | null; surface: Surface; reference: string | null; version: number };
type Client = Prisma.TransactionClient | typeof db;

/** Writes down what was marked: the same sentence of the same person to the same account is one flag, each dismissal a row. */
export async function logFlags(judged: readonly Judged[], sent: Sent, caller: Caller, tx: Client = db): Promise<void> {
  if (judged.length === 0) return;
  const { accountId, surface, version, text } = sent;
  const rows = judged.map(({ finding, outcome }) => ({ ...flagRow(finding, text), outcome }));
  const said = { userId: caller.userId, accountId, surface, version };
  await tx.promiseFlag.createMany({
    data: rows.map((row) => ({ ...said, ...row, reference: row.outcome === "settled" ? sent.reference : null })),
    skipDuplicates: true,
  });
  const dismissed = rows.filter(({ outcome }) => outcome === "dismissed");
  if (dismissed.length === 0) return;
  const flags = await tx.promiseFlag.findMany({
    where: { userId: caller.userId, accountId, digest: { in: dismissed.map(({ digest }) => digest) } },
    select: { id: true, ruleId: true, digest: true },
  });
  await tx.promiseDismissal.createMany({
    data: dismissed.map(({ digest, outcome: _, ...row }) => {
      const flag = flags.find((one) => one.ruleId === row.ruleId && one.digest === digest);
      if (!flag) throw new Error("A dismissal without its flag.");
      return { ...said, ...row, flagId: flag.id, role: caller.role ?? "none" };
    }),
  });
}
