import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import type { EditInput } from "../schema.ts";
import { markDirty } from "./mark-dirty.ts";

const asDate = (value: string | null | undefined) => (value ? new Date(`${value}T00:00:00Z`) : value);

/** Changes what a person owns of an account, and has it scored again. */
export async function editAccount({ accountId, renewalOn, ...fields }: EditInput): Promise<{ accountId: number }> {
  await db.$transaction([
    db.account.update({
      where: { id: accountId },
      data: {
        ...fields,
        ...(renewalOn === undefined ? {} : { renewalOn: asDate(renewalOn) as Date | null }),
        updatedAt: new Date(),
      },
    }),
    markDirty([accountId]),
  ]);
  announce("accounts", `account:${accountId}`, "today");
  return { accountId };
}
