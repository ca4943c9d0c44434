import type { ModelConfig } from "../schema.ts";

/** The same model with another weight for one measure, in every segment. */
export function editedWeight(config: ModelConfig, key: string, weight: number): ModelConfig {
  const edit = (measures: ModelConfig["segments"][number]["measures"]) =>
    measures.map((measure) => (measure.key === key ? { ...measure, weight } : measure));
  return { ...config, segments: config.segments.map((segment) => ({ ...segment, measures: edit(segment.measures) })) };
}
