import type { Curve, ModelConfig, SegmentModel } from "#lib/health/schema.ts";

/** Edits of a draft, each giving a new model and leaving the old one as it was. */
export function editSegment(
  model: ModelConfig,
  key: string,
  change: (segment: SegmentModel) => SegmentModel,
): ModelConfig {
  return { ...model, segments: model.segments.map((segment) => (segment.key === key ? change(segment) : segment)) };
}

export function setMeasure(
  segment: SegmentModel,
  key: string,
  change: { weight?: number; curve?: Curve },
): SegmentModel {
  return {
    ...segment,
    measures: segment.measures.map((measure) => (measure.key === key ? { ...measure, ...change } : measure)),
  };
}

/** A measure joins a segment with its own curve, or leaves it. */
export function addMeasure(segment: SegmentModel, { key, curve }: { key: string; curve: Curve }): SegmentModel {
  return { ...segment, measures: [...segment.measures, { key, weight: 5, curve }] };
}

export function removeMeasure(segment: SegmentModel, key: string): SegmentModel {
  return { ...segment, measures: segment.measures.filter((measure) => measure.key !== key) };
}

/** A model of its own for one account segment, begun as a copy of everyone's. */
export function addSegment(model: ModelConfig, accountSegment: string): ModelConfig {
  const everyone = model.segments.find(({ accountSegments }) => accountSegments === null);
  if (!everyone) return model;
  const copy = {
    ...everyone,
    key: accountSegment.slice(0, 60),
    label: accountSegment.slice(0, 80),
    accountSegments: [accountSegment],
  };
  return { ...model, segments: [...model.segments, copy] };
}

export function removeSegment(model: ModelConfig, key: string): ModelConfig {
  return {
    ...model,
    segments: model.segments.filter((segment) => segment.key !== key || segment.accountSegments === null),
  };
}
