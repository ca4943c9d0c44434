import { db } from "#lib/db.ts";

const most = 5000;

/** Links what was committed to the log since the last seal to the chain; says how many rows. One sealer works at a time. */
export async function seal(): Promise<number> {
  for (let sealed = 0; ; ) {
    const [done] = await db.$queryRaw<{ rows: number }[]>`select seal_audit(${most}) as rows`;
    sealed += done?.rows ?? 0;
    if ((done?.rows ?? 0) < most) return sealed;
  }
}
