import { today } from "#lib/clock.ts";
import type { Jobs } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { readCompanyTimeZone } from "./read/definitions.ts";
import { derive } from "./write/derive.ts";
import { publishFigures } from "./write/publish.ts";
import { followScope } from "./write/scope.ts";
import { takeTouches } from "./write/take-touches.ts";

const companyToday = async () => today(await readCompanyTimeZone());
let restUntil = 0;

async function refresh(): Promise<void> {
  if (Date.now() < restUntil) return;
  const touched = await takeTouches();
  if (touched.length === 0) return;
  const began = Date.now();
  const asOf = await companyToday();
  if (touched.some((source) => ["account", "subscription", "churn_event"].includes(source))) await derive(asOf);
  await publishFigures(asOf, "now");
  announce("metrics");
  // a large book must not keep the worker busy with nothing else
  restUntil = Date.now() + 4 * (Date.now() - began) - 4_000;
}

async function derivedAndPublished(): Promise<void> {
  const asOf = await companyToday();
  await derive(asOf);
  await publishFigures(asOf, "all");
  announce("metrics", "accounts");
}

/** `metrics.derive` after an import; `metrics.rescope` after a change of products in scope; `metrics.refresh` follows every other change; `metrics.daily` moves the day on. */
export const jobs: Jobs = {
  "metrics.derive": derivedAndPublished,
  "metrics.rescope": async () => followScope(await companyToday()),
  "metrics.refresh": { run: refresh, everySeconds: 1 },
  "metrics.daily": { run: derivedAndPublished, cron: "5 * * * *" },
};
