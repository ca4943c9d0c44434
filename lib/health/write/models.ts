import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { defaultModel } from "../measures/default-model.ts";
import { positionOf } from "../measures/registry.ts";
import { readMeasures } from "../read/measures.ts";
import { currentModel, getModel, type StoredModel } from "../read/models.ts";
import type { Passed } from "../schema/gate.ts";
import type { ModelConfig } from "../schema.ts";

/** Publishes the default model as version 1 when there is none yet. Safe to call at every start and from anywhere. */
export async function ensureDefaultModel(): Promise<StoredModel> {
  const present = await currentModel();
  if (present) return present;
  await db.$executeRaw`
    insert into health_model (version, status, name, config, published_at, note)
    values (1, 'published', 'Default', ${JSON.stringify(defaultModel)}::jsonb, now(), 'The model that Bellwether starts with')
    on conflict (version) do nothing`;
  const made = await currentModel();
  if (!made) throw new Error("The default health model could not be stored.");
  announce("models");
  return made;
}

async function unknownMeasures(config: ModelConfig): Promise<Refusal | null> {
  const measures = await readMeasures();
  const used = config.segments.flatMap((segment) => segment.measures);
  const unknown = used.find((measure) => positionOf(measure.key, measures) < 0);
  return unknown ? refuse("invalid", `There is no measure "${unknown.key}". Remove it from the model.`) : null;
}

async function kept(id: number): Promise<StoredModel> {
  const model = await getModel(id);
  if (!model) throw new Error(`Health model ${id} is gone.`);
  return model;
}

async function stored(id: number): Promise<StoredModel> {
  announce("models");
  return kept(id);
}

/** Starts a draft from a version, by default the current one. */
export async function createDraft(basedOnId: number | null, userId: number | null): Promise<StoredModel | Refusal> {
  const base = basedOnId === null ? await ensureDefaultModel() : await getModel(basedOnId);
  if (!base) return refuse("not-found", "There is no such version. Choose one from the list.");
  const [row] = await db.$queryRaw<{ id: number }[]>`
    insert into health_model (status, name, config, based_on_id, created_by)
    values ('draft', ${`Draft from v${base.version ?? "?"}`}, ${JSON.stringify(base.config)}::jsonb, ${base.id}, ${userId})
    returning id`;
  return stored(row?.id ?? 0);
}

/** Keeps a draft as it is edited. Weights are told to nobody until they are published: a Studio that is open would read its whole book again. */
export async function updateDraft(
  id: number,
  change: { name?: string | undefined; config?: ModelConfig | undefined },
): Promise<StoredModel | Refusal> {
  const wrong = change.config ? await unknownMeasures(change.config) : null;
  if (wrong) return wrong;
  const config = change.config ? JSON.stringify(change.config) : null;
  const changed = await db.$executeRaw`
    update health_model set name = coalesce(${change.name ?? null}, name), config = coalesce(${config}::jsonb, config), updated_at = now()
    where id = ${id} and status = 'draft'`;
  if (changed === 0) return notADraft(id);
  return change.name === undefined ? kept(id) : stored(id);
}

export async function deleteDraft(id: number): Promise<{ id: number } | Refusal> {
  const gone = await db.$executeRaw`delete from health_model where id = ${id} and status = 'draft'`;
  if (gone === 0) return notADraft(id);
  announce("models");
  return { id };
}

async function notADraft(id: number): Promise<Refusal> {
  const model = await getModel(id);
  if (!model) return refuse("not-found", "There is no such draft. Somebody may have deleted it.");
  return refuse("conflict", `Version ${model.version} is published and never changes. Start a draft from it instead.`);
}

type Tried = { config: unknown; passed: Passed };

/**
 * Makes a draft the next version, for good. The unique version number lets only one of two simultaneous calls win. With
 * `tried` it must still stand as it was tried, and keeps what it was published on.
 */
export async function publishDraft(
  id: number,
  note: string,
  userId: number | null,
  tried?: Tried,
): Promise<StoredModel | Refusal> {
  const asTried = tried ? Prisma.sql`and config = ${JSON.stringify(tried.config)}::jsonb` : Prisma.empty;
  const changed = await db.$executeRaw`
    update health_model set status = 'published', note = ${note}, published_by = ${userId}, published_at = now(), updated_at = now(),
      passed = ${tried ? JSON.stringify(tried.passed) : null}::jsonb,
      version = (select coalesce(max(version), 0) + 1 from health_model)
    where id = ${id} and status = 'draft' ${asTried}`;
  if (changed > 0) return stored(id);
  const isDraft = (await getModel(id))?.status === "draft";
  return isDraft
    ? refuse("conflict", "Somebody has just changed this draft. Look at it and try it again.")
    : notADraft(id);
}

/** Takes an earlier version back into use: as a new version, for what is published never changes. */
export async function rollBack(id: number, note: string, userId: number | null): Promise<StoredModel | Refusal> {
  const model = await getModel(id);
  if (model?.status !== "published") return refuse("not-found", "There is no such published version.");
  const [row] = await db.$queryRaw<{ id: number }[]>`
    insert into health_model (version, status, name, config, based_on_id, created_by, published_by, published_at, note)
    select coalesce(max(version), 0) + 1, 'published', ${model.name}, ${JSON.stringify(model.config)}::jsonb, ${id}, ${userId}, ${userId}, now(), ${note}
    from health_model returning id`;
  return stored(row?.id ?? 0);
}
