/**
 * What a draft would change, before it is saved: the scores of the live book under the current model and under the
 * draft, by the same function that scores for real, and with them who would be on whose Today. Pure; runs in the browser
 * while a slider moves, and page by page in the worker over the whole book.
 */
import { isAlert } from "#lib/engagement/rules/alert-cases.ts";
import type { MeasureList } from "../measures/measure-list.ts";
import type { Flip, Preview, PreviewAccount, PreviewBook } from "../schema/preview.ts";
import type { Band, ModelConfig, SegmentModel } from "../schema.ts";
import { compileModel, segmentFor } from "./compile.ts";
import { measuresWith } from "./own-measure.ts";
import { type Score, scoreAccount } from "./score.ts";
import { inSentence, shareText } from "./text.ts";

/** Names kept for each band that accounts come into; all of them are counted. */
const mostNames = 200;

const binOf = (score: number) => Math.min(9, Math.floor(score / 10));
const emptyBand = () => ({ before: 0, after: 0, arrive: 0 });

type Counted = Pick<Preview, "accounts" | "bins" | "bands" | "flips"> & {
  alerts: Map<number | null, { before: number; after: number }>;
};

/** A preview that accounts are added to, as many at a time as there are. */
export type PreviewCount = {
  /** `before`: their scores under the current model, where those are known already. */
  add: (accounts: readonly PreviewAccount[], before?: readonly Score[]) => void;
  result: (people: readonly { id: number; name: string }[]) => Preview;
};

export function countPreview(
  current: ModelConfig,
  draft: ModelConfig,
  measures: MeasureList,
  inUse: readonly boolean[],
): PreviewCount {
  const [old, next] = [compileModel(current, measures), compileModel(draft, measures)];
  const counted: Counted = {
    accounts: 0,
    bins: Array.from({ length: 10 }, (_, i) => ({ from: i * 10, to: i * 10 + 10, count: 0, before: 0 })),
    bands: { healthy: emptyBand(), watch: emptyBand(), "at-risk": emptyBand(), unknown: emptyBand() },
    flips: [],
    alerts: new Map(),
  };
  return {
    add(accounts, before) {
      counted.accounts += accounts.length;
      for (const [at, account] of accounts.entries()) {
        const was = before?.[at] ?? scoreAccount(account.values, segmentFor(old, account.segment), inUse);
        const is = scoreAccount(account.values, segmentFor(next, account.segment), inUse);
        countBands(counted, account, was, is);
        countAlerts(counted, account, was, is);
      }
    },
    result: (people) => ({ ...counted, flips: mostMoved(counted.flips), alerts: alertLines(counted, people) }),
  };
}

function countBands({ bands, bins, flips }: Counted, account: PreviewAccount, was: Score, is: Score): void {
  bands[was.band].before++;
  bands[is.band].after++;
  const binFor = ({ band, score }: Score) => (band === "unknown" || score === null ? undefined : bins[binOf(score)]);
  const [oldBin, newBin] = [binFor(was), binFor(is)];
  if (oldBin) oldBin.before++;
  if (newBin) newBin.count++;
  if (was.band === is.band) return;
  bands[is.band].arrive++;
  const { id, name } = account;
  flips.push({ id, name, from: was.band, to: is.band, before: was.score, after: is.score });
}

/** The change of 14 days that the score would show: from what it was then, whatever model made it, to what it would be. */
function changeOf({ was }: PreviewAccount, { score }: Score): number | null {
  return was === null || score === null ? null : Math.round(score) - was;
}

function countAlerts({ alerts }: Counted, account: PreviewAccount, was: Score, is: Score): void {
  const before = isAlert(account.cases, was.band, changeOf(account, was));
  const after = isAlert(account.cases, is.band, changeOf(account, is));
  for (const keeper of account.keepers.length > 0 ? account.keepers : [null]) {
    const line = alerts.get(keeper) ?? { before: 0, after: 0 };
    alerts.set(keeper, { before: line.before + Number(before), after: line.after + Number(after) });
  }
}

