import { anonymous } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { listMatches } from "#lib/playbooks/read/list-matches.ts";
import { evaluateBook } from "#lib/playbooks/write/evaluate.ts";
import { installShipped } from "#lib/playbooks/write/install-shipped.ts";
import { endIntervention } from "#lib/playbooks/write/interventions.ts";
import { releaseMatches } from "#lib/playbooks/write/release.ts";
import { runSteps } from "#lib/playbooks/write/run-steps.ts";

/** So many of the demo's backlog its manager has released; of those some are over by now. */
const released = 9;
const endings = [
  { as: "recovered", outcome: "worked", reason: "We agreed on new dates with their project lead." },
  { as: "recovered", outcome: "by-itself", reason: "They had caught up before we called." },
  { as: "stopped", outcome: "not-a-risk", reason: "Their office moved; everybody knew." },
] as const;

async function managerOfAll() {
  const [found] = await db.$queryRaw<{ id: number; name: string; teamIds: number[] }[]>`
    select u.id, u.name, array(select id from team) as "teamIds" from app_user u join user_role r on r.user_id = u.id and r.role = 'manager' order by u.id limit 1`;
  if (!found) return null;
  const { id: userId, name, teamIds } = found;
  return {
    ...anonymous("demo", ""),
    kind: "user" as const,
    userId,
    name,
    role: "manager" as const,
    roles: ["manager" as const],
    teamIds,
  };
}

/** What protocols opened for the demo's customers, what still waits, and what came of the first ones. Once. */
export async function playProtocols(asOf: string): Promise<void> {
  if ((await db.intervention.count()) > 0) return;
  await installShipped();
  await evaluateBook(asOf);
  const manager = await managerOfAll();
  if (!manager) return;
  const { rows } = await listMatches(
    { list: "backlog", protocolId: null, q: "", page: 1, pageSize: released },
    manager,
  );
  if (rows.length === 0) return;
  await releaseMatches({ matchIds: rows.map(({ id }) => id), all: false, protocolId: null }, manager, asOf);
  await runSteps({ asOf, now: new Date(`${asOf}T23:59:59Z`) }, new AbortController().signal);
  const open = await db.intervention.findMany({
    where: { state: "open", accountId: { not: null } },
    orderBy: { id: "asc" },
    take: endings.length,
  });
  for (const [place, { id, accountId }] of open.entries()) {
    const ending = endings[place];
    if (ending && accountId !== null) await endIntervention({ accountId, interventionId: id, ...ending }, manager);
  }
}
