import { db } from "#lib/db.ts";
import { defaultTargets, dueTimes } from "#lib/escalations/rules/sla.ts";
import { defaultDesk } from "#lib/escalations/rules.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type DemoEscalation, demoEscalations } from "../rules/escalations.ts";

type Tx = Prisma.TransactionClient;
type People = { coordinator: number; specialists: Map<string, number> };
type Raised = { accountId: number; id: number; csm: number; at: (hours: number) => Date };

async function readPeople(tx: Tx): Promise<People | null> {
  const held = await tx.userRole.findMany({
    where: { role: { in: ["coordinator", "specialist"] } },
    orderBy: { userId: "asc" },
  });
  const coordinator = held.find(({ role }) => role === "coordinator")?.userId;
  const specialists = new Map(held.flatMap(({ desk, userId }) => (desk ? [[desk, userId] as const] : [])));
  return coordinator === undefined ? null : { coordinator, specialists };
}

/** What the demo's people escalated over the last days, through the same gates of the database as everybody's. Once. */
export async function raiseEscalations(now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const people = await readPeople(tx);
    if (people === null || (await tx.escalation.count()) > 0) return;
    const accounts = await tx.account.findMany({
      where: { ownerId: { not: null }, churnedOn: null },
      orderBy: { id: "asc" },
      take: demoEscalations.length,
      select: { id: true, ownerId: true },
    });
    for (const [index, account] of accounts.entries())
      await play(
        tx,
        demoEscalations[index] as DemoEscalation,
        { id: account.id, ownerId: account.ownerId as number },
        people,
        now,
      );
  });
}

async function play(tx: Tx, told: DemoEscalation, account: { id: number; ownerId: number }, people: People, now: Date) {
  const at = (after: number) => new Date(now.getTime() - (told.raised - after) * 3_600_000);
  const due = dueTimes(defaultTargets, told.severity, at(0));
  const { category, severity, title, summary, blockers, impact } = told;
  const { id } = await tx.escalation.create({
    data: {
      ...{ category, severity, title, summary, blockers, impact: impact || null, ...due, actedAt: at(0) },
      ...{ accountId: account.id, raisedKind: "person", raisedBy: account.ownerId, raisedRole: "csm" },
    },
    select: { id: true },
  });
  const raised = { accountId: account.id, id, csm: account.ownerId, at };
  await ask(tx, told, raised, people);
  await answer(tx, told, raised, people);
  if (told.closed) {
    const { after, outcome, words } = told.closed;
    await step(tx, raised, people, after, Prisma.sql`state = 'closed', outcome = ${outcome}, closing = ${words}`);
  }
}

async function ask(tx: Tx, { question }: DemoEscalation, raised: Raised, people: People) {
  if (!question) return;
  await say(tx, raised, people.coordinator, "coordinator", "question", question.words, question.after);
  if (question.reply) await say(tx, raised, raised.csm, "csm", "reply", question.reply.words, question.reply.after);
}

async function answer(tx: Tx, told: DemoEscalation, raised: Raised, people: People) {
  const desk = defaultDesk[told.category];
  if (told.routed === undefined || desk === null) return;
  const specialist = people.specialists.get(desk) ?? null;
  await step(
    tx,
    raised,
    people,
    told.routed,
    Prisma.sql`state = 'routed', desk = ${desk}, specialist_id = ${specialist}::int`,
  );
  if (told.answer && specialist !== null)
    await say(tx, raised, specialist, "specialist", "answer", told.answer.words, told.answer.after);
}

async function step(tx: Tx, { accountId, id, at }: Raised, { coordinator }: People, after: number, set: Prisma.Sql) {
  await tx.$executeRaw`update escalation set ${set}, acted_by = ${coordinator}::int, acted_role = 'coordinator', acted_at = ${at(after)}::timestamptz
    where account_id = ${accountId}::int and id = ${id}::int`;
}

async function say(
  tx: Tx,
  { accountId, id, at }: Raised,
  authorId: number,
  authorRole: string,
  kind: string,
  body: string,
  after: number,
) {
  await tx.escalationMessage.create({
    data: { accountId, escalationId: id, kind, authorId, authorRole, body, at: at(after) },
  });
}
