import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { measureProperty } from "#lib/ingest/write/event-properties.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { firstOwnPosition } from "../measures/measure-list.ts";
import { listOwnMeasures } from "../read/measures.ts";
import { listModels } from "../read/models.ts";
import { listOwnSources } from "../read/own-sources.ts";
import { readsOf } from "../rules/own-measure.ts";
import type { ChangeOwnInput, MakeOwnInput, OwnMeasure } from "../schema/own-measure.ts";

const most = 60;
export const noSuchSource = "There is no such column in the data any more. Choose one from the list.";
const gone = () => refuse("not-found", "There is no such measure. Somebody may have archived it.");

const taken = (label: string) => refuse("conflict", `There is a measure "${label}" already. Choose another name.`);
const isTaken = (own: readonly OwnMeasure[], label: string, by?: number) =>
  own.some((one) => one.id !== by && one.archivedOn === null && one.label.toLowerCase() === label.toLowerCase());

async function stored(id: number): Promise<OwnMeasure> {
  const found = (await listOwnMeasures()).find((one) => one.id === id);
  if (!found) throw new Error(`Measure ${id} is gone.`);
  announce("models");
  return found;
}

/** Adds a measure made from a source of the book; every account gets its value with the next scores. */
export async function makeOwnMeasure(input: MakeOwnInput, userId: number | null): Promise<OwnMeasure | Refusal> {
  const { spec, label, dimension, curve, presenceIsMeant } = input;
  const [sources, own] = await Promise.all([listOwnSources(), listOwnMeasures()]);
  const source = sources.find((one) => JSON.stringify(one.source) === JSON.stringify(spec.source));
  if (!source) return refuse("invalid", noSuchSource);
  if (!readsOf(spec.source.kind, source.values).includes(spec.read))
    return refuse("invalid", `${source.name} cannot be read in this way. Choose another.`);
  if (source.values === "category" && spec.read === "latest" && !spec.categories)
    return refuse("invalid", `${source.name} holds words: name the values that get points.`);
  if (spec.read === "presence" && !presenceIsMeant)
    return refuse("invalid", "Whether there is any data is mostly a leak of the outcome. Confirm that it is meant.");
  if (own.filter(({ archivedOn }) => archivedOn === null).length >= most)
    return refuse("invalid", `There are ${most} own measures, which is the most. Archive one that no model uses.`);
  if (isTaken(own, label)) return taken(label);
  if (spec.source.kind === "property") await measureProperty(spec.source.propertyId);
  const [row] = await db.$transaction(async (tx) => {
    // whoever adds one at the same moment takes the place after this one
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('own_measure'))`;
    return tx.$queryRaw<{ id: number }[]>`
      insert into own_measure (key, position, label, dimension, spec, curve, source_name, created_by)
      select 'own-' || n, n, ${label}, ${dimension}, ${JSON.stringify(spec)}::jsonb, ${JSON.stringify(curve)}::jsonb, ${source.name}, ${userId}
      from (select coalesce(max(position) + 1, ${firstOwnPosition}::int) as n from own_measure) next
      on conflict do nothing returning id`;
  });
  if (!row) return taken(label);
  await enqueue("health.score", {});
  return stored(row.id);
}

/** Where a measure carries weight: the version in use and drafts. */
async function usesOf(key: string): Promise<string[]> {
  const models = await listModels();
  const current = models.find(({ status }) => status === "published");
  return models
    .filter((model) => model.status === "draft" || model === current)
    .filter(({ config }) => config.segments.some(({ measures }) => measures.some((one) => one.key === key)))
    .map(({ version, name }) => (version === null ? `the draft "${name}"` : `version ${version}, which is in use`));
}

/** Renames, moves to another dimension, archives or brings back; what a measure reads never changes. */
export async function changeOwnMeasure(input: ChangeOwnInput): Promise<OwnMeasure | Refusal> {
  const { measureId, label, dimension, archived } = input;
  const own = await listOwnMeasures();
  const measure = own.find(({ id }) => id === measureId);
  if (!measure) return gone();
  const name = label ?? measure.label;
  const named = archived === undefined ? measure.archivedOn === null : !archived;
  if (named && isTaken(own, name, measureId)) return taken(name);
  const uses = archived ? await usesOf(measure.key) : [];
  if (uses.length > 0)
    return refuse("conflict", `"${measure.label}" is part of ${uses.join(" and of ")}. Take it out there first.`);
  const archivedAt = archived === undefined ? Prisma.sql`archived_at` : archived ? Prisma.sql`now()` : Prisma.sql`null`;
  const changed = await db.$executeRaw`
    update own_measure set label = coalesce(${label ?? null}, label), dimension = coalesce(${dimension ?? null}, dimension),
      archived_at = ${archivedAt} where id = ${measureId}`;
  return changed > 0 ? stored(measureId) : gone();
}
