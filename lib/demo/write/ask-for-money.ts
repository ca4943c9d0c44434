import { db } from "#lib/db.ts";
import { demoEmail } from "../rules/staff.ts";
import { demoMoneyRequests } from "../rules/work.ts";

const hourMs = 3_600_000;

/** Who of the demo's people asked to see money: some wait for an answer, one was declined by their manager. Once. */
export async function askForMoney(now = new Date()): Promise<void> {
  if ((await db.moneyRequest.count()) > 0) return;
  const people = await db.appUser.findMany({ select: { id: true, email: true } });
  const idOf = new Map(people.map(({ id, email }) => [email, id]));
  const answeredBy = idOf.get(demoEmail("Tomas Reyes")) ?? null;
  await db.moneyRequest.createMany({
    data: demoMoneyRequests.flatMap(({ by, reason, days, hours, declined }) => {
      const userId = idOf.get(demoEmail(by));
      const askedAt = new Date(now.getTime() - hours * hourMs);
      const answeredAt = new Date(askedAt.getTime() + 3 * hourMs);
      const answer = declined === null ? {} : { state: "declined", answer: declined, answeredBy, answeredAt };
      return userId === undefined ? [] : [{ userId, scope: "book", reason, days, askedAt, ...answer }];
    }),
  });
}
