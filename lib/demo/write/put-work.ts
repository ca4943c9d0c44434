import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { draftWonDeals } from "#lib/handoffs/write/draft-handoffs.ts";
import { suggestAreas } from "#lib/requests/rules.ts";
import { dayNumber, dayText } from "../rules/calendar.ts";
import { demoDomain } from "../rules/staff.ts";
import { demoHandoff, demoMissing, demoRequests, demoTasks } from "../rules/work.ts";

type Kept = { id: number; ownerId: number; place: number };

/** A few accounts of each of the first CSMs, those at risk first. */
function readBooks(): Promise<Kept[]> {
  return db.$queryRaw<Kept[]>`
    select id, "ownerId", place from (
      select a.id, a.owner_id as "ownerId", row_number() over (partition by a.owner_id order by h.band = 'at-risk' desc, a.id)::int as place
      from account a join app_user u on u.id = a.owner_id left join account_health h on h.account_id = a.id
      where a.churned_on is null and a.merged_into_id is null and u.id in (select id from app_user order by id limit 5)) x
    where place <= 7 order by "ownerId", place`;
}

const date = (asOf: string, days: number) => new Date(`${dayText(dayNumber(asOf) + days)}T00:00:00Z`);

/** Tasks, requests of customers and a handoff on its way, so that the desk has work on its first day. Once. */
export async function putWork(asOf: string): Promise<void> {
  if ((await db.task.count({ where: { cause: { in: ["person", "follow-up"] } } })) > 0) return;
  const books = await readBooks();
  await putTasks(books, asOf);
  await putRequests(books, asOf);
  await putHandoffs(books);
  // each on the day of its deal, as they would have come
  await draftWonDeals(Prisma.sql`least(now(), d.closed_on + interval '17 hours')`);
}

async function putTasks(books: readonly Kept[], asOf: string): Promise<void> {
  const manager = await personOf("tomas");
  const made = await db.task.createManyAndReturn({
    data: books.flatMap(({ id, ownerId, place }) => {
      const task = demoTasks[(place - 1) % demoTasks.length];
      if (!task) return [];
      const { title, due, priority, cause } = task;
      const snoozedUntil = "snoozed" in task ? date(asOf, task.snoozed) : null;
      return [
        {
          accountId: id,
          title,
          dueOn: date(asOf, due),
          priority,
          cause,
          role: "csm",
          snoozedUntil,
          createdBy: "given" in task && manager !== undefined ? manager : ownerId,
        },
      ];
    }),
    select: { id: true, createdBy: true },
  });
  await db.taskLog.createMany({
    data: made.map((task) => ({ taskId: task.id, userId: task.createdBy, what: "added" })),
  });
}

async function putRequests(books: readonly Kept[], asOf: string): Promise<void> {
  const areas = await db.scopeArea.findMany({ where: { archivedAt: null }, orderBy: { id: "asc" } });
  const known = areas.map(({ id, name, inside, words }) => ({ id, name, inside, words, category: null }));
  await db.customerRequest.createMany({
    data: books.flatMap(({ id, ownerId, place }) => {
      const asked = demoRequests[place - 1];
      if (!asked) return [];
      const { words, channel, ago } = asked;
      const suggestedId = suggestAreas(words, known)[0]?.area.id ?? null;
      const loggedAt = new Date(date(asOf, -ago).getTime() + 10 * 3_600_000);
      return [{ accountId: id, words, channel, askedOn: date(asOf, -ago), loggedBy: ownerId, loggedAt, suggestedId }];
    }),
  });
}

/** An account of each book was won and is on its way to its CSM; that of the second book waits for the coordinator, who sent that of the third back. */
async function putHandoffs(books: readonly Kept[]): Promise<void> {
  const [manager, coordinator] = await Promise.all([personOf("tomas"), personOf("rosa")]);
  if (!manager || !coordinator) return;
  for (const [turn, { id: accountId, ownerId }] of books.filter(({ place }) => place === 2).entries()) {
    const won = await db.deal.findFirst({
      where: { accountId, won: true, kind: "new" },
      orderBy: { closedOn: "desc" },
    });
    if (!won) continue;
    const stakeholders = await db.contact.findMany({
      where: { accountId, leftOn: null, role: { not: null } },
      orderBy: { id: "asc" },
      take: 3,
      select: { name: true, title: true, role: true, email: true },
    });
    const data = { accountId, dealId: won.id, title: won.name, createdBy: manager, stakeholders, ...demoHandoff };
    const { id } = await db.handoff.create({ data, select: { id: true } });
    const step = (state: string, actedBy: number, actedRole: string, more: object = {}) =>
      db.handoff.update({ where: { accountId_id: { accountId, id } }, data: { state, actedBy, actedRole, ...more } });
    await step("submitted", manager, "manager");
    if (turn === 2) await step("draft", coordinator, "coordinator", { missing: demoMissing });
    else if (turn !== 1) await step("passed", coordinator, "coordinator", { csmId: ownerId });
  }
}

async function personOf(given: string): Promise<number | undefined> {
  return (await db.appUser.findUnique({ where: { email: `${given}@${demoDomain}` }, select: { id: true } }))?.id;
}
