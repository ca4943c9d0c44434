import { accounts } from "#lib/accounts/procedures.ts";
import { adoption } from "#lib/adoption/procedures.ts";
import { audit } from "#lib/audit/procedures.ts";
import { demo } from "#lib/demo/procedures.ts";
import type { Door } from "#lib/door.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { escalations } from "#lib/escalations/procedures.ts";
import { finance } from "#lib/finance/procedures.ts";
import { handoffs } from "#lib/handoffs/procedures.ts";
import { health } from "#lib/health/procedures.ts";
import { imports } from "#lib/imports/procedures.ts";
import { ingest } from "#lib/ingest/procedures.ts";
import { metrics } from "#lib/metrics/procedures.ts";
import { notifications } from "#lib/notifications/procedures.ts";
import { onboarding } from "#lib/onboarding/procedures.ts";
import { people } from "#lib/people/procedures.ts";
import { playbooks } from "#lib/playbooks/procedures.ts";
import { promises } from "#lib/promises/procedures.ts";
import { requests } from "#lib/requests/procedures.ts";
import { tasks } from "#lib/tasks/procedures.ts";
import { value } from "#lib/value/procedures.ts";

/** Everything that can be asked of the system, by noun: the composition root of the doors. */
export const router = {
  accounts,
  adoption,
  audit,
  demo,
  engagement,
  escalations,
  finance,
  handoffs,
  health,
  imports,
  ingest,
  metrics,
  notifications,
  onboarding,
  people,
  playbooks,
  promises,
  requests,
  tasks,
  value,
} satisfies Record<string, Record<string, Door>>;
export type Router = typeof router;
