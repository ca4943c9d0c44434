import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { dayNumber, dayText } from "#lib/demo/rules/calendar.ts";

export type Asked = { name: string; input: unknown };
export type PageAsk = {
  page: string;
  role: "csm" | "manager";
  doors: string[];
  /** The doors' inputs of one visit; `round` varies them as people would. */
  ask: (round: number) => Asked[];
};

/** What each page asks when it opens: the same doors with inputs that people reach by clicking. */
export async function pageAsks(): Promise<PageAsk[]> {
  const ids = await db.$queryRaw<{ id: number }[]>`select id from account order by md5(id::text) limit 300`;
  const account = (round: number) => ({ accountId: ids[round % ids.length]?.id });
  const sorts = ["score", "name", "renewal", "delta"];
  const filters = (round: number) => ({ owner: round % 2 ? "all" : "mine", q: round % 4 === 3 ? "vane" : "" });
  const list = (round: number) => ({
    ...filters(round),
    sort: sorts[round % sorts.length],
    dir: round % 3 ? "asc" : "desc",
  });
  const day = today();
  const since = dayText(dayNumber(day) - 14);
  const page = (name: string, role: PageAsk["role"], asks: Record<string, (round: number) => unknown>): PageAsk => ({
    page: name,
    role,
    doors: Object.keys(asks),
    ask: (round) => Object.entries(asks).map(([door, input]) => ({ name: door, input: input(round) })),
  });
  return [
    page("Today", "csm", { "engagement.today": () => ({ limit: 10 }) }),
    page("Accounts", "csm", {
      "accounts.list": list,
      "accounts.count": filters,
      "accounts.facets": () => ({}),
      "accounts.views": () => ({ screen: "accounts" }),
    }),
    page("Account", "csm", {
      "accounts.get": account,
      "accounts.timeline": (round) => ({ ...account(round), limit: 8 }),
      "health.ledger": (round) => ({ ...account(round), day, from: since }),
      "health.scores": (round) => ({ ...account(round), weeks: 24 }),
      "engagement.pulses": (round) => ({ ...account(round), limit: 1 }),
      "health.overrides": (round) => ({ ...account(round), limit: 5 }),
    }),
    page("Targets", "manager", { "metrics.overview": () => ({}) }),
  ];
}
