import { db } from "#lib/db.ts";
import { type CompiledModel, compileModel } from "../rules/compile.ts";
import type { Day } from "../rules/day.ts";
import type { Passed } from "../schema/gate.ts";
import { type ModelConfig, modelConfigSchema } from "../schema.ts";
import { readMeasures } from "./measures.ts";

export type StoredModel = {
  id: number;
  version: number | null;
  status: "draft" | "published";
  name: string;
  config: ModelConfig;
  basedOnId: number | null;
  createdBy: string | null;
  createdAt: string;
  publishedBy: string | null;
  publishedAt: string | null;
  note: string | null;
  passed: Passed | null;
};

type Row = Omit<StoredModel, "config" | "createdAt" | "publishedAt"> & {
  config: unknown;
  createdAt: Date;
  publishedAt: Date | null;
};

const shape = (row: Row): StoredModel => ({
  ...row,
  config: modelConfigSchema.parse(row.config),
  createdAt: row.createdAt.toISOString(),
  publishedAt: row.publishedAt?.toISOString() ?? null,
});

/** All versions, newest first, drafts on top. */
export async function listModels(): Promise<StoredModel[]> {
  const rows = await db.$queryRaw<Row[]>`
    select m.id, m.version, m.status, m.name, m.config, m.based_on_id as "basedOnId", m.note, m.passed,
      c.name as "createdBy", m.created_at as "createdAt", p.name as "publishedBy", m.published_at as "publishedAt"
    from health_model m left join app_user c on c.id = m.created_by left join app_user p on p.id = m.published_by
    order by m.version desc nulls first, m.id desc`;
  return rows.map(shape);
}

export async function getModel(id: number): Promise<StoredModel | null> {
  return (await listModels()).find((model) => model.id === id) ?? null;
}

/** The model that scores accounts today: the highest published version. */
export async function currentModel(): Promise<StoredModel | null> {
  return (await listModels()).find((model) => model.status === "published") ?? null;
}

/** Of all models, newest first, the version in force on a day; for days before the first was published, the first. */
export function versionOn(models: readonly StoredModel[], day: Day): StoredModel | undefined {
  const versions = models.filter(({ status }) => status === "published");
  return versions.find(({ publishedAt }) => (publishedAt ?? "").slice(0, 10) <= day) ?? versions.at(-1);
}

/** Every model laid out for scoring, by id: an old score is explained by the model it was made with. */
export async function compiledModels(): Promise<Map<number, CompiledModel>> {
  const [models, measures] = await Promise.all([listModels(), readMeasures()]);
  return new Map(models.map((model) => [model.id, compileModel(model.config, measures)]));
}
