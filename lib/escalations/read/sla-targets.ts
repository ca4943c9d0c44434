import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";

import { defaultTargets } from "../rules/sla.ts";
import { type SlaTargets, slaTargets } from "../schema.ts";

export const TARGETS = "escalation.targets";

/** The targets an admin has set, or the defaults. */
export async function readTargets(tx: Pick<Prisma.TransactionClient, "setting"> = db): Promise<SlaTargets> {
  const kept = await tx.setting.findUnique({ where: { key: TARGETS } });
  return slaTargets.safeParse(kept?.value).data ?? defaultTargets;
}
