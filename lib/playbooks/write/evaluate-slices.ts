import { readSliceMatches } from "../read/matches.ts";
import { metricWords, readSlices } from "../read/slices.ts";
import { decide } from "../rules/decide.ts";
import { judgeSlice } from "../rules/judge-trigger.ts";
import { carryOut, type Planned, type Run } from "./evaluate-page.ts";

/** Metrics of segments and of the whole, as they are published: an intervention of their own, beside those of accounts (E2). */
export async function evaluateSlices(run: Run): Promise<number> {
  const matches = await readSliceMatches();
  const planned: Planned[] = [];
  for (const { id: protocolId, version, mode, definition, baselineAt } of run.protocols) {
    if (definition.trigger.kind !== "metric" || definition.trigger.scopes.every((one) => one === "account")) continue;
    const words = metricWords(definition.trigger.metric);
    for (const slice of await readSlices(definition.trigger.metric)) {
      const match =
        matches.find(
          (one) => one.protocolId === protocolId && one.scopeKind === slice.kind && one.scopeName === slice.name,
        ) ?? null;
      const judged = judgeSlice(definition.trigger, slice, words);
      const now = {
        met: judged.met,
        left: false,
        asOf: run.asOf,
        endedOn: null,
        old: baselineAt === null,
        heldOut: false,
      };
      const decision = decide(match, now, { mode, ...definition });
      if (decision.do === "nothing") continue;
      const href =
        slice.kind === "whole"
          ? `/targets/${definition.trigger.metric}`
          : `/targets/${definition.trigger.metric}?segment=${encodeURIComponent(slice.name ?? "")}`;
      const facts =
        slice.value === null ? [] : [{ label: words.metric, value: `${words.show(slice.value)} of ${slice.n}`, href }];
      const told = { text: judged.text(), facts, blockers: [] };
      const place = { accountId: null, scopeKind: slice.kind, scopeName: slice.name };
      planned.push({
        ...place,
        protocolId,
        version,
        matchId: match?.id ?? null,
        decision,
        why: judged.text(),
        score: null,
        told,
        facts: null,
      });
    }
  }
  return (await carryOut(run, planned)).opened;
}
