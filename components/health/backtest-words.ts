import { modelName } from "#lib/health/rules/model-name.ts";
import type { BacktestFlag, BacktestLine } from "#lib/health/schema/backtest.ts";
import type { Cut, Figures, Run } from "#lib/health/schema/prediction.ts";
import { absoluteDate } from "../ui/dates.ts";
import { formatCount, formatNumber } from "../ui/numbers.ts";
import { aucText } from "./prediction-words.ts";

/** One choice of what to test: "model:12" or "measure:csat". */
export type SubjectOption = { value: string; label: string };

type Choices = {
  models: readonly { id: number; version: number | null; status: "draft" | "published"; name: string }[];
  measures: readonly { key: string; label: string }[];
};

/** Drafts and versions first, the one in use marked, then single measures. */
export function subjectOptions({ models, measures }: Choices): SubjectOption[] {
  const current = models.find(({ status }) => status === "published");
  return [
    ...models.map((model) => ({
      value: `model:${model.id}`,
      label: `${modelName(model)}${model === current ? ", in use" : ""}`,
    })),
    ...measures.map(({ key, label }) => ({ value: `measure:${key}`, label: `Measure: ${label}` })),
  ];
}

/** What is chosen when the form opens: what the address names, else the model in use, and a draft beside it. */
export function chosenSubjects(options: readonly SubjectOption[], asked: string | undefined): string[] {
  const named = asked?.split(",").filter((value) => options.some((option) => option.value === value)) ?? [];
  if (named.length > 0) return [...new Set(named)].slice(0, 4);
  const used = options.find(({ label }) => label.endsWith(", in use"));
  const draft = options.find(({ label }) => /^draft\b/i.test(label));
  return [used, draft].flatMap((option) => option?.value ?? []);
}

export function readSubject(value: string) {
  const [kind, ...rest] = value.split(":");
  const key = rest.join(":");
  return kind === "model" ? { kind: "model" as const, modelId: Number(key) } : { kind: "measure" as const, key };
}

export const runStateWords: Record<Run["state"], string> = {
  waiting: "Waiting",
  running: "Running",
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
};

/** "12 dates, 1 Aug 2025 to 1 Jul 2026, 90 days ahead". */
export function askedWords({ dates, horizon, lead }: Pick<BacktestLine, "dates" | "horizon" | "lead">): string {
  const [first, last] = [dates[0], dates.at(-1)];
  const span =
    first && last ? (first === last ? absoluteDate(first) : `${absoluteDate(first)} to ${absoluteDate(last)}`) : "";
  const ahead = lead === 0 ? `${horizon} days ahead` : `${horizon} days ahead after a lead of ${lead}`;
  return `${formatCount(dates.length, "date")}, ${span}, ${ahead}`;
}

/** "1,204 tickets, 88 answers": what was there but dated later. */
export function cutWords({ tickets, answers, usageDays, interactions, values }: Cut): string {
  const parts = [
    tickets > 0 && formatCount(tickets, "ticket"),
    answers > 0 && formatCount(answers, "answer"),
    interactions > 0 && formatCount(interactions, "interaction"),
    usageDays > 0 && formatCount(usageDays, "day of usage", "days of usage"),
    values > 0 && formatCount(values, "imported value"),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(", ") : "nothing";
}

/** The same of all dates: a row that is later than several of them is cut from each, so the most of any one is told. */
export function mostCut(dates: readonly { cut: Cut }[]): Cut {
  const most = (source: keyof Cut) => Math.max(0, ...dates.map(({ cut }) => cut[source]));
  return {
    tickets: most("tickets"),
    answers: most("answers"),
    usageDays: most("usageDays"),
    interactions: most("interactions"),
    values: most("values"),
  };
}

/** Flags that one sentence tells: each probable leak by itself, the measures of every other kind together. */
export function flagGroups(flags: readonly BacktestFlag[]): FlagGroup[] {
  const groups = new Map<string, FlagGroup>();
  for (const { kind, key, label, auc } of flags) {
    const name = kind === "leak" ? `leak ${key}` : kind;
    const group = groups.get(name);
    if (group) group.labels.push(label);
    else groups.set(name, { kind, labels: [label], auc });
  }
  return [...groups.values()];
}
export type FlagGroup = Pick<BacktestFlag, "kind" | "auc"> & { labels: string[] };

/** "A, B and C". */
export const labelsOf = ({ labels }: FlagGroup) => new Intl.ListFormat("en-GB").format(labels);

/** What is suspicious about measures, and what to check. */
export function flagSentence(group: FlagGroup): string {
  const [names, many] = [labelsOf(group), group.labels.length > 1];
  if (group.kind === "present-only")
    return `${names} ${many ? "know" : "knows"} only how things are today, of some accounts at least. On past dates the test used today's ${many ? "values" : "value"}, which may have been changed because a customer left: read the figures as an upper bound.`;
  if (group.kind === "presence")
    return `${names} ${many ? "ask" : "asks"} whether a row exists at all. Rows are often made or deleted because a customer left: check when they are written before you trust the figures.`;
  return `${names} alone has an AUC of ${group.auc === null ? "n/a" : aucText(group.auc)}: too good to be true, probably a leak. Check whether it is filled in, closed or corrected once a customer has given notice, whether its dates are those of entry, and whether it is part of how leaving is recorded.`;
}

/** What the list of those who churned while healthy holds, and why the figure is higher than it is long. */
export function missedSentence({ overall, missed, missedAccounts }: Missed): string {
  const accounts = formatCount(missedAccounts, "account");
  const listed =
    missedAccounts > missed.length ? `The ${missed.length} with the highest scores of ${accounts}` : accounts;
  const rows = overall.churnedWhileHealthy ?? missedAccounts;
  const why = `The figures above count an account once for each such date: ${formatNumber(rows)} in all.`;
  return `${listed}, each on the last date on which it was healthy.${rows > missedAccounts ? ` ${why}` : ""}`;
}
type Missed = {
  overall: Pick<Figures, "churnedWhileHealthy">;
  missed: { length: number };
  missedAccounts: number;
};

export const countWords = (n: number, churned: number) => `${formatNumber(churned)} of ${formatNumber(n)}`;
