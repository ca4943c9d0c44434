import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import {
  type BacktestLine,
  type BacktestRun,
  backtestParams,
  backtestResult,
  type RunsInput,
} from "../schema/backtest.ts";
import type { Run, RunKind } from "../schema/prediction.ts";

type Row = Omit<Run, "createdAt" | "finishedAt"> & { createdAt: Date; finishedAt: Date | null; params: unknown };

const columns = Prisma.sql`r.id, r.kind, r.state, r.done, r.total, r.error, r.started_by as "startedById", u.name as "startedBy",
  r.created_at as "createdAt", r.finished_at as "finishedAt", r.params`;
const source = Prisma.sql`prediction_run r left join app_user u on u.id = r.started_by`;

const shape = ({ createdAt, finishedAt, ...row }: Row) => ({
  ...row,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

/** A run with what was asked and what it found, both as they are stored; null when there is none of that kind and id. */
export async function findRun(
  kind: RunKind,
  runId: number,
): Promise<(Run & { params: unknown; result: unknown }) | null> {
  const [row] = await db.$queryRaw<(Row & { result: unknown })[]>`
    select ${columns}, r.result from ${source} where r.id = ${runId} and r.kind = ${kind}`;
  return row ? { ...shape(row), result: row.result } : null;
}

/** The runs of a kind, newest first, without what they found. */
export async function listRuns(
  kind: RunKind,
  { state, page, pageSize }: RunsInput,
): Promise<{ rows: (Run & { params: unknown })[]; total: number }> {
  const where = Prisma.sql`r.kind = ${kind} ${state === undefined ? Prisma.empty : Prisma.sql`and r.state = ${state}`}`;
  const [[counted], rows] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from prediction_run r where ${where}`,
    db.$queryRaw<Row[]>`
      select ${columns} from ${source} where ${where} order by r.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
  ]);
  return { rows: rows.map(shape), total: counted?.total ?? 0 };
}

/** A back-test with the names that its accounts have now. */
export async function readBacktest(runId: number): Promise<BacktestRun | null> {
  const run = await findRun("backtest", runId);
  if (!run) return null;
  const result = run.result === null ? null : backtestResult.parse(run.result);
  const missed = result?.subjects.flatMap((subject) => subject.missed) ?? [];
  const found = await db.account.findMany({
    where: { id: { in: missed.map(({ accountId }) => accountId) } },
    select: { id: true, name: true },
  });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  for (const line of missed) line.name = names.get(line.accountId) ?? null;
  return { ...run, params: backtestParams.parse(run.params), result };
}

/** The back-tests, newest first, each with what it tests. */
export async function listBacktests(input: RunsInput): Promise<{ rows: BacktestLine[]; total: number }> {
  const { rows, total } = await listRuns("backtest", input);
  return {
    total,
    rows: rows.map(({ params, ...run }) => {
      const { subjects, ...asked } = backtestParams.parse(params);
      return { ...run, ...asked, subjects: subjects.map(({ label }) => label) };
    }),
  };
}
