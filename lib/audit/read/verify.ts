import { db } from "#lib/db.ts";
import type { Break, Verdict } from "../schema.ts";

const most = 20_000;
type Piece = { seq: bigint; hash: string | null; fault: string | null; log: string; rowId: bigint };

/**
 * Recomputes the chain from its beginning, a piece at a time, then looks for rows beside it. `noted`: a link and its hash as somebody
 * wrote them down elsewhere, which finds also a chain that was made anew as a whole. `say` hears how far it is.
 */
export async function verifyChain(
  noted: { seq: number; hash: string } | null = null,
  say: (seq: number) => void = () => undefined,
): Promise<Verdict> {
  let [seq, hash] = [0n, ""];
  for (;;) {
    const [piece] = await db.$queryRaw<Piece[]>`
      select seq, hash, fault, log, row_id as "rowId" from verify_audit(${seq}, ${most})`;
    if (!piece) throw new Error("The chain could not be read.");
    if (piece.fault) return verdict(piece.seq - 1n, piece.hash, breakOf(piece));
    const done = piece.seq === seq;
    seq = piece.seq;
    hash = piece.hash ?? "";
    say(Number(seq));
    if (done) break;
  }
  if (noted && !(await isAsNoted(noted)))
    return verdict(seq, hash, { seq: noted.seq, fault: "not as noted", log: null, rowId: null });
  const [loose] = await db.$queryRaw<Omit<Piece, "seq" | "hash">[]>`
    select fault, log, row_id as "rowId" from audit_loose()`;
  return verdict(seq, hash, loose ? breakOf({ ...loose, seq: null }) : null);
}

async function isAsNoted({ seq, hash }: { seq: number; hash: string }): Promise<boolean> {
  const [link] = await db.$queryRaw<{ hash: string }[]>`
    select encode(hash, 'hex') as hash from audit_link where seq = ${seq}`;
  return link?.hash === hash.toLowerCase();
}

const breakOf = ({ seq, fault, log, rowId }: { seq: bigint | null } & Omit<Piece, "seq" | "hash">): Break => ({
  seq: seq === null ? null : Number(seq),
  fault: fault as Break["fault"],
  log: log as Break["log"],
  rowId: Number(rowId),
});

const verdict = (seq: bigint, hash: string | null, broken: Break | null): Verdict => ({
  links: Number(seq),
  hash: hash ?? "",
  broken,
});
