import { monthsBack } from "#lib/adoption/rules/months.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { dayNumber, dayText } from "#lib/demo/rules/calendar.ts";
import { accountOf, type PageAsk, pageAsk } from "./page-asks.ts";

const pick = <One>(of: readonly One[], round: number) => of[round % of.length] as One;
const orders = ["breadth", "depth", "days", "trend", "name", "renewal", "feature"] as const;
const stages = ["in-plan", "tried", "regular", "habit"] as const;
const typed = ["corp", "an", "north", "vane", "in"];
type Input = (round: number) => object;
const overview = () => ({});

/** The lists of accounts: each order, filter, stage, cohort and past day in turn. */
function lists(features: readonly number[], segments: readonly string[]): Record<string, Input> {
  const months = monthsBack(today(), 12);
  const order: Input = (round) => ({
    owner: "all",
    features,
    sort: pick(orders, round),
    dir: pick(["asc", "desc"], round >> 1),
    by: pick(features, round),
  });
  const narrowed: Input = (round) =>
    pick(
      [
        { uses: pick(features, round) },
        { unused: pick(features, round) },
        { segment: [pick(segments, round)] },
        { renews: "90" },
        { quiet: "any" },
      ],
      round,
    );
  const reached: Input = (round) => ({
    stage: pick(stages, round),
    feature: pick(features, round >> 2),
    month: pick(months, round),
  });
  const began: Input = (round) => ({
    cohort: months.at(-1),
    month: pick(months.slice(0, 6), round),
    did: pick(["any", "not"], round),
  });
  return {
    "all accounts, each order": order,
    narrowed: (round) => ({ ...order(round), ...narrowed(round) }),
    "found by name": (round) => ({ ...order(round), q: pick(typed, round) }),
    "a stage of a month": (round) => ({ ...order(round), sort: "breadth", ...reached(round) }),
    "a cohort": (round) => ({ ...order(round), sort: "days", ...began(round) }),
    "a past day": (round) => ({ ...order(round), sort: "name", on: dayText(dayNumber(today()) - 1 - 7 * round) }),
    "paid for, not used": (round) => ({ ...order(round), sort: "renewal", anyUnused: true }),
    "gone quiet": (round) => ({ ...order(round), sort: "trend", quiet: "any", people: true, features: [] }),
  };
}

/** Every part of Adoption, and the usage of an account. */
export async function adoptionAsks(): Promise<PageAsk[]> {
  const account = await accountOf();
  const features = await db.$queryRaw<{ id: number }[]>`select id from feature order by id limit 8`;
  const ids = features.map(({ id }) => id);
  const segments = await db.$queryRaw<{ segment: string }[]>`
    select distinct segment from account where segment is not null order by 1`;
  const all = lists(
    ids,
    segments.map(({ segment }) => segment),
  );
  const feature: Input = (round) => ({ featureId: pick(ids, round) });
  const mine: Input = (round) => ({ ...all["all accounts, each order"]?.(round), owner: "mine" });
  return [
    ...Object.entries(all).map(([page, list]) =>
      pageAsk(`Adoption, ${page}`, "manager", { "adoption.overview": overview, "adoption.list": list }),
    ),
    pageAsk("Adoption, my book", "csm", { "adoption.overview": overview, "adoption.list": mine }),
    pageAsk("Adoption, funnel", "manager", { "adoption.overview": overview, "adoption.funnel": feature }),
    pageAsk("Adoption, retention", "manager", { "adoption.overview": overview, "adoption.cohorts": overview }),
    pageAsk("Usage of an account", "csm", {
      "adoption.usage": account,
      "adoption.people": (round) => ({ accountId: 1 + ((round * 17) % 2000), show: "all" }),
      "adoption.featureDays": (round) => ({ ...account(round), ...feature(round) }),
    }),
  ];
}
