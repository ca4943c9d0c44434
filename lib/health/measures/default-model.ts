import type { ModelConfig } from "../schema.ts";
import { registry } from "./registry.ts";

/** The model that a new installation starts with: every built-in measure, one segment, weights that add up to 100. */
export const defaultModel: ModelConfig = {
  coverageMinimum: 0.4,
  segments: [
    {
      key: "everyone",
      label: "Everyone",
      accountSegments: null,
      bands: { healthy: 70, watch: 45 },
      measures: registry.map(({ key, weight, curve }) => ({ key, weight, curve })),
    },
  ],
};