function mostMoved(flips: readonly Flip[]): Flip[] {
  const size = (flip: Flip) => Math.abs((flip.after ?? 0) - (flip.before ?? 0));
  const sorted = [...flips].sort((a, b) => size(b) - size(a) || a.id - b.id);
  const taken = new Map<Band, number>();
  return sorted.filter(({ to }) => {
    const n = (taken.get(to) ?? 0) + 1;
    taken.set(to, n);
    return n <= mostNames;
  });
}

function alertLines({ alerts }: Counted, people: readonly { id: number; name: string }[]): Preview["alerts"] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return [...alerts]
    .map(([id, line]) => ({ id, name: id === null ? null : (names.get(id) ?? `Person ${id}`), ...line }))
    .filter(({ before, after }) => before + after > 0)
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || b.after - a.after || b.before - a.before);
}

/** Tries one draft after the other on a book, as while a weight is dragged: what accounts score now is found out once. */
export function previewOf(book: PreviewBook, current: ModelConfig): (draft: ModelConfig) => Preview {
  const measures = measuresWith(book.own);
  const model = compileModel(current, measures);
  const before = book.accounts.map(({ values, segment }) =>
    scoreAccount(values, segmentFor(model, segment), book.inUse),
  );
  return (draft) => {
    const count = countPreview(current, draft, measures, book.inUse);
    count.add(book.accounts, before);
    return count.result(book.people);
  };
}

/**
 * How far a share found in a sample can be from that of the whole, in 19 of 20 samples, whatever the share; 0–1. The sample
 * is drawn without putting back, so that one of everything has no margin.
 */
export function sampleMargin(sample: number, total: number): number {
  if (sample >= total || sample < 1 || total < 2) return 0;
  return 1.96 * Math.sqrt((0.25 / sample) * ((total - sample) / (total - 1)));
}

type LabelOf = (key: string) => string;

/** What changed between two models, in words: "usage trend 12 → 18", "CSAT added with 6", "curve of NPS". */
export function changeWords(before: ModelConfig, after: ModelConfig, labelOf: LabelOf): string[] {
  const [was, is] = [before.coverageMinimum, after.coverageMinimum].map(shareText);
  const gone = before.segments.filter(({ key }) => after.segments.every((segment) => segment.key !== key));
  return [
    ...after.segments.flatMap((segment) => {
      const old = before.segments.find(({ key }) => key === segment.key);
      if (!old) return [`${segment.label}: new`];
      const where = after.segments.length > 1 ? `${segment.label}: ` : "";
      return segmentChanges(old, segment, labelOf).map((words) => `${where}${words}`);
    }),
    ...gone.map(({ label }) => `${label}: removed`),
    ...(was === is ? [] : [`must be known ${was} → ${is}`]),
  ];
}

function segmentChanges(old: SegmentModel, segment: SegmentModel, labelOf: LabelOf): string[] {
  const name = (key: string) => inSentence(labelOf(key));
  const measures = segment.measures.flatMap(({ key, weight, curve }) => {
    const was = old.measures.find((measure) => measure.key === key);
    if (!was) return [`${name(key)} added with ${weight}`];
    return [
      ...(was.weight === weight ? [] : [`${name(key)} ${was.weight} → ${weight}`]),
      ...(JSON.stringify(was.curve) === JSON.stringify(curve) ? [] : [`curve of ${name(key)}`]),
    ];
  });
  const gone = old.measures.filter(({ key }) => segment.measures.every((measure) => measure.key !== key));
  const bands = (["healthy", "watch"] as const).filter((band) => old.bands[band] !== segment.bands[band]);
  return [
    ...measures,
    ...gone.map(({ key }) => `${name(key)} removed`),
    ...bands.map((band) => `${band} from ${old.bands[band]} → ${segment.bands[band]}`),
  ];
}
