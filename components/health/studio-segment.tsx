"use client";

import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ModelConfig, SegmentModel } from "#lib/health/schema.ts";
import { addSegment, removeSegment } from "./studio-edit.ts";

type Props = {
  config: ModelConfig;
  segment: SegmentModel;
  /** Segments of the book without a model of their own. */
  others: readonly string[];
  readOnly: boolean;
  onChoose: (key: string) => void;
  onChange: (config: ModelConfig) => void;
};

/** For whom the weights below are; a segment can get a model of its own, or lose it. */
export function StudioSegment({ config, segment, others, readOnly, onChoose, onChange }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="Model for"
        className="w-auto!"
        value={segment.key}
        onChange={(event) => onChoose(event.target.value)}
        options={config.segments.map((one) => ({ value: one.key, label: one.label }))}
      />
      {!readOnly && others.length > 0 && (
        <Select
          aria-label="Give a segment a model of its own"
          className="w-auto!"
          empty="A model for one segment…"
          value=""
          options={others.map((name) => ({ value: name, label: name }))}
          onChange={(event) => onChange(addSegment(config, event.target.value))}
        />
      )}
      {!readOnly && segment.accountSegments && (
        <Button size="sm" variant="quiet" onClick={() => onChange(removeSegment(config, segment.key))}>
          Score {segment.label} like everyone else
        </Button>
      )}
    </div>
  );
}
