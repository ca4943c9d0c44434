import type { z } from "zod";
import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { positionOf } from "#lib/health/measures/registry.ts";
import { readMeasures } from "#lib/health/read/measures.ts";
import { announce } from "#lib/live/write.ts";
import { catalog } from "#lib/metrics/catalog/catalog.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { noProtocol } from "../read/get-protocol.ts";
import { readProtocols } from "../read/protocols.ts";
import { expansionThreshold } from "../rules/shipped/expansion-threshold.ts";
import type { saveDraftInput, setLimitsInput, setModeInput } from "../schema/protocols.ts";
import type { Definition } from "../schema.ts";
import { endInterventions } from "./end-interventions.ts";
import { dropMarks, mayNameAmounts } from "./mark-opportunities.ts";

type Made = { id: number };
type Tx = Prisma.TransactionClient;

const stated = expansionThreshold.definition.trigger;
const amountWords =
  "Another amount can be named only by who may see all amounts, for it could be used to find one out. Ask another admin or a manager for a grant on the whole book, or keep 50,000.";

/** What cannot be as it is written: a measure or metric that is not there, an amount that could be used to find one out. */
async function judgeDefinition(
  { trigger }: Definition,
  userId: number | null,
  known: Definition | null,
): Promise<Refusal | null> {
  if (trigger.kind === "measure" && positionOf(trigger.measure, await readMeasures()) < 0)
    return refuse("invalid", "There is no such measure. Choose one from the list.");
  if (trigger.kind === "metric") {
    const metric = catalog.find((one) => one.key === trigger.metric && !one.financial);
    if (!metric) return refuse("invalid", "There is no such metric. Choose one from the list.");
    if (trigger.scopes.includes("account") && trigger.metric !== "csat")
      return refuse(
        "invalid",
        `${metric.name} is told of segments and the whole only. Leave single accounts out, or choose satisfaction.`,
      );
  }
  if (trigger.kind === "opportunity") {
    const kept = [stated, known?.trigger].some((one) => one?.kind === "opportunity" && one.over === trigger.over);
    if (!kept && !(await mayNameAmounts(userId))) return refuse("forbidden", amountWords);
  }
  return null;
}

/** Keeps a draft: of a new protocol, or beside the version that runs, which goes on as it is. */
export async function saveDraft(
  { protocolId, definition }: z.output<typeof saveDraftInput>,
  userId: number | null,
): Promise<Made | Refusal> {
  const found = protocolId === null ? null : (await readProtocols()).find(({ id }) => id === protocolId);
  if (found === undefined) return noProtocol();
  const wrong = await judgeDefinition(definition, userId, found?.definition ?? null);
  if (wrong) return wrong;
  const { id } =
    found === null
      ? await db.protocol.create({
          data: { draft: definition, createdBy: userId, weeklyLimit: 25 },
          select: { id: true },
        })
      : await db.protocol.update({ where: { id: found.id }, data: { draft: definition }, select: { id: true } });
  announce("protocols");
  return { id };
}

async function publishDraft(
  tx: Tx,
  id: number,
  draft: Definition,
  note: string | null,
  userId: number | null,
): Promise<void> {
  await tx.$executeRaw`
    with next as (update protocol set version = version + 1, draft = null, baseline_at = null where id = ${id} returning version)
    insert into protocol_version (protocol_id, version, definition, note, created_by)
    select ${id}, version, ${JSON.stringify(draft)}::jsonb, ${note}, ${userId}::int from next`;
}

/** What was followed in another mode is over: the next look begins anew. What was opened stays open. */
async function beginAnew(tx: Tx, id: number): Promise<void> {
  await tx.$executeRaw`
    update protocol_match set ended_at = now() where protocol_id = ${id} and ended_at is null and phase not in ('fired', 'held-out')`;
  await tx.$executeRaw`
    insert into evaluation_due (account_id) values (0) on conflict (account_id) do update set since = excluded.since`;
}

/** Switches a protocol off, into shadow, or on; a draft becomes its next version. What is true already goes to the backlog. */
export async function setMode(
  { protocolId, mode, note }: z.output<typeof setModeInput>,
  userId: number | null,
): Promise<Made | Refusal> {
  const found = (await readProtocols()).find(({ id }) => id === protocolId);
  if (!found) return noProtocol();
  const { draft, definition } = found;
  if (mode !== "off" && draft) {
    const wrong = await judgeDefinition(draft, userId, definition);
    if (wrong) return wrong;
  }
  if (mode === found.mode && !draft) return { id: protocolId };
  await db.$transaction(async (tx) => {
    if (draft && mode !== "off") await publishDraft(tx, protocolId, draft, note, userId);
    await tx.protocol.update({
      where: { id: protocolId },
      data: { mode, modeChangedAt: new Date(), modeChangedBy: userId, baselineAt: null },
    });
    await beginAnew(tx, protocolId);
  });
  if (mode === "off") await dropMarks(protocolId);
  announce("protocols");
  return { id: protocolId };
}

/** How many it may open a week, and the share that nothing is done for. E1 to E3 have neither. */
export async function setLimits({ protocolId, ...limits }: z.output<typeof setLimitsInput>): Promise<Made | Refusal> {
  const found = (await readProtocols()).find(({ id }) => id === protocolId);
  if (!found) return noProtocol();
  if (found.uncapped)
    return refuse(
      "invalid",
      `${found.spec ?? "This protocol"} opens as many as there are reasons for. It has no limit and holds nobody out.`,
    );
  await db.protocol.update({ where: { id: protocolId }, data: limits });
  announce("protocols");
  return { id: protocolId };
}

export async function discardDraft(protocolId: number): Promise<Made | Refusal> {
  const found = (await readProtocols()).find(({ id }) => id === protocolId);
  if (!found) return noProtocol();
  if (found.version === 0) await db.protocol.update({ where: { id: protocolId }, data: { archivedAt: new Date() } });
  else await db.$executeRaw`update protocol set draft = null where id = ${protocolId}`;
  announce("protocols");
  return { id: protocolId };
}

/** Puts a team's own protocol away: it runs no more, what it opened is stopped, its history stays. */
export async function archiveProtocol(protocolId: number, userId: number | null): Promise<Made | Refusal> {
  const found = (await readProtocols()).find(({ id }) => id === protocolId);
  if (!found) return noProtocol();
  if (found.key !== null)
    return refuse("invalid", "A protocol that ships with Bellwether can be switched off, not put away.");
  await db.$transaction(async (tx) => {
    const open = await tx.intervention.findMany({ where: { protocolId, state: "open" }, select: { id: true } });
    await endInterventions(
      tx,
      open.map(({ id }) => ({ id, as: "stopped", text: "Stopped: the protocol was put away.", by: userId })),
    );
    await tx.$executeRaw`update protocol_match set ended_at = now() where protocol_id = ${protocolId} and ended_at is null`;
    await tx.protocol.update({ where: { id: protocolId }, data: { archivedAt: new Date(), mode: "off" } });
  });
  await dropMarks(protocolId);
  announce("protocols", "tasks", "today");
  return { id: protocolId };
}
