import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { dayAfter } from "#lib/tasks/rules.ts";
import { addTask } from "#lib/tasks/write/add-task.ts";
import type { HandoffDetail, Stakeholder } from "../schema.ts";

type Tx = Prisma.TransactionClient;

/** What accepting brings: the goals as value goals, the people as contacts, and the first task of the onboarding. */
export async function acceptHandoff(tx: Tx, handoff: HandoffDetail, caller: Caller): Promise<void> {
  const { accountId, id, account, goals, stakeholders, promises } = handoff;
  await tx.goal.createMany({
    data: goals.map(({ dueOn, ...goal }) => ({
      ...goal,
      accountId,
      dueOn: dueOn ? new Date(`${dueOn}T00:00:00Z`) : null,
    })),
  });
  await addContacts(tx, accountId, stakeholders);
  const promised = promises.length > 0 ? `Promised before: ${promises.join("; ")}` : null;
  await addTask(tx, {
    accountId,
    title: `Start the onboarding of ${account}`,
    detail: promised,
    dueOn: dayAfter(today(caller.timeZone), 7),
    role: "csm",
    assigneeId: caller.userId,
    cause: { kind: "handoff", id },
    href: `/accounts/${accountId}/onboarding`,
    createdBy: caller.userId,
  });
}

/** People who are no contacts yet become some: known by their address, else by their name. */
async function addContacts(tx: Tx, accountId: number, people: readonly Stakeholder[]): Promise<void> {
  const known = await tx.contact.findMany({ where: { accountId }, select: { name: true, email: true } });
  const lower = (text: string | null) => text?.toLowerCase() ?? null;
  const isKnown = ({ name, email }: Stakeholder) =>
    known.some((one) => (email !== null && lower(one.email) === lower(email)) || lower(one.name) === lower(name));
  await tx.contact.createMany({
    data: people.filter((person) => !isKnown(person)).map((person) => ({ ...person, accountId, joinedOn: new Date() })),
  });
}
