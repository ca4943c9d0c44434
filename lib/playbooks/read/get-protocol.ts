import { db } from "#lib/db.ts";
import { measuresIn } from "#lib/health/measures/measure-list.ts";
import { readMeasures } from "#lib/health/read/measures.ts";
import { catalog } from "#lib/metrics/catalog/catalog.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { sentenceOf } from "../rules/sentence.ts";
import type { Choices, ProtocolDetail } from "../schema/protocols.ts";
import { definitionSchema } from "../schema.ts";
import { readLabels } from "./known.ts";
import { readCounts, rowOf } from "./list-protocols.ts";
import { readProtocols } from "./protocols.ts";

export const noProtocol = () => refuse("not-found", "There is no such protocol. Somebody may have put it away.");

/** What the builder offers to choose from. */
export async function readChoices(): Promise<Choices> {
  const [measures, values] = await Promise.all([
    readMeasures(),
    db.$queryRaw<{ segments: string[] | null; tiers: string[] | null }[]>`
      select array_agg(distinct segment) filter (where segment is not null) as segments, array_agg(distinct tier) filter (where tier is not null) as tiers
      from account where merged_into_id is null`,
  ]);
  return {
    metrics: catalog.filter((one) => !one.financial).map(({ key, name, unit }) => ({ value: key, label: name, unit })),
    measures: measuresIn(measures).map(({ key, label, unit }) => ({ value: key, label, unit })),
    segments: values[0]?.segments ?? [],
    tiers: values[0]?.tiers ?? [],
  };
}

async function readVersions(protocolId: number) {
  type Row = { version: number; definition: unknown; note: string | null; by: string | null; at: Date };
  return db.$queryRaw<Row[]>`
    select v.version, v.definition, v.note, u.name as by, v.created_at as at from protocol_version v left join app_user u on u.id = v.created_by
    where v.protocol_id = ${protocolId} order by v.version desc`;
}

/** One protocol with everything that its page shows. */
export async function getProtocol(protocolId: number, asOf: string): Promise<ProtocolDetail | Refusal> {
  const found = (await readProtocols()).find(({ id }) => id === protocolId);
  const definition = found?.draft ?? found?.definition;
  if (!found || !definition) return noProtocol();
  const [counts, labels, versions, changed] = await Promise.all([
    readCounts(),
    readLabels(),
    readVersions(protocolId),
    db.$queryRaw<{ by: string | null }[]>`
      select u.name as by from protocol p left join app_user u on u.id = p.mode_changed_by where p.id = ${protocolId}`,
  ]);
  const count = counts.get(protocolId);
  return {
    ...rowOf(found, count, labels),
    asOf,
    definition,
    sentence: sentenceOf(definition, labels),
    inForce: found.definition && found.draft ? sentenceOf(found.definition, labels) : null,
    holdoutPercent: found.holdoutPercent,
    heldOut: count?.heldOut ?? 0,
    modeChangedAt: found.modeChangedAt?.toISOString() ?? null,
    modeChangedBy: changed[0]?.by ?? null,
    looked: found.mode === "off" || found.baselineAt !== null,
    versions: versions.map(({ version, definition: stored, note, by, at }) => {
      const parsed = definitionSchema.parse(stored);
      return { version, name: parsed.name, note, by, at: at.toISOString(), sentence: sentenceOf(parsed, labels) };
    }),
  };
}
