import { audit } from "#lib/audit/procedures.ts";
import type { Door } from "#lib/door.ts";
import { finance } from "#lib/finance/procedures.ts";
import { people } from "#lib/people/procedures.ts";

/** Everything that can be asked of the system, by noun: the composition root of the doors. */
export const router = { audit, finance, people } satisfies Record<string, Record<string, Door>>;
export type Router = typeof router;
