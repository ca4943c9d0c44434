import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { readCompanyTimeZone } from "#lib/metrics/read/definitions.ts";
import { readKnownMeasures } from "../read/known.ts";
import { readOpenedThisWeek } from "../read/matches.ts";
import { type RunningProtocol, readRunning } from "../read/protocols.ts";
import { roomUnder } from "../rules/decide.ts";
import { evaluatePage, type Run } from "./evaluate-page.ts";
import { evaluateSlices } from "./evaluate-slices.ts";
import { followPoorAnswers } from "./follow-up.ts";
import { markOpportunities } from "./mark-opportunities.ts";

const BATCH = 2_000;
const PAGE = 10_000;
const wholeBook = 0;

type Due = { accountId: number; since: string; imported: boolean };

async function runOf(asOf: string, protocols: readonly RunningProtocol[]): Promise<Run> {
  const [timeZone, measures, opened] = await Promise.all([
    readCompanyTimeZone(),
    readKnownMeasures(),
    readOpenedThisWeek(),
  ]);
  const room = new Map(protocols.map(({ id, weeklyLimit }) => [id, roomUnder(weeklyLimit, opened.get(id) ?? 0)]));
  return { asOf, timeZone, protocols, measures, room };
}

async function readDue(): Promise<Due[]> {
  return db.$queryRaw<Due[]>`
    select account_id as "accountId", since::text as since, imported from evaluation_due order by since, account_id limit ${BATCH}`;
}

/** What became due again meanwhile stays. */
async function forget(due: readonly Due[]): Promise<void> {
  const [ids, since] = [due.map(({ accountId }) => accountId), due.map((one) => one.since)];
  await db.$executeRaw`
    delete from evaluation_due d using unnest(${ids}::int[], ${since}::text[]) as t(id, since)
    where d.account_id = t.id and d.since = t.since::timestamptz`;
}

function tell(changed: readonly number[]): void {
  if (changed.length > 0) announce("protocols", "tasks", "today", ...changed.map((id) => `account:${id}`));
}

/** Accounts that wait for their own turn: those will be scored first, or came by an import and are known to. */
async function readWaiting(): Promise<Set<number>> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select account_id as id from account_dirty union select account_id from evaluation_due where account_id <> ${wholeBook}`;
  return new Set(rows.map(({ id }) => id));
}

/** Every account against every protocol that runs; those without a first look get it, and begin with a backlog. */
export async function evaluateBook(asOf: string): Promise<number> {
  const running = await readRunning();
  await markOpportunities(running);
  const run = await runOf(asOf, running);
  const skip = await readWaiting();
  const [range] = await db.$queryRaw<{ last: number }[]>`select coalesce(max(id), 0) as last from account`;
  let opened = 0;
  for (let from = 1; from <= (range?.last ?? 0); from += PAGE) {
    const found = await evaluatePage(run, { from, until: from + PAGE }, new Set(), skip);
    opened += found.opened;
    tell(found.changed);
  }
  opened += await evaluateSlices(run);
  const fresh = running.filter(({ baselineAt }) => baselineAt === null).map(({ id, version }) => ({ id, version }));
  for (const { id, version } of fresh)
    await db.protocol.updateMany({ where: { id, version, mode: { not: "off" } }, data: { baselineAt: new Date() } });
  announce("protocols");
  return opened;
}

/**
 * Evaluates the accounts that were scored anew, or the whole book when it was. Protocols that nobody has looked at the book with yet
 * wait for the whole. Returns how many accounts were looked at, −1 for all.
 */
export async function evaluateDue(asOf: string): Promise<number> {
  const due = await readDue();
  if (due.length === 0) return 0;
  const whole = due.filter(({ accountId }) => accountId === wholeBook);
  if (whole.length > 0) {
    await evaluateBook(asOf);
    await forget(whole);
    return -1;
  }
  const running = (await readRunning()).filter(({ baselineAt }) => baselineAt !== null);
  const ids = due.map(({ accountId }) => accountId);
  const imported = new Set(due.filter((one) => one.imported).map(({ accountId }) => accountId));
  await markOpportunities(running, ids);
  const { changed } = await evaluatePage(await runOf(asOf, running), ids, imported, new Set());
  const followed = await followPoorAnswers(ids, asOf);
  await forget(due);
  tell([...new Set([...changed, ...followed])]);
  return due.length;
}

/** Once a day for all: time passes, with nothing else changed. */
export async function askForBook(): Promise<void> {
  await db.$executeRaw`
    insert into evaluation_due (account_id) values (${wholeBook}) on conflict (account_id) do update set since = excluded.since`;
}
