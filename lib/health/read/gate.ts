import { db } from "#lib/db.ts";
import { asksReason, verdictOf } from "../rules/gate.ts";
import { type Gate, gateResult } from "../schema/gate.ts";
import { findRun } from "./prediction-runs.ts";

/** The last trial of a draft as it stands against the version in use as it stands; nothing of another state of either. */
export async function readTrial(modelId: number): Promise<Omit<Gate, "sentence" | "mayReadMoney">> {
  const [found] = await db.$queryRaw<{ id: number }[]>`
    select r.id from prediction_run r join health_model d on d.id = ${modelId}
    join health_model c on c.id = (r.params ->> 'currentId')::int
    where r.kind = 'gate' and (r.params ->> 'modelId')::int = ${modelId} and r.params -> 'config' = d.config
      and r.state <> 'cancelled'
      and c.version = (select max(version) from health_model where status = 'published')
    order by r.state = 'failed', r.id desc limit 1`;
  const run = found && (await findRun("gate", found.id));
  const unknown = { result: null, verdict: null, asksReason: false };
  if (!run) return { state: "untried", run: null, ...unknown };
  const { params: _, result: raw, ...shown } = run;
  // it says why, and can be tried again
  if (run.state === "failed") return { state: "untried", run: shown, ...unknown };
  if (run.state !== "done") return { state: "trying", run: shown, ...unknown };
  const result = gateResult.parse(raw);
  const verdict = verdictOf(result.backtest);
  return { state: "tried", run: shown, result, verdict, asksReason: asksReason(verdict, result.backtest.difference) };
}
