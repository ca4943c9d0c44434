import type { ProtocolRow } from "../schema/protocols.ts";
import { protocolModes } from "../schema.ts";

export const protocolSorts = ["given", "name", "mode", "fired", "open"] as const;
type Sort = { sort: (typeof protocolSorts)[number]; dir: "asc" | "desc" };

const keys: Record<Exclude<Sort["sort"], "given" | "name">, (row: ProtocolRow) => number> = {
  mode: ({ mode }) => protocolModes.indexOf(mode),
  fired: ({ fired }) => fired,
  open: ({ open }) => open,
};

/** The protocols that match, in the order asked for; "given" is that of the shipped ones, then a team's own. */
export function orderProtocols(
  rows: readonly ProtocolRow[],
  { sort, dir }: Sort,
  { q, mode }: { q: string; mode: string },
): ProtocolRow[] {
  const found = rows.filter(
    (row) =>
      (mode === "" || row.mode === mode) &&
      `${row.spec ?? ""} ${row.name} ${row.when}`.toLowerCase().includes(q.toLowerCase()),
  );
  if (sort === "given") return dir === "asc" ? found : found.reverse();
  const ordered =
    sort === "name"
      ? found.sort((a, b) => a.name.localeCompare(b.name))
      : found.sort((a, b) => keys[sort](a) - keys[sort](b));
  return dir === "asc" ? ordered : ordered.reverse();
}
