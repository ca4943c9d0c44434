import { db } from "#lib/db.ts";

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
  const sorts = ["score", "name", "renewal", "change"];
  const list = (round: number) => ({
    owner: round % 2 ? "all" : "mine",
    sort: sorts[round % sorts.length],
    page: 1 + (round % 5),
    search: round % 4 === 3 ? "vane" : "",
  });
  const page = (name: string, role: PageAsk["role"], asks: Record<string, (round: number) => unknown>): PageAsk => ({
    page: name,
    role,
    doors: Object.keys(asks),
    ask: (round) => Object.entries(asks).map(([door, input]) => ({ name: door, input: input(round) })),
  });
  return [
    page("Accounts", "csm", { "accounts.list": list, "accounts.count": () => ({}), "accounts.facets": () => ({}) }),
    page("Account", "csm", { "accounts.get": account, "accounts.timeline": account }),
  ];
}
