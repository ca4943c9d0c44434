import { type LinkKind, linkKinds } from "../../rules/objects/links.ts";
import { type Row, text, type Writer } from "../batch.ts";
import { type Cell, stage } from "../stage.ts";

const columns = ["kind text", "id text", "to_kind text", "to_id text", "rank int"].map((column) => {
  const [name = "", type = ""] = column.split(" ");
  return { name, type };
});

/** Links are kept beside the import until it is through: a run that goes on after a restart finds them again. */
export const linksWriter: Writer = {
  async write(batch) {
    const cells: Cell[][] = [];
    for (const row of batch.rows) {
      const ids = linkKinds.flatMap((kind) => {
        const id = text(row.record[kind]);
        return id ? [{ kind, id }] : [];
      });
      if (ids.length < 2) {
        const words = "This row names fewer than two records, so it links nothing. Fill in the other id, or remove it.";
        batch.refuse(row, "missing", null, words);
      }
      ids.forEach((to, i) => {
        for (const from of ids.slice(i + 1)) cells.push([from.kind, from.id, to.kind, to.id, rankOf(row, from.kind)]);
      });
    }
    const staged = await stage(batch.client, "links", columns, cells);
    await batch.client.query(
      `insert into import_link as l (import_id, kind, id, to_kind, to_id, rank)
       select $1, kind, id, to_kind, to_id, min(rank) from ${staged} group by kind, id, to_kind, to_id
       on conflict (import_id, kind, id, to_kind, to_id) do update set rank = least(l.rank, excluded.rank)`,
      [batch.importId],
    );
  },
};

/** HubSpot's own numbers for "primary company". */
const primaryTypes: Partial<Record<LinkKind, string>> = { contact: "1", deal: "5", ticket: "26" };

/** The one marked as primary comes first, else the order of the file counts. */
function rankOf({ n, record }: Row, kind: LinkKind): number {
  const label = text(record.label);
  const primary =
    record.primary === true || (label !== null && (label === primaryTypes[kind] || /\bprimary\b/i.test(label)));
  return primary ? 0 : n;
}
