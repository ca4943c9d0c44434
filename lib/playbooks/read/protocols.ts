import { db } from "#lib/db.ts";
import { shippedProtocols } from "../rules/shipped/shipped-protocols.ts";
import { type Definition, definitionSchema, type ProtocolMode } from "../schema.ts";

export type StoredProtocol = {
  id: number;
  key: string | null;
  spec: "E1" | "E2" | "E3" | null;
  mode: ProtocolMode;
  version: number;
  /** Of the version in force; null while there is only a draft. */
  definition: Definition | null;
  draft: Definition | null;
  uncapped: boolean;
  weeklyLimit: number | null;
  holdoutPercent: number;
  baselineAt: Date | null;
  modeChangedAt: Date | null;
};

/** What runs: in shadow or on. */
export type RunningProtocol = StoredProtocol & { mode: "shadow" | "on"; definition: Definition };

type Row = Omit<StoredProtocol, "definition" | "draft" | "spec"> & { definition: unknown; draft: unknown };

const shipped = new Map(shippedProtocols.map((one, place) => [one.key, { ...one, place }]));
const placeOf = ({ key, id }: Pick<StoredProtocol, "key" | "id">) =>
  shipped.get(key ?? "")?.place ?? shippedProtocols.length + id;

/** Every protocol that is not archived: those that ship first, in their order, then a team's own. */
export async function readProtocols(): Promise<StoredProtocol[]> {
  const rows = await db.$queryRaw<Row[]>`
    select p.id, p.key, p.mode, p.version, v.definition, p.draft, p.uncapped, p.weekly_limit as "weeklyLimit",
      p.holdout_percent as "holdoutPercent", p.baseline_at as "baselineAt", p.mode_changed_at as "modeChangedAt"
    from protocol p left join protocol_version v on v.protocol_id = p.id and v.version = p.version
    where p.archived_at is null`;
  return rows
    .map((row) => ({
      ...row,
      spec: shipped.get(row.key ?? "")?.spec ?? null,
      definition: row.definition === null ? null : definitionSchema.parse(row.definition),
      draft: row.draft === null ? null : definitionSchema.parse(row.draft),
    }))
    .sort((a, b) => placeOf(a) - placeOf(b));
}

export async function readRunning(): Promise<RunningProtocol[]> {
  return (await readProtocols()).filter((one): one is RunningProtocol => one.mode !== "off" && one.definition !== null);
}
