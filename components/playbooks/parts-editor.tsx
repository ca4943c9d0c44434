"use client";

import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { PartFields } from "./part-fields.tsx";
import type { PartSpec } from "./part-specs.ts";

/** A part of a draft, with a key that stays while it is moved. */
export type Keyed<Part> = { key: number; part: Part };

type PartsEditorProps<Part> = {
  name: string;
  tag: "kind" | "field";
  specs: readonly PartSpec<Part>[];
  parts: readonly Keyed<Part>[];
  ordered?: boolean;
  least?: number;
  add: string;
  onChange: (parts: Keyed<Part>[]) => void;
};

const tagOf = (part: object, tag: string) => String((part as Record<string, unknown>)[tag]);

/** A list of parts that are added, changed, taken away and, where their order counts, moved. */
export function PartsEditor<Part extends object>({
  name,
  tag,
  specs,
  parts,
  ordered,
  least = 0,
  add,
  onChange,
}: PartsEditorProps<Part>) {
  const set = (key: number, part: Part) => onChange(parts.map((one) => (one.key === key ? { key, part } : one)));
  const move = (place: number, by: number) => {
    const next = [...parts];
    const [taken] = next.splice(place, 1);
    if (taken) next.splice(place + by, 0, taken);
    onChange(next);
  };
  const nextKey = parts.reduce((most, { key }) => Math.max(most, key), 0) + 1;
  const first = specs[0];
  return (
    <div className="grid gap-3">
      <ol className="grid gap-3 empty:hidden">
        {parts.map(({ key, part }, place) => {
          const chosen = specs.find(({ value }) => value === tagOf(part, tag));
          const label = `${name} ${place + 1}`;
          return (
            <li key={key} className="grid gap-2.5 border-line border-l-2 pl-3.5">
              <div className="flex flex-wrap items-center gap-2">
                {ordered && <span className="text-ink-3 tabular-nums">{place + 1}.</span>}
                <Select
                  className="max-w-72"
                  aria-label={label}
                  options={specs.map(({ value, label: words }) => ({ value, label: words }))}
                  value={chosen?.value ?? ""}
                  onChange={(event) => {
                    const next = specs.find(({ value }) => value === event.target.value);
                    if (next) set(key, next.start);
                  }}
                />
                {ordered && (
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={`Move ${label} up`}
                    disabled={place === 0}
                    onClick={() => move(place, -1)}
                  >
                    ↑
                  </Button>
                )}
                {ordered && (
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={`Move ${label} down`}
                    disabled={place === parts.length - 1}
                    onClick={() => move(place, 1)}
                  >
                    ↓
                  </Button>
                )}
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={`Remove ${label}`}
                  disabled={parts.length <= least}
                  onClick={() => onChange(parts.filter((one) => one.key !== key))}
                >
                  Remove
                </Button>
              </div>
              <PartFields
                fields={chosen?.fields ?? []}
                value={part as Record<string, unknown>}
                onChange={(value) => set(key, value as Part)}
              />
            </li>
          );
        })}
      </ol>
      {first && (
        <div>
          <Button size="sm" onClick={() => onChange([...parts, { key: nextKey, part: first.start }])}>
            {add}
          </Button>
        </div>
      )}
    </div>
  );
}
