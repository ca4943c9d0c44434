import { db } from "#lib/db.ts";
import { triggerSentence } from "../rules/sentence.ts";
import type { ProtocolRow } from "../schema/protocols.ts";
import { readLabels } from "./known.ts";
import { readProtocols, type StoredProtocol } from "./protocols.ts";

type Counts = {
  id: number;
  open: number;
  fired: number;
  shadow: number;
  backlog: number;
  overLimit: number;
  heldOut: number;
  judged: number;
  right: number;
};

/** Of so many judged ones precision is not shown as small. */
const fewest = 5;
export const firedDays = 90;

/** What each protocol has open, fired in 90 days, has waiting, and how often it was right by what people said at the end. */
export async function readCounts(): Promise<Map<number, Counts>> {
  const rows = await db.$queryRaw<Counts[]>`
    with i as (
      select protocol_id, count(*) filter (where state = 'open' and not held_out)::int as open,
        count(*) filter (where opened_at > now() - make_interval(days => ${firedDays}::int) and not held_out)::int as fired,
        count(*) filter (where held_out)::int as held_out,
        count(*) filter (where outcome is not null and not held_out)::int as judged,
        count(*) filter (where outcome is not null and outcome <> 'not-a-risk' and not held_out)::int as "right"
      from intervention group by 1
    ), m as (
      select protocol_id, count(*) filter (where phase = 'shadow' and phase_at > now() - make_interval(days => ${firedDays}::int))::int as shadow,
        count(*) filter (where phase = 'backlog' and ended_at is null)::int as backlog,
        count(*) filter (where phase = 'limit' and ended_at is null)::int as over_limit
      from protocol_match group by 1
    )
    select p.id, coalesce(i.open, 0) as open, coalesce(i.fired, 0) as fired, coalesce(m.shadow, 0) as shadow, coalesce(m.backlog, 0) as backlog,
      coalesce(m.over_limit, 0) as "overLimit", coalesce(i.held_out, 0) as "heldOut", coalesce(i.judged, 0) as judged, coalesce(i."right", 0) as "right"
    from protocol p left join i on i.protocol_id = p.id left join m on m.protocol_id = p.id`;
  return new Map(rows.map((row) => [row.id, row]));
}

export function rowOf(
  one: StoredProtocol,
  counts: Counts | undefined,
  labels: Awaited<ReturnType<typeof readLabels>>,
): ProtocolRow {
  const shown = one.definition ?? one.draft;
  const { id, key, spec, mode, version, draft, uncapped, weeklyLimit } = one;
  const { open = 0, fired = 0, shadow = 0, backlog = 0, overLimit = 0, judged = 0, right = 0 } = counts ?? {};
  return {
    id,
    name: shown?.name ?? "Protocol",
    spec,
    shipped: key !== null,
    mode,
    version,
    hasDraft: draft !== null,
    when: shown ? triggerSentence(shown.trigger, labels) : "",
    uncapped,
    weeklyLimit,
    open,
    fired: mode === "shadow" ? shadow : fired,
    backlog,
    overLimit,
    precision: { judged, right, small: judged < fewest },
  };
}

export async function listProtocols(): Promise<{ rows: ProtocolRow[]; backlog: number; overLimit: number }> {
  const [protocols, counts, labels] = await Promise.all([readProtocols(), readCounts(), readLabels()]);
  const rows = protocols.map((one) => rowOf(one, counts.get(one.id), labels));
  const sum = (of: (row: ProtocolRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return { rows, backlog: sum((row) => row.backlog), overLimit: sum((row) => row.overLimit) };
}
