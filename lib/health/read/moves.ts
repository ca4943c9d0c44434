import { Prisma } from "#lib/generated/prisma/client.ts";
import { accountFilter } from "#lib/metrics/read/relation.ts";
import { measuresIn } from "../measures/measure-list.ts";
import { type CompiledModel, segmentFor } from "../rules/compile.ts";
import type { Day } from "../rules/day.ts";
import type { TwoDays } from "../rules/move-days.ts";
import { judgeMove, type Scored } from "../rules/moves.ts";
import type { Move, MovesScope } from "../schema/moves.ts";
import type { Band } from "../schema.ts";
import { readMeasures } from "./measures.ts";
import { compiledModels } from "./models.ts";
import { rowsOf, wideRowsOf } from "./rows.ts";

const PAGE = 5_000;

export type MovesAsked = TwoDays & { today: Day } & Pick<MovesScope, "segment" | "team" | "owner">;
export type DatedMove = Move & { beforeOn: Day; afterOn: Day };
export type FoundMoves = { compared: number; newcomers: number; moves: DatedMove[]; labelOf: (key: string) => string };

type Changer = { id: number; segment: string | null; beforeOn: Day; afterOn: Day };
type Counts = { compared: number; newcomers: number };

/** The newest stored score of account `a` up to a day. */
const storedBy = (day: Day) => Prisma.sql`lateral (
  select s.day, s.band, s.frozen from score_daily s where s.account_id = a.id and s.day <= ${day}::date
  order by s.day desc limit 1)`;

/** Who changed band, by bands and days alone. Accounts that had left by one of the days are in no count. */
async function readChangers(asked: MovesAsked): Promise<Counts & { changers: Changer[] }> {
  const { from, to, today, segment, team, owner } = asked;
  const now =
    to === today
      ? Prisma.sql`join account_health n on n.account_id = a.id`
      : Prisma.sql`join ${storedBy(to)} n on true`;
  const [found] = await rowsOf<Counts & { changers: [number, string | null, Day, Day][] }>(Prisma.sql`
    with scored as materialized (
      select a.id, a.segment, b.day as before_on, b.band as before_band, b.frozen, n.day as after_on, n.band as after_band
      from account a ${now} left join ${storedBy(from)} b on true
      where a.merged_into_id is null and not n.frozen
        and ${accountFilter({ segment, teamId: team, ownerId: owner })})
    select count(*) filter (where not frozen) as compared, count(*) filter (where before_on is null) as newcomers,
      coalesce(json_agg(json_build_array(id, segment, before_on, after_on) order by id)
        filter (where not frozen and before_band <> after_band), '[]') as changers
    from scored`);
  const { compared, newcomers, changers } = found ?? { compared: 0, newcomers: 0, changers: [] };
  return {
    compared,
    newcomers,
    changers: changers.map(([id, segment, beforeOn, afterOn]) => ({ id, segment, beforeOn, afterOn })),
  };
}

type Stored = {
  id: number;
  day: Day;
  modelId: number;
  score: number | null;
  band: Band;
  coverage: number;
  values: (number | null)[];
};
const columns = ["id", "day", "modelId", "score", "band", "coverage", "values"] as const;
const selected = Prisma.sql`select s.account_id as id, s.day, s.model_id as "modelId", s.score, s.band, s.coverage,
  s.measure_values as "values"`;

/** Stored scores in full, by account: those of a day each, or, without days, the current ones. */
async function readStored(ids: number[], days: Day[] | null): Promise<Map<number, Stored>> {
  const source = days
    ? Prisma.sql`unnest(${ids}::int[], ${days}::text[]::date[]) as t(id, day)
        join score_daily s on s.account_id = t.id and s.day = t.day`
    : Prisma.sql`account_health s where s.account_id = any(${ids}::int[])`;
  const rows = await wideRowsOf<Stored>(columns, Prisma.sql`${selected} from ${source}`);
  return new Map(rows.map((row) => [row.id, row]));
}

async function judgePage(
  changers: readonly Changer[],
  current: boolean,
  models: Map<number, CompiledModel>,
): Promise<DatedMove[]> {
  const ids = changers.map(({ id }) => id);
  const [before, after] = await Promise.all([
    readStored(
      ids,
      changers.map(({ beforeOn }) => beforeOn),
    ),
    readStored(ids, current ? null : changers.map(({ afterOn }) => afterOn)),
  ]);
  const scored = (row: Stored | undefined, segment: string | null): Scored | null => {
    const model = row && models.get(row.modelId);
    return model ? { ...row, segment: segmentFor(model, segment) } : null;
  };
  return changers.flatMap(({ id, segment, beforeOn, afterOn }) => {
    const [was, is] = [scored(before.get(id), segment), scored(after.get(id), segment)];
    // the current score may have been written anew since the changers were found
    return was && is && was.band !== is.band ? [{ ...judgeMove(id, was, is), beforeOn, afterOn }] : [];
  });
}

async function find(asked: MovesAsked): Promise<FoundMoves> {
  const [{ changers, ...counts }, models, measures] = await Promise.all([
    readChangers(asked),
    compiledModels(),
    readMeasures(),
  ]);
  const moves: DatedMove[] = [];
  for (let at = 0; at < changers.length; at += PAGE) {
    moves.push(...(await judgePage(changers.slice(at, at + PAGE), asked.to === asked.today, models)));
  }
  const labels = new Map(measuresIn(measures).map(({ key, label }) => [key, label]));
  return { ...counts, moves, labelOf: (key) => labels.get(key) ?? key };
}

const underWay = new Map<string, Promise<FoundMoves>>();

/**
 * Every account that changed band between the newest stored scores at or before two days, judged. A screen asks for the
 * sums and for a page of rows at the same time: the book is read once for both.
 */
export function readMoves(asked: MovesAsked): Promise<FoundMoves> {
  const { from, to, today, segment, team, owner } = asked;
  const key = JSON.stringify([from, to, today, segment, team, owner]);
  const found = underWay.get(key) ?? find(asked).finally(() => underWay.delete(key));
  underWay.set(key, found);
  return found;
}
