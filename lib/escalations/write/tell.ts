import type { Caller } from "#lib/caller.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { notify } from "#lib/notifications/write/notify.ts";
import { coordinatorsOnDuty } from "../read/coordinators.ts";
import { referenceOf } from "../rules/reference.ts";

type Tx = Prisma.TransactionClient;
export type Stepped = {
  id: number;
  accountId: number;
  title: string;
  desk: string | null;
  specialistId: number | null;
};
type Who = "coordinators" | "raiser" | "desk" | "everybody";

/** After the commit: every screen with escalations, and those of these accounts. */
export function announceEscalations(accountIds: readonly number[]): void {
  announce("escalations", ...accountIds.map((id) => `account:${id}`));
}

const idsOf = async (rows: Promise<{ id: number | null }[]>) =>
  (await rows).flatMap(({ id }) => (id === null ? [] : [id]));

/** Whom it concerns; everybody: who takes part, as far as they joined. */
function peopleOf(tx: Tx, { id, desk, specialistId }: Stepped, who: Who): Promise<number[]> {
  if (who === "coordinators") return coordinatorsOnDuty(tx, new Date());
  if (who === "raiser")
    return idsOf(
      tx.$queryRaw`select coalesce(e.raised_by, a.owner_id) as id from escalation e join account a on a.id = e.account_id where e.id = ${id}::int`,
    );
  if (who === "everybody")
    return idsOf(
      tx.$queryRaw`select user_id as id from escalation_participant p where p.escalation_id = ${id}::int and takes_part(p.escalation_id, p.user_id)`,
    );
  const one = specialistId === null ? Prisma.empty : Prisma.sql`and user_id = ${specialistId}::int`;
  return idsOf(tx.$queryRaw`select user_id as id from user_role where role = 'specialist' and desk = ${desk} ${one}`);
}

/** One line in the inbox an escalation, which says the last that happened. */
export async function tell(
  tx: Tx,
  of: Stepped,
  who: Who | number[],
  title: string,
  by: number | null,
  detail?: string,
) {
  const to = Array.isArray(who) ? who : await peopleOf(tx, of, who);
  const kind = Array.isArray(who) ? "mention" : "escalation";
  await notify(tx, {
    to,
    kind,
    group: `escalation:${of.id}`,
    title,
    detail,
    href: `/escalations/${of.id}`,
    accountId: of.accountId,
    by,
  });
}

export async function tellStep(tx: Tx, of: Stepped, word: string, caller: Caller): Promise<void> {
  const title = `${referenceOf(of.id)} ${word}: ${of.title}`;
  if (word === "routed") {
    await tell(tx, of, "desk", `${referenceOf(of.id)} was routed to you: ${of.title}`, caller.userId);
    await tell(tx, of, "raiser", title, caller.userId);
  } else await tell(tx, of, "everybody", title, caller.userId);
}
