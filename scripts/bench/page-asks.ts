import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { dayNumber, dayText } from "#lib/demo/rules/calendar.ts";

export type Asked = { name: string; input: unknown };
export type PageAsk<Role extends string = "csm" | "manager"> = {
  page: string;
  role: Role;
  doors: string[];
  /** The doors' inputs of one visit; `round` varies them as people would. */
  ask: (round: number) => Asked[];
};

/** A page that asks each door with the input that its function gives for a round. */
export const pageAsk = <Role extends string>(
  page: string,
  role: Role,
  asks: Record<string, (round: number) => unknown>,
): PageAsk<Role> => ({
  page,
  role,
  doors: Object.keys(asks),
  ask: (round) => Object.entries(asks).map(([door, input]) => ({ name: door, input: input(round) })),
});

/** Three hundred accounts, one a round. */
export async function accountOf(): Promise<(round: number) => { accountId: number | undefined }> {
  const ids = await db.$queryRaw<{ id: number }[]>`select id from account order by md5(id::text) limit 300`;
  return (round) => ({ accountId: ids[round % ids.length]?.id });
}

/** What each page asks when it opens: the same doors with inputs that people reach by clicking. */
export async function pageAsks(): Promise<PageAsk[]> {
  const account = await accountOf();
  const sorts = ["score", "name", "renewal", "delta"];
  const filters = (round: number) => ({ owner: round % 2 ? "all" : "mine", q: round % 4 === 3 ? "vane" : "" });
  const list = (round: number) => ({
    ...filters(round),
    sort: sorts[round % sorts.length],
    dir: round % 3 ? "asc" : "desc",
  });
  const day = today();
  const since = dayText(dayNumber(day) - 14);
  return [
    pageAsk("Today", "csm", { "engagement.today": () => ({ limit: 10 }) }),
    pageAsk("Accounts", "csm", {
      "accounts.list": list,
      "accounts.count": filters,
      "accounts.facets": () => ({}),
      "accounts.views": () => ({ screen: "accounts" }),
    }),
    pageAsk("Account", "csm", {
      "accounts.get": account,
      "accounts.timeline": (round) => ({ ...account(round), limit: 8 }),
      "health.ledger": (round) => ({ ...account(round), day, from: since }),
      "health.scores": (round) => ({ ...account(round), weeks: 24 }),
      "engagement.pulses": (round) => ({ ...account(round), limit: 1 }),
      "health.overrides": (round) => ({ ...account(round), limit: 5 }),
    }),
    pageAsk("Targets", "manager", { "metrics.overview": () => ({}) }),
  ];
}
