import { Prisma } from "#lib/generated/prisma/client.ts";
import type { MeasureList } from "../measures/measure-list.ts";
import { addDays, type Day } from "../rules/day.ts";
import { measuresWith } from "../rules/own-measure.ts";
import type { OwnMeasure } from "../schema/own-measure.ts";
import { listOwnMeasures } from "./measures.ts";
import { rowsOf } from "./rows.ts";

/** The last day that each source has reached in the whole book, and what features there are. */
export type Book = {
  asOf: Day;
  /** Last full day with usage: windows end here. The running day does not move it. */
  usage: Day | null;
  interactions: Day | null;
  tickets: Day | null;
  features: { id: number; plans: string[] }[];
  hasFeatureUsage: boolean;
  /** The team's own measures, and with the built-in ones all of them by position. */
  own: OwnMeasure[];
  measures: MeasureList;
};

/** What there is to look at: the features, whether anyone ever used one, and the measures. */
export async function readFeaturesAndMeasures(): Promise<
  Pick<Book, "features" | "hasFeatureUsage" | "own" | "measures">
> {
  const [own, features, used] = await Promise.all([
    listOwnMeasures(),
    rowsOf<Book["features"][number]>(Prisma.sql`select id, plans from feature order by id`),
    rowsOf<{ found: boolean }>(Prisma.sql`select exists (select from usage_feature_daily) as found`),
  ]);
  return { features, hasFeatureUsage: used[0]?.found ?? false, own, measures: measuresWith(own) };
}

/** What was found out before, and the accounts that something changed for since. */
type Before = Pick<Book, "usage" | "interactions"> & { changed: readonly number[] };

const startOf = (day: Day) => Prisma.sql`(${day}::date::timestamp at time zone 'UTC')`;
const talked = Prisma.sql`kind not in ('note', 'ticket-note')`;

/** The last day with usage: the one known before, or a later one of the changed accounts; empty when the known one is gone. */
function usageSince({ usage, changed }: Before, through: Day): Prisma.Sql {
  if (usage === null) return Prisma.empty;
  const later = Prisma.sql`(select max(u.day) from unnest(${[...changed]}::int[]) as a(id), lateral (
        select day from usage_daily where account_id = a.id and day > ${usage}::date and day <= ${through}::date and events > 0
        order by day desc limit 1) u)`;
  return Prisma.sql`(select greatest(u.day, ${usage < through ? later : Prisma.sql`null`}) from account a, lateral (
        select day from usage_daily where account_id = a.id and day = ${usage}::date and events > 0) u limit 1),`;
}

/** The same of conversations; when an account had its last one stands in its row. */
function talkSince({ interactions, changed }: Before, until: Prisma.Sql): Prisma.Sql {
  if (interactions === null) return Prisma.empty;
  const [start, end] = [startOf(interactions), startOf(addDays(interactions, 1))];
  return Prisma.sql`(select greatest(${interactions}::date, (select (max(i.at) at time zone 'UTC')::date from account a, lateral (
        select at from interaction where account_id = a.id and at >= ${end} and at < ${until} and ${talked} order by at desc limit 1) i
        where a.last_interaction_at >= ${end} and a.id = any(${[...changed]}::int[])))
      from account a where a.last_interaction_at >= ${start} and exists (
        select from interaction where account_id = a.id and at >= ${start} and at < ${end} and ${talked}) limit 1),`;
}

/**
 * What the whole book knew at the end of a day. Usage counts up to the day before: a running day is not a full one. With `before`
 * only the accounts that changed since are asked how far their usage and conversations reach.
 */
export async function readBook(asOf: Day, before?: Before): Promise<Book> {
  const through = addDays(asOf, -1);
  const until = startOf(addDays(asOf, 1));
  const lastTouch = Prisma.sql`(max(i.at) at time zone 'UTC')::date from account a, lateral (
    select at from interaction where account_id = a.id and at < ${until} and ${talked}`;
  const [reach, features] = await Promise.all([
    rowsOf<Pick<Book, "usage" | "interactions" | "tickets">>(Prisma.sql`
      select coalesce(${before ? usageSince(before, through) : Prisma.empty}
          -- the likely answer first: any account with usage on the last day ends the search
          (select u.day from account a, lateral (
             select day from usage_daily where account_id = a.id and day = ${through}::date and events > 0) u limit 1),
          (select max(u.day) from account a, lateral (
             select day from usage_daily where account_id = a.id and day <= ${through}::date and events > 0
             order by day desc limit 1) u)) as usage,
        coalesce(${before ? talkSince(before, until) : Prisma.empty}
          -- the likely answer first again: whoever last wrote in these three days
          (select ${lastTouch} and at >= ${until} - interval '3 days' order by at desc limit 1) i
            where a.last_interaction_at >= ${until} - interval '3 days'),
          (select ${lastTouch} order by at desc limit 1) i)) as interactions,
        (select (max(opened_at) at time zone 'UTC')::date from ticket where opened_at < ${until}) as tickets`),
    readFeaturesAndMeasures(),
  ]);
  const found = reach[0];
  if (!found) throw new Error("The book could not be read.");
  return { asOf, ...found, ...features };
}
