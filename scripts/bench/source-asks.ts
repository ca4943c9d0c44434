import { db } from "#lib/db.ts";
import { nameSorts } from "#lib/ingest/schema/names.ts";
import { sourceSorts } from "#lib/ingest/schema/sources.ts";
import { type PageAsk, pageAsk } from "./page-asks.ts";

const pick = <One>(of: readonly One[], round: number) => of[round % of.length] as One;

/** Every Sources screen; the first source is the one for which much waits, and the last is silent among busy ones. */
export async function sourceAsks(): Promise<PageAsk<"admin">[]> {
  const ids = (await db.$queryRaw<{ id: number }[]>`select id from api_key where kind = 'ingest' order by id`).map(
    ({ id }) => id,
  );
  const [first, last] = [ids[0], ids.at(-1)];
  const one = (round: number) => ({ sourceId: pick(ids, round) });
  const page = (round: number) => 1 + (round % 3);
  return [
    pageAsk("Sources", "admin", { "ingest.sources": (round) => ({ sort: pick(sourceSorts, round) }) }),
    pageAsk("Source", "admin", { "ingest.source": one, "ingest.groups": one, "ingest.refusals": one }),
    pageAsk("Source, much waits", "admin", {
      "ingest.source": () => ({ sourceId: first }),
      "ingest.groups": (round) => ({ sourceId: first, page: page(round), pageSize: 25 }),
    }),
    pageAsk("Live tail", "admin", { "ingest.source": one, "ingest.recent": one }),
    pageAsk("Live tail, silent source", "admin", { "ingest.recent": () => ({ sourceId: last, deep: true }) }),
    pageAsk("Event names", "admin", {
      "ingest.names": (round) => ({ sort: pick(nameSorts, round), page: page(round) }),
      "ingest.catalogue": () => ({}),
      "ingest.recount": () => ({}),
    }),
  ];
}
