"use client";

import type { ReactNode } from "react";
import { formatPercent } from "#components/ui/numbers.ts";
import { Slider } from "#components/ui/slider.tsx";
import type { Bands } from "#lib/health/schema.ts";

type Props = {
  bands: Bands;
  coverageMinimum: number;
  readOnly: boolean;
  onBands: (bands: Bands) => void;
  onCoverage: (share: number) => void;
};

function Line({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[150px_1fr_44px] items-center gap-3">
      <span>{name}</span>
      {children}
      <span className="text-right">{value}</span>
    </div>
  );
}

/** Where watch and healthy begin, and how much must be known before a score is judged at all. */
export function StudioBands({ bands, coverageMinimum, readOnly, onBands, onCoverage }: Props) {
  const percent = Math.round(coverageMinimum * 100);
  return (
    <div className="grid gap-2">
      <Line name="Healthy from" value={String(bands.healthy)}>
        <Slider
          label="Healthy from"
          value={bands.healthy}
          min={bands.watch + 1}
          max={100}
          disabled={readOnly}
          onChange={(healthy) => onBands({ ...bands, healthy })}
        />
      </Line>
      <Line name="Watch from" value={String(bands.watch)}>
        <Slider
          label="Watch from"
          value={bands.watch}
          max={bands.healthy - 1}
          disabled={readOnly}
          onChange={(watch) => onBands({ ...bands, watch })}
        />
      </Line>
      <Line name="Must be known" value={formatPercent(percent, 0)}>
        <Slider
          label="Share of the weight that must be known"
          value={percent}
          min={5}
          valueText={`${percent} percent`}
          disabled={readOnly}
          onChange={(share) => onCoverage(share / 100)}
        />
      </Line>
    </div>
  );
}
