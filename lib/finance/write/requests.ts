import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { notify } from "#lib/notifications/write/notify.ts";
import { refuse } from "#lib/refusal.ts";
import type { AnswerInput, AskInput } from "../schema/requests.ts";
import { mayGiveTo } from "../write.ts";

type Tx = Prisma.TransactionClient;

/** Who can answer: admins, and managers of the teams of the one who asks. */
async function giversFor(tx: Tx, userId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select distinct r.user_id as id from user_role r where r.user_id <> ${userId} and (r.role = 'admin' or (r.role = 'manager' and exists (
      select from team_member m join team_member mine on mine.team_id = m.team_id and mine.user_id = ${userId} where m.user_id = r.user_id)))`;
  return rows.map(({ id }) => id);
}

/** Asks to see money, with a reason; the same request twice is one. */
export async function askAccess({ scope, accountIds, reason, days }: AskInput, caller: Caller) {
  const userId = caller.userId as number;
  const chosen = scope === "accounts" ? [...new Set(accountIds)].sort((a, b) => a - b) : [];
  if (scope === "accounts" && chosen.length === 0) return refuse("invalid", "Choose at least one account.");
  if ((await db.account.count({ where: { id: { in: chosen } } })) < chosen.length)
    return refuse("invalid", "One of these accounts is gone. Choose again.");
  const asked = await db.$transaction(async (tx) => {
    const [made] = await tx.$queryRaw<{ id: number }[]>`
      insert into money_request (user_id, scope, account_ids, reason, days)
      values (${userId}, ${scope}, ${chosen.length > 0 ? chosen : null}::int[], ${reason}, ${days})
      on conflict (user_id, scope, (coalesce(account_ids, '{}'))) where state = 'open' do nothing returning id`;
    if (!made) return null;
    await notify(tx, {
      to: await giversFor(tx, userId),
      kind: "grant",
      group: `grant:${made.id}`,
      title: `${caller.name} asks for access to money`,
      detail: reason,
      href: "/money",
      by: userId,
    });
    return made;
  });
  if (!asked)
    return refuse("conflict", "You have asked for this already. A manager of your team or an admin will answer.");
  announce("grants");
  return { requestId: asked.id };
}

/** Takes one's own open request back. */
export async function withdrawRequest(requestId: number, caller: Caller) {
  const { count } = await db.moneyRequest.updateMany({
    where: { id: requestId, userId: caller.userId as number, state: "open" },
    data: { state: "withdrawn" },
  });
  if (count === 0) return refuse("not-found", "There is no such open request of yours.");
  announce("grants");
  return { requestId };
}

const dayMs = 86_400_000;

/** Grants what was asked, or less of it, or declines with a reason; never one's own request (SPEC N4). */
export async function answerRequest(answer: AnswerInput, caller: Caller) {
  const answeredBy = caller.userId as number;
  const asked = await db.moneyRequest.findUnique({ where: { id: answer.requestId } });
  if (!asked || !(await mayGiveTo(caller, asked.userId)))
    return refuse("not-found", "There is no such request, or it is for another manager to answer.");
  if (asked.userId === answeredBy)
    return refuse("forbidden", "Nobody can answer their own request. Ask another admin or manager.");
  if (asked.state !== "open") return refuse("conflict", "Somebody answered this request already. Load the page again.");
  const wider = answer.granted && isWider(answer, asked);
  if (wider) return refuse("invalid", wider);
  const done = await db.$transaction(async (tx) => {
    const grantId = answer.granted ? await grantOf(tx, answer, asked, answeredBy) : null;
    const { count } = await tx.moneyRequest.updateMany({
      where: { id: asked.id, state: "open" },
      data: {
        state: answer.granted ? "granted" : "declined",
        answer: answer.granted ? null : answer.answer,
        answeredBy,
        answeredAt: new Date(),
        grantId,
      },
    });
    if (count === 0) throw new Error("Answered by two at once.");
    await notify(tx, {
      to: [asked.userId],
      kind: "grant",
      group: `grant:${asked.id}`,
      title: answer.granted
        ? `${caller.name} gave you access to money`
        : `${caller.name} declined your request for access to money`,
      ...(!answer.granted && { detail: answer.answer }),
      href: "/money",
      by: answeredBy,
    });
    return { requestId: asked.id, grantId };
  });
  announce("grants");
  return done;
}

type Asked = { userId: number; scope: string; accountIds: number[]; reason: string; days: number };
type Granted = Extract<AnswerInput, { granted: true }>;

function isWider({ scope, accountIds, days }: Granted, asked: Asked): string | null {
  if (days > asked.days) return `They asked for ${asked.days} days. Grant as many, or fewer.`;
  if (scope === "accounts" && accountIds.length === 0) return "Choose at least one account.";
  if (asked.scope === "book") return null;
  const more = scope === "book" || accountIds.some((id) => !asked.accountIds.includes(id));
  return more ? "This is more than they asked for. Choose from their accounts." : null;
}

async function grantOf(tx: Tx, { scope, accountIds, days }: Granted, asked: Asked, givenBy: number): Promise<number> {
  const chosen = scope === "accounts" ? [...new Set(accountIds)] : [];
  const { id } = await tx.moneyGrant.create({
    data: {
      userId: asked.userId,
      givenBy,
      scope,
      reason: asked.reason,
      endsAt: new Date(Date.now() + days * dayMs),
      moneyGrantAccounts: { create: chosen.map((accountId) => ({ accountId })) },
    },
  });
  return id;
}
