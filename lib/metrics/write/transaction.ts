import type { Prisma } from "#lib/generated/prisma/client.ts";

export type Tx = Prisma.TransactionClient;
