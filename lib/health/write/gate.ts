import { db } from "#lib/db.ts";
import { readKeepers } from "#lib/engagement/read/alert-cases.ts";
import { isRefusal, type Refusal, refuse } from "#lib/refusal.ts";
import { readAlertDays, weekPages } from "../read/alert-weeks.ts";
import { readTrial } from "../read/gate.ts";
import { readInUse } from "../read/history.ts";
import { listOwnMeasures } from "../read/measures.ts";
import { currentModel, getModel, type StoredModel } from "../read/models.ts";
import { countAccounts } from "../read/outcomes.ts";
import { readPast } from "../read/past.ts";
import { countAlertWeeks, unstoredMeasures } from "../rules/alert-weeks.ts";
import { judgeBacktest } from "../rules/backtest/judge.ts";
import { compileModel } from "../rules/compile.ts";
import type { Day } from "../rules/day.ts";
import { measuresWith } from "../rules/own-measure.ts";
import { type BacktestSubject, windowInput } from "../schema/backtest.ts";
import { type Gate, type GateParams, gateParams, type Passed } from "../schema/gate.ts";
import { datesOf } from "./backtest.ts";
import { publishDraft } from "./models.ts";
import { startRun, workRun } from "./prediction-run.ts";

const months = 12;
const window = windowInput.parse({});

type Tried = Omit<Gate, "mayReadMoney">;
const noDraft = () => refuse("not-found", "There is no such draft. Somebody may have deleted it.");

/** What must be known before a draft is published: the last trial of it as it stands, or why there can be none. */
export async function readGate(modelId: number, today: Day): Promise<Tried | Refusal> {
  const model = await getModel(modelId);
  if (!model) return noDraft();
  if (model.status === "published")
    return { state: "published", sentence: null, run: null, result: null, verdict: null, asksReason: false };
  const trial = await readTrial(modelId);
  if (trial.state !== "untried") return { ...trial, sentence: null };
  // whether there is a month at all, which the newest shows soonest
  const dates = await datesOf({ ...window, months: 1 }, today);
  return isRefusal(dates) ? { ...trial, state: "untestable", sentence: dates.message } : { ...trial, sentence: null };
}

/** Asks for a draft, as it is stored now, to be tried against the version in use on the months that are over. */
export async function startTrial(modelId: number, userId: number | null, today: Day): Promise<Tried | Refusal> {
  const [draft, current, trial] = await Promise.all([getModel(modelId), currentModel(), readTrial(modelId)]);
  if (draft?.status !== "draft" || !current) return noDraft();
  if (trial.state === "trying") return { ...trial, sentence: null };
  const dates = await datesOf({ ...window, months }, today);
  if (isRefusal(dates)) return dates;
  const params: GateParams = {
    modelId,
    config: draft.config,
    currentId: current.id,
    version: current.version ?? 0,
    current: current.config,
    dates,
    ...window,
  };
  const started = await startRun("gate", params, userId);
  return isRefusal(started) ? started : readGate(modelId, today);
}

/** Tries a draft: both models on every month, then the alerts of the last quarter. It only reads, so that it can begin anew. */
export async function runTrial(runId: number, today: Day, signal: AbortSignal): Promise<void> {
  await workRun(runId, signal, async (raw, report) => {
    const params = gateParams.parse(raw);
    const { dates, horizon, lead } = params;
    const accounts = await countAccounts();
    const total = accounts * (dates.length + 1);
    const test = judgeBacktest(subjectsOf(params));
    for (const [place, asOf] of dates.entries()) {
      const before = place * accounts;
      await report(before, total);
      test.add(await readPast(asOf, { horizon, lead }, (read) => report(before + Math.min(read, accounts), total)));
    }
    const alerts = await countAlerts(params, today, (read) =>
      report(Math.min(total, accounts * dates.length + read), total),
    );
    await report(total, total);
    return { backtest: test.result(), ...alerts };
  });
}

function subjectsOf({ modelId, config, currentId, version, current }: GateParams): BacktestSubject[] {
  return [
    { kind: "model", label: `Version ${version}`, modelId: currentId, version, config: current },
    { kind: "model", label: "Draft", modelId, version: null, config },
  ];
}

async function countAlerts({ current, config }: GateParams, today: Day, onPage: (read: number) => Promise<void>) {
  const [own, days] = await Promise.all([listOwnMeasures(), readAlertDays(today)]);
  const measures = measuresWith(own);
  const inUse: boolean[][] = [];
  // one after the other: each reads all scores of its day
  for (const day of days) inUse.push((day && (await readInUse(day, measures))) || []);
  const [old, next] = [compileModel(current, measures), compileModel(config, measures)];
  const count = countAlertWeeks(old, next, inUse);
  const keepers = new Set<number>();
  let read = 0;
  for await (const page of weekPages(days)) {
    count.add(page);
    for (const { keeper } of page) if (keeper !== null) keepers.add(keeper);
    read += page.length;
    await onPage(read);
  }
  const names = new Map((await readKeepers(keepers)).map(({ id, name }) => [id, name]));
  const unstored = unstoredMeasures([old, next], own, days, inUse);
  return { weeks: count.weeks, alerts: count.lines(names), unstored };
}

/** Publishes a draft that was tried on the past as it stands; one that is worse needs a reason, which stays with the version. */
export async function publishTried(
  { modelId, note, reasonIfWorse }: { modelId: number; note: string; reasonIfWorse: string | null },
  userId: number | null,
  today: Day,
): Promise<StoredModel | Refusal> {
  // read before the trial of it is looked up: what is published is what was tried, whoever edits it meanwhile
  const draft = await db.healthModel.findUnique({ where: { id: modelId }, select: { config: true } });
  const gate = await readGate(modelId, today);
  if (isRefusal(gate)) return gate;
  if (gate.state === "untried" || gate.state === "trying")
    return refuse("conflict", "Try this draft on the past first, as it stands now: then you see what you publish.");
  if (gate.asksReason && !reasonIfWorse)
    return refuse(
      "invalid",
      gate.verdict === "worse"
        ? "On the past this draft is worse than the version in use. Write why it is published all the same."
        : "On the past this draft comes out lower than the version in use, with too few leavings for a verdict. Write why it is published all the same.",
    );
  const difference = gate.result?.backtest.difference ?? null;
  const passed: Passed = {
    verdict: gate.verdict,
    first: difference?.first ?? null,
    second: difference?.second ?? null,
    reasonIfWorse: gate.asksReason ? reasonIfWorse : null,
  };
  return publishDraft(modelId, note, userId, { config: draft?.config, passed });
}
