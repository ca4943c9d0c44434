import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";

type Meta = { driverAdapterError?: { cause?: { originalCode?: string; originalMessage?: string } } };

/** What a trigger refused, in its own words, which are made for people; any other failure is thrown on. */
export function refusedByDatabase(error: unknown): Refusal {
  const cause =
    error instanceof Prisma.PrismaClientKnownRequestError ? (error.meta as Meta)?.driverAdapterError?.cause : undefined;
  if (cause?.originalCode !== "23001" || !cause.originalMessage) throw error;
  return refuse("conflict", `${cause.originalMessage}.`);
}
