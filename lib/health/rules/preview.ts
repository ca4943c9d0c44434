/**
 * What a draft would change, before it is saved: the scores of the live book under the current model and under the
 * draft, by the same function that scores for real. Pure; runs in the browser while a slider moves.
 */
import type { PreviewBook } from "../schema/model.ts";
import type { Band, ModelConfig } from "../schema.ts";
import { type CompiledModel, compileModel, segmentFor } from "./compile.ts";
import { scoreAccount } from "./score.ts";

export type Flip = { id: number; name: string; from: Band; to: Band; before: number | null; after: number | null };
export type Preview = {
  /** Ten bins of ten points; unknown accounts are in no bin. */
  bins: { from: number; to: number; count: number; before: number }[];
  /** Accounts per band, now and then. */
  bands: Record<Band, { before: number; after: number }>;
  /** Accounts that change band, the largest moves first. */
  flips: Flip[];
};

const binOf = (score: number) => Math.min(9, Math.floor(score / 10));

function judge(model: CompiledModel, account: PreviewBook["accounts"][number], inUse: boolean[]) {
  return scoreAccount(account.values, segmentFor(model, account.segment), inUse);
}

export function previewDraft(book: PreviewBook, current: ModelConfig, draft: ModelConfig): Preview {
  const [old, next] = [compileModel(current), compileModel(draft)];
  const bins = Array.from({ length: 10 }, (_, i) => ({ from: i * 10, to: i * 10 + 10, count: 0, before: 0 }));
  const bands = { healthy: zero(), watch: zero(), "at-risk": zero(), unknown: zero() };
  const flips: Flip[] = [];
  for (const account of book.accounts) {
    const [was, is] = [judge(old, account, book.inUse), judge(next, account, book.inUse)];
    bands[was.band].before++;
    bands[is.band].after++;
    const [oldBin, newBin] = [was, is].map(({ band, score }) =>
      band === "unknown" || score === null ? undefined : bins[binOf(score)],
    );
    if (oldBin) oldBin.before++;
    if (newBin) newBin.count++;
    if (was.band !== is.band)
      flips.push({
        id: account.id,
        name: account.name,
        from: was.band,
        to: is.band,
        before: was.score,
        after: is.score,
      });
  }
  const size = (flip: Flip) => Math.abs((flip.after ?? 0) - (flip.before ?? 0));
  return { bins, bands, flips: flips.sort((a, b) => size(b) - size(a) || a.id - b.id) };
}

const zero = () => ({ before: 0, after: 0 });

/** The first segment's words for what changed between two models: "usage trend 12 → 18". */
export function changeWords(before: ModelConfig, after: ModelConfig, labelOf: (key: string) => string): string[] {
  return after.segments.flatMap((segment) => {
    const old = before.segments.find(({ key }) => key === segment.key);
    if (!old) return [`${segment.label}: new`];
    const where = after.segments.length > 1 ? `${segment.label}: ` : "";
    const weights = segment.measures.flatMap(({ key, weight, curve }) => {
      const was = old.measures.find((measure) => measure.key === key);
      if (was && was.weight !== weight) return [`${where}${labelOf(key).toLowerCase()} ${was.weight} → ${weight}`];
      return was && JSON.stringify(was.curve) !== JSON.stringify(curve)
        ? [`${where}curve of ${labelOf(key).toLowerCase()}`]
        : [];
    });
    const bands = (["healthy", "watch"] as const).flatMap((band) =>
      old.bands[band] === segment.bands[band]
        ? []
        : [`${where}${band} from ${old.bands[band]} → ${segment.bands[band]}`],
    );
    return [...weights, ...bands];
  });
}
