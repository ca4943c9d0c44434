import { randomUUID } from "node:crypto";
import { db } from "#lib/db.ts";
import { referenceOf } from "#lib/escalations/rules/reference.ts";
import { verbs } from "#lib/escalations/write/write-message.ts";
import type { NotificationKind } from "#lib/notifications/schema.ts";

type Told = {
  userId: number | null;
  kind: NotificationKind;
  group: string;
  title: string;
  detail?: string | null;
  href: string;
  accountId?: number | null;
  byId: number | null;
  at: Date | null;
};
type People = { names: Map<number, string>; coordinator: number | null; manager: number | null; admin: number | null };

async function readPeople(): Promise<People> {
  const people = await db.appUser.findMany({ include: { userRoles: true }, orderBy: { id: "asc" } });
  const first = (role: string) => people.find((one) => one.userRoles.some((held) => held.role === role))?.id ?? null;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return { names, coordinator: first("coordinator"), manager: first("manager"), admin: first("admin") };
}

async function ofEscalations({ names, coordinator }: People): Promise<Told[]> {
  const raised = await db.escalation.findMany({ where: { raisedKind: "person" } });
  const messages = await db.escalationMessage.findMany();
  return raised.flatMap(({ id, accountId, title, severity, raisedBy, raisedAt, specialistId, routedAt, closedAt }) => {
    const reference = referenceOf(id);
    const line = { kind: "escalation", group: `escalation:${id}`, href: `/escalations/${id}`, accountId } as const;
    const tell = (userId: number | null, words: string, byId: number | null, at: Date | null): Told => ({
      ...line,
      userId,
      title: `${words}: ${title}`,
      byId,
      at,
    });
    const written = messages.filter(({ escalationId }) => escalationId === id);
    return [
      tell(coordinator, `${reference} raised, ${severity}`, raisedBy, raisedAt),
      tell(specialistId, `${reference} was routed to you`, coordinator, routedAt),
      tell(raisedBy, `${reference} routed`, coordinator, routedAt),
      ...written.flatMap(({ kind, authorId, at }) => {
        const words = `${names.get(authorId)} ${verbs[kind as keyof typeof verbs]} ${reference}`;
        return [coordinator, raisedBy].map((userId) => tell(userId, words, authorId, at));
      }),
      ...[specialistId, raisedBy].map((userId) => tell(userId, `${reference} closed`, coordinator, closedAt)),
    ];
  });
}

async function ofHandoffs({ coordinator }: People): Promise<Told[]> {
  const rows = await db.handoff.findMany();
  const accounts = await db.account.findMany({ where: { id: { in: rows.map(({ accountId }) => accountId) } } });
  return rows.map(({ id, accountId, state, missing, csmId, createdBy, movedAt: at }) => {
    const name = `Handoff of ${accounts.find((account) => account.id === accountId)?.name}`;
    const line = { kind: "handoff", group: `handoff:${id}`, href: `/handoffs/${id}`, accountId, at } as const;
    if (state === "passed") return { ...line, userId: csmId, title: `${name} for you`, byId: coordinator };
    if (state === "draft")
      return { ...line, userId: createdBy, title: `${name} needs more`, detail: missing, byId: coordinator };
    return { ...line, userId: coordinator, title: `${name} to pass on`, byId: createdBy };
  });
}

async function ofTasks({ names, manager }: People): Promise<Told[]> {
  const given = await db.task.findMany({ where: { createdBy: manager, cause: "person", accountId: { not: null } } });
  const owners = await db.account.findMany({ where: { id: { in: given.map((task) => task.accountId as number) } } });
  return given.map(({ id, accountId, title, createdAt: at }) => ({
    userId: owners.find((account) => account.id === accountId)?.ownerId ?? null,
    kind: "task",
    group: `task:${id}`,
    title: `${names.get(manager as number)} gave you “${title}”`,
    href: `/tasks?open=${id}`,
    accountId,
    byId: manager,
    at,
  }));
}

async function ofMoneyRequests({ names, manager, admin }: People): Promise<Told[]> {
  const rows = await db.moneyRequest.findMany();
  return rows.flatMap(({ id, userId, reason, askedAt, answer, answeredBy, answeredAt }) => {
    const line = { kind: "grant", group: `grant:${id}`, href: "/money" } as const;
    const asked = { ...line, title: `${names.get(userId)} asks for access to money`, detail: reason, byId: userId };
    const declined = `${names.get(answeredBy ?? 0)} declined your request for access to money`;
    return [
      ...[manager, admin].map((giver) => ({ ...asked, userId: giver, at: askedAt })),
      { ...line, userId, title: declined, detail: answer, byId: answeredBy, at: answeredAt },
    ];
  });
}

const dayMs = 86_400_000;

/** What the demo's people were told of the work that is there; they have read what is older than a day. Once. */
export async function tellPeople(now = new Date()): Promise<void> {
  if ((await db.notification.count()) > 0) return;
  const people = await readPeople();
  const parts = await Promise.all([ofEscalations, ofHandoffs, ofTasks, ofMoneyRequests].map((of) => of(people)));
  const data = parts.flat().flatMap(({ userId, at, ...told }) => {
    if (userId === null || at === null || userId === told.byId) return [];
    const readAt = now.getTime() - at.getTime() > dayMs ? new Date(at.getTime() + dayMs / 12) : null;
    return [{ ...told, userId, at, readAt, eventId: randomUUID() }];
  });
  data.sort((one, other) => one.at.getTime() - other.at.getTime());
  await db.notification.createMany({ data });
}
