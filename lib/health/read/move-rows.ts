import { Prisma } from "#lib/generated/prisma/client.ts";
import { filterMoves } from "../rules/moves.ts";
import type { MoveRow, MoveRowPage, MoveRowsInput, moveColumns } from "../schema/moves.ts";
import { type DatedMove, type MovesAsked, readMoves } from "./moves.ts";
import { rowsOf } from "./rows.ts";

type Wanted = Pick<MoveRowsInput, "was" | "is" | "kind" | "reason" | "measure" | "sort" | "dir">;
type Named = Pick<MoveRow, "id" | "account" | "segment" | "owner">;

const keyOf = (move: DatedMove, sort: (typeof moveColumns)[number]) => (sort === "account" ? null : move[sort]);

/** The accounts of these moves by name and owner, put in order and cut into pages by the database. */
function nameMoves(moves: DatedMove[], { sort, dir }: Wanted, limit: number, offset: number): Promise<Named[]> {
  const [ids, keys] = [moves.map(({ id }) => id), moves.map((move) => keyOf(move, sort))];
  const way = dir === "desc" ? Prisma.sql`desc` : Prisma.sql`asc`;
  const order = sort === "account" ? Prisma.sql`lower(a.name) ${way}` : Prisma.sql`m.key ${way} nulls last`;
  return rowsOf(Prisma.sql`
    select a.id, a.name as account, a.segment, u.name as owner
    from unnest(${ids}::int[], ${keys}::float8[]) as m(id, key) join account a on a.id = m.id
    left join app_user u on u.id = a.owner_id
    order by ${order}, lower(a.name), a.id limit ${limit} offset ${offset}`);
}

/** A page of the accounts that changed band, each with what moved it. */
export async function listMoves(
  asked: MovesAsked,
  wanted: Wanted,
  { page, pageSize }: Pick<MoveRowsInput, "page" | "pageSize">,
): Promise<MoveRowPage> {
  const found = await readMoves(asked);
  const moves = filterMoves(found.moves, wanted);
  const byId = new Map(moves.map((move) => [move.id, move]));
  const rows = (await nameMoves(moves, wanted, pageSize, (page - 1) * pageSize)).flatMap((named) => {
    const move = byId.get(named.id);
    return move ? [{ ...move, ...named, label: move.measure === null ? null : found.labelOf(move.measure) }] : [];
  });
  return { rows, total: moves.length };
}
