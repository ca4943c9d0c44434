import { isRefusal, type Refusal, refuse } from "#lib/refusal.ts";
import { readMeasures } from "../read/measures.ts";
import { getModel } from "../read/models.ts";
import { countAccounts, isSeenBy, readFirstKnown } from "../read/outcomes.ts";
import { readPast } from "../read/past.ts";
import { judgeBacktest } from "../rules/backtest/judge.ts";
import { monthlyDates, windowEnd, wrongDates } from "../rules/backtest/window.ts";
import { addDays, type Day } from "../rules/day.ts";
import { modelName } from "../rules/model-name.ts";
import { type BacktestInput, type BacktestSubject, backtestParams } from "../schema/backtest.ts";
import { RunRefused, startRun, workRun } from "./prediction-run.ts";

type Asked = BacktestInput["subjects"][number];

/** Asks for a test of models or measures, as they are now, on accounts that really left; the worker does it. */
export async function startBacktest(
  input: BacktestInput,
  userId: number | null,
  today: Day,
): Promise<number | Refusal> {
  const subjects: BacktestSubject[] = [];
  for (const asked of input.subjects) {
    const subject = asked.kind === "model" ? await modelSubject(asked) : await measureSubject(asked);
    if (isRefusal(subject)) return subject;
    subjects.push(subject);
  }
  const dates = await datesOf(input, today);
  if (isRefusal(dates)) return dates;
  const { horizon, lead } = input;
  return startRun("backtest", { subjects: subjects.map(toldApart), dates, horizon, lead }, userId);
}

/** Two drafts of one version bear one name: the second gets a number, for results are read by these labels. */
function toldApart(subject: BacktestSubject, place: number, all: readonly BacktestSubject[]): BacktestSubject {
  const same = all.slice(0, place).filter(({ label }) => label === subject.label).length;
  return same === 0 ? subject : { ...subject, label: `${subject.label} (${same + 1})` };
}

async function modelSubject({ modelId }: Extract<Asked, { kind: "model" }>): Promise<BacktestSubject | Refusal> {
  const model = await getModel(modelId);
  if (!model) return refuse("not-found", "There is no such model. Somebody may have thrown the draft away.");
  const { version, config } = model;
  return { kind: "model", label: modelName(model), modelId, version, config };
}

async function measureSubject({ key }: Extract<Asked, { kind: "measure" }>): Promise<BacktestSubject | Refusal> {
  const measure = (await readMeasures()).find((one) => one?.key === key);
  if (!measure) return refuse("not-found", `There is no measure “${key}”. It may have been deleted.`);
  return { kind: "measure", label: measure.label, key };
}

type DatesAsked = Pick<BacktestInput, "dates" | "months" | "horizon" | "lead">;

/** The dates that are asked for, or the first of each month whose window is over; a refusal says why there are none. */
export async function datesOf(input: DatesAsked, today: Day): Promise<Day[] | Refusal> {
  const wanted = input.dates ? [] : monthlyDates(input.months, "0001-01-01", today, input);
  // the first day of all takes a look at every account: most books have long been known by the months that are asked for
  if (wanted[0] && (await isSeenBy(wanted[0]))) return wanted;
  const first = await readFirstKnown();
  if (first === null)
    return refuse("invalid", "Nothing is known of any customer yet. Import accounts and what they did, then test.");
  if (input.dates) {
    const dates = [...new Set(input.dates)].sort();
    const wrong = wrongDates(dates, first, today, input);
    return wrong === null ? dates : refuse("invalid", wrong);
  }
  const dates = monthlyDates(input.months, first, today, input);
  if (dates.length > 0) return dates;
  const since = `Something is known since ${first}; with ${input.lead + input.horizon} days to look ahead`;
  return refuse(
    "invalid",
    `${since}, the first month can be tested on ${windowEnd(nextMonth(first), input)}. Choose a shorter window.`,
  );
}

/** The first of a month on or after the day. */
function nextMonth(day: Day): Day {
  return day.endsWith("-01") ? day : `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}

/** Tests on every date in turn, each read once for all subjects, with progress. It only reads, so that it can begin anew. */
export async function runBacktest(runId: number, signal: AbortSignal): Promise<void> {
  await workRun(runId, signal, async (params, report) => {
    const { subjects, dates, horizon, lead } = backtestParams.parse(params);
    const measures = await readMeasures();
    for (const subject of subjects)
      if (subject.kind === "measure" && !measures.some((one) => one?.key === subject.key))
        throw new RunRefused(`The measure “${subject.label}” has been deleted. Test another one.`);
    const accounts = await countAccounts();
    const total = accounts * dates.length;
    const test = judgeBacktest(subjects);
    for (const [place, asOf] of dates.entries()) {
      const before = place * accounts;
      await report(before, total);
      test.add(await readPast(asOf, { horizon, lead }, (read) => report(before + Math.min(read, accounts), total)));
    }
    await report(total, total);
    return test.result();
  });
}
