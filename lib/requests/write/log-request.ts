import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { listAreas } from "../read/areas.ts";
import { suggestAreas } from "../rules.ts";
import type { LogRequestInput } from "../schema.ts";

/** Logs what a customer asked for, with the area that its words suggest; a person judges it. */
export async function logRequest(
  input: LogRequestInput,
  caller: Caller,
  asOf: string,
): Promise<{ id: number } | Refusal> {
  const { accountId, contactId, words, askedOn = asOf, ...asked } = input;
  if (askedOn > asOf) return refuse("invalid", "It cannot have been asked on a day to come. Correct the day.");
  const contact = contactId === null || (await db.contact.count({ where: { accountId, id: contactId } })) > 0;
  if (!contact) return refuse("invalid", "This person is not a contact of the account. Choose another.");
  const suggestedId = suggestAreas(words, await listAreas())[0]?.area.id ?? null;
  const { id } = await db.customerRequest.create({
    data: {
      ...asked,
      accountId,
      contactId,
      words,
      askedOn: new Date(`${askedOn}T00:00:00Z`),
      suggestedId,
      loggedBy: caller.userId,
    },
    select: { id: true },
  });
  announce("requests", `account:${accountId}`);
  return { id };
}
