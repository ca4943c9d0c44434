"use client";

import { bindNumbers } from "#components/ui/bind-numbers.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Measure } from "#lib/health/measures/measure.ts";
import type { Curve } from "#lib/health/schema.ts";

type Props = {
  measure: Pick<Measure, "key" | "label" | "definition" | "categories">;
  curve: Curve;
  readOnly: boolean;
  onChange: (curve: Curve) => void;
};

const most = 12;
const isCurve = (curve: Curve) =>
  curve.every(
    ([value, points], i) =>
      Number.isFinite(value) && points >= 0 && points <= 100 && (i === 0 || value > (curve[i - 1]?.[0] ?? 0)),
  );

function path(curve: Curve): string {
  const [low, high] = [curve[0]?.[0] ?? 0, curve.at(-1)?.[0] ?? 1];
  const at = (value: number) => ((value - low) / (high - low || 1)) * 100;
  return curve
    .map(([value, points], i) => `${i ? "L" : "M"}${at(value).toFixed(1)} ${(100 - points).toFixed(1)}`)
    .join("");
}

/** The curve from a measure's value to 0–100: straight lines between points, flat outside. */
export function StudioCurve({ measure, curve, readOnly, onChange }: Props) {
  const { categories } = measure;
  const set = (place: number, point: [number, number]) => {
    const next = curve.map((old, i) => (i === place ? point : old));
    if (isCurve(next)) onChange(next);
  };
  const add = () => {
    const [last, before] = [curve.at(-1), curve.at(-2)];
    if (last && before) onChange([...curve, [Number((2 * last[0] - before[0]).toPrecision(6)), last[1]]]);
  };
  return (
    <div className="mt-2 grid gap-2 font-normal text-ink-2 text-sm">
      <p>{bindNumbers(measure.definition)}</p>
      <svg
        viewBox="-2 -4 104 108"
        preserveAspectRatio="none"
        className="h-16 w-full max-w-72 border-line border-b border-l"
        role="img"
        aria-label={`Curve of ${measure.label} with ${curve.length} points`}
      >
        <path d={path(curve)} fill="none" className="stroke-accent" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      </svg>
      <ul className="grid gap-1">
        {curve.map(([value, points], i) => (
          // the place is what identifies a point: its values are what is edited
          <li key={`${measure.key}-${curve.length}-${String(i)}`} className="flex flex-wrap items-center gap-1.5">
            {categories ? (
              <span className="w-40 truncate">{categories[value] ?? value}</span>
            ) : (
              <Input
                type="number"
                step="any"
                className="w-24!"
                aria-label={`Value of point ${i + 1}`}
                defaultValue={value}
                disabled={readOnly}
                onBlur={(event) => set(i, [event.target.valueAsNumber, points])}
              />
            )}
            <span>gives</span>
            <Input
              type="number"
              min={0}
              max={100}
              className="w-20!"
              aria-label={`Points out of 100 at point ${i + 1}`}
              defaultValue={points}
              disabled={readOnly}
              onBlur={(event) => set(i, [value, event.target.valueAsNumber])}
            />
            <span>of 100</span>
            {!readOnly && !categories && curve.length > 2 && (
              <Button
                size="sm"
                variant="quiet"
                aria-label={`Remove point ${i + 1}`}
                onClick={() => onChange(curve.filter((_, place) => place !== i))}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && !categories && curve.length < most && (
        <div>
          <Button size="sm" onClick={add}>
            Add a point
          </Button>
        </div>
      )}
    </div>
  );
}
