"use client";

import { useState } from "react";
import { bindNumbers } from "#components/ui/bind-numbers.ts";
import { Button } from "#components/ui/button.tsx";
import { Slider } from "#components/ui/slider.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { MeasureList } from "#lib/health/measures/measure-list.ts";
import type { SegmentModel } from "#lib/health/schema.ts";
import { StudioCurve } from "./studio-curve.tsx";
import { removeMeasure, setMeasure } from "./studio-edit.ts";

type Props = {
  measures: MeasureList;
  segment: SegmentModel;
  inUse: readonly boolean[];
  readOnly: boolean;
  onChange: (segment: SegmentModel) => void;
};

/** One row a measure: its weight by slider, and its curve on demand. */
export function StudioWeights({ measures, segment, inUse, readOnly, onChange }: Props) {
  const [open, setOpen] = useState<string>();
  const sum = segment.measures.reduce((total, { weight }) => total + weight, 0);
  return (
    <Table caption="Measures and their weights" dense>
      <thead>
        <tr>
          <Th>Measure</Th>
          <Th>
            <span className="sr-only">Slider</span>
          </Th>
          <Th numeric>Weight</Th>
          <Th>
            <span className="sr-only">Curve</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure, position) => {
          const config = measure && segment.measures.find(({ key }) => key === measure.key);
          if (!config) return null;
          const change = (part: Parameters<typeof setMeasure>[2]) => onChange(setMeasure(segment, measure.key, part));
          return (
            <Tr key={measure.key}>
              <RowHead>
                {bindNumbers(measure.label)}
                <small className="ml-2 hidden font-normal text-ink-3 text-xs 2xl:inline">{measure.dimension}</small>
                {!inUse[position] && (
                  <small className="block font-normal text-watch text-xs">▲ no data in the book: not in use</small>
                )}
                {open === measure.key && (
                  <StudioCurve
                    measure={measure}
                    curve={config.curve}
                    readOnly={readOnly}
                    onChange={(curve) => change({ curve })}
                  />
                )}
                {open === measure.key && !readOnly && segment.measures.length > 1 && (
                  <Button size="sm" className="mt-2" onClick={() => onChange(removeMeasure(segment, measure.key))}>
                    Take out of the model
                  </Button>
                )}
              </RowHead>
              <Td className="w-44 align-top">
                <Slider
                  label={`Weight of ${measure.label}`}
                  value={config.weight}
                  max={40}
                  valueText={`${config.weight} of ${sum}`}
                  disabled={readOnly}
                  onChange={(weight) => change({ weight })}
                />
              </Td>
              <Td numeric className="align-top">
                {config.weight}
              </Td>
              <Td className="align-top">
                <Button
                  size="sm"
                  variant="quiet"
                  aria-expanded={open === measure.key}
                  aria-label={`Curve of ${measure.label}`}
                  onClick={() => setOpen(open === measure.key ? undefined : measure.key)}
                >
                  Curve
                </Button>
              </Td>
            </Tr>
          );
        })}
      </tbody>
      <tfoot>
        <Tr>
          <RowHead>All weights</RowHead>
          <Td />
          <Td numeric>{sum}</Td>
          <Td />
        </Tr>
      </tfoot>
    </Table>
  );
}
