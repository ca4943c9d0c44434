import type { MeasureList } from "../measures/measure-list.ts";
import { positionOf } from "../measures/registry.ts";
import type { Bands, Curve, ModelConfig } from "../schema.ts";

/** A segment of a model laid out by registry position, so that scoring an account is one loop over numbers. */
export type CompiledSegment = {
  key: string;
  label: string;
  bands: Bands;
  coverageMinimum: number;
  /** Weights and curves stand at the positions of these. */
  measures: MeasureList;
  weights: number[];
  curves: (Curve | undefined)[];
};

export type CompiledModel = {
  segments: CompiledSegment[];
  byAccountSegment: Map<string, CompiledSegment>;
  everyoneElse: CompiledSegment;
};

/** Lays a model out for scoring. Measures that no longer exist carry no weight. */
export function compileModel(config: ModelConfig, measures: MeasureList): CompiledModel {
  const byAccountSegment = new Map<string, CompiledSegment>();
  let everyoneElse: CompiledSegment | undefined;
  const segments = config.segments.map((segment) => {
    const compiled: CompiledSegment = {
      key: segment.key,
      label: segment.label,
      bands: segment.bands,
      coverageMinimum: config.coverageMinimum,
      measures,
      weights: measures.map(() => 0),
      curves: measures.map((measure) => measure?.curve),
    };
    for (const measure of segment.measures) {
      const position = positionOf(measure.key, measures);
      if (position < 0) continue;
      compiled.weights[position] = measure.weight;
      compiled.curves[position] = measure.curve;
    }
    if (segment.accountSegments === null) everyoneElse = compiled;
    for (const name of segment.accountSegments ?? []) {
      if (!byAccountSegment.has(name)) byAccountSegment.set(name, compiled);
    }
    return compiled;
  });
  if (!everyoneElse) throw new Error("A health model needs a segment for everyone else.");
  return { segments, byAccountSegment, everyoneElse };
}

/** The segment of the model that an account of this segment is scored by. */
export function segmentFor(model: CompiledModel, accountSegment: string | null): CompiledSegment {
  return (accountSegment !== null && model.byAccountSegment.get(accountSegment)) || model.everyoneElse;
}
