import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { withGrant } from "#lib/finance/read.ts";
import type { DealAmountInput, grantScopes } from "#lib/finance/schema.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { notify } from "#lib/notifications/write/notify.ts";
import { refuse } from "#lib/refusal.ts";

type Tx = Prisma.TransactionClient;

type NewGrant = {
  userId: number;
  scope: (typeof grantScopes)[number];
  accountIds: number[];
  reason: string;
  endsAt: Date | null;
};

/** An admin to everybody, a manager to people of their own teams. */
export async function mayGiveTo(caller: Caller, userId: number): Promise<boolean> {
  if (caller.role === "admin") return true;
  const shared = await db.teamMember.count({ where: { userId, teamId: { in: caller.teamIds } } });
  return shared > 0;
}

/** Lets a person see money: who, which accounts, why, until when; never oneself (SPEC N4). */
export async function giveGrant(given: NewGrant, caller: Caller) {
  const { userId, scope, accountIds, reason, endsAt } = given;
  if (userId === caller.userId)
    return refuse("forbidden", "Nobody can give a grant to themselves. Ask another admin or manager.");
  const person = await db.appUser.findFirst({ where: { id: userId, status: "active" }, include: { userRoles: true } });
  if (!person) return refuse("not-found", "There is no such active person.");
  if (!(await mayGiveTo(caller, userId)))
    return refuse("forbidden", "Managers give grants to people of their own teams. Ask an admin.");
  if (scope === "accounts" && accountIds.length === 0) return refuse("invalid", "Choose at least one account.");
  const chosen = [...new Set(accountIds)];
  if (scope === "accounts" && (await db.account.count({ where: { id: { in: chosen } } })) < chosen.length)
    return refuse("invalid", "One of these accounts is gone. Choose again.");
  if (endsAt && endsAt <= new Date()) return refuse("invalid", "The end is in the past. Choose a later day.");
  const moneyGrantAccounts = { create: scope === "accounts" ? chosen.map((accountId) => ({ accountId })) : [] };
  const grantId = await db.$transaction(async (tx) => {
    const { id } = await tx.moneyGrant.create({
      data: { userId, scope, reason, endsAt, givenBy: caller.userId as number, moneyGrantAccounts },
    });
    await tellOfGrant(tx, { id, userId }, `${caller.name} gave you access to money`, reason, caller);
    return id;
  });
  announce("grants");
  return { grantId };
}

async function tellOfGrant(tx: Tx, grant: { id: number; userId: number }, title: string, detail: string, by: Caller) {
  const to = { to: [grant.userId], kind: "grant", group: `granted:${grant.id}`, href: "/money" } as const;
  await notify(tx, { ...to, title, detail, by: by.userId as number });
}

export async function revokeGrant(grantId: number, caller: Caller) {
  const grant = await db.moneyGrant.findFirst({ where: { id: grantId, revokedAt: null } });
  if (!grant || !(await mayGiveTo(caller, grant.userId)))
    return refuse("not-found", "There is no such grant, or it was revoked already.");
  await db.$transaction(async (tx) => {
    await tx.moneyGrant.update({ where: { id: grantId }, data: { revokedAt: new Date(), revokedBy: caller.userId } });
    await tellOfGrant(tx, grant, `${caller.name} ended your access to money`, grant.reason, caller);
  });
  announce("grants");
  return { grantId };
}

/** Enters what a deal is worth, or takes the amount away; only with a grant for its account, and logged as a read is. */
export async function setDealAmount({ accountId, dealId, amount }: DealAmountInput, caller: Caller) {
  const set = await withGrant(caller, accountId, "finance.setDealAmount", async (tx) => {
    const [deal] = await tx.$queryRaw<unknown[]>`select from deal where account_id = ${accountId} and id = ${dealId}`;
    if (!deal) return refuse("not-found", "There is no such deal on this account.");
    if (amount)
      await tx.$executeRaw`
        insert into finance.deal_amount (account_id, deal_id, amount_minor, currency)
        values (${accountId}, ${dealId}, ${amount.minor}, ${amount.currency})
        on conflict (account_id, deal_id) do update set amount_minor = excluded.amount_minor, currency = excluded.currency`;
    else await tx.$executeRaw`delete from finance.deal_amount where account_id = ${accountId} and deal_id = ${dealId}`;
    return { dealId };
  });
  announce(`account:${accountId}`);
  return set;
}
