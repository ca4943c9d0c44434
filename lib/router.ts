import { accounts } from "#lib/accounts/procedures.ts";
import { adoption } from "#lib/adoption/procedures.ts";
import { audit } from "#lib/audit/procedures.ts";
import { demo } from "#lib/demo/procedures.ts";
import type { Door } from "#lib/door.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { finance } from "#lib/finance/procedures.ts";
import { health } from "#lib/health/procedures.ts";
import { imports } from "#lib/imports/procedures.ts";
import { ingest } from "#lib/ingest/procedures.ts";
import { metrics } from "#lib/metrics/procedures.ts";
import { onboarding } from "#lib/onboarding/procedures.ts";
import { people } from "#lib/people/procedures.ts";
import { value } from "#lib/value/procedures.ts";

/** Everything that can be asked of the system, by noun: the composition root of the doors. */
export const router = {
  accounts,
  adoption,
  audit,
  demo,
  engagement,
  finance,
  health,
  imports,
  ingest,
  metrics,
  onboarding,
  people,
  value,
} satisfies Record<string, Record<string, Door>>;
export type Router = typeof router;
