import { readsOf } from "#lib/health/rules/own-measure.ts";
import { type OwnRead, type OwnSourceChoice, type OwnSpec, ownReads } from "#lib/health/schema/own-measure.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Select } from "../ui/select.tsx";
import { readWords, windowed } from "./own-measure-words.ts";

type Props = {
  sources: readonly OwnSourceChoice[];
  chosen: OwnSourceChoice | undefined;
  spec: OwnSpec | undefined;
  onChoose: (source: OwnSourceChoice | undefined) => void;
  onChange: (change: Partial<OwnSpec>) => void;
};

const groups = [
  "Figures",
  "Fields of the account",
  "Use of the product",
  "Events",
  "Support",
  "Survey questions",
] as const;

/** Which column, and how it is read. */
export function OwnMeasureSource({ sources, chosen, spec, onChoose, onChange }: Props) {
  const place = chosen ? sources.indexOf(chosen) : -1;
  const reads = chosen ? readsOf(chosen.source.kind, chosen.values) : [];
  return (
    <div className="grid max-w-xl gap-4 sm:grid-cols-2">
      <Field label="Made of" className="sm:col-span-2">
        <Select
          empty="Choose a column, event or question…"
          value={place < 0 ? "" : String(place)}
          onChange={(event) => onChoose(sources[Number(event.target.value || -1)])}
          options={groups.flatMap((group) =>
            sources.flatMap((source, i) =>
              source.group === group
                ? [{ value: String(i), label: `${group}: ${source.name} (${formatCount(source.accounts, "account")})` }]
                : [],
            ),
          )}
        />
      </Field>
      {spec && (
        <Field label="Read as">
          <Select
            value={spec.read}
            onChange={(event) => onChange({ read: event.target.value as OwnRead })}
            options={ownReads
              .filter((read) => reads.includes(read))
              .map((read) => ({ value: read, label: readWords[read] }))}
          />
        </Field>
      )}
      {spec && windowed(spec.read) && (
        <Field label="Window, days" hint="7 to 365">
          <Input
            key={spec.read}
            type="number"
            min={7}
            max={365}
            defaultValue={spec.windowDays}
            onBlur={(event) => {
              const days = event.target.valueAsNumber;
              if (Number.isInteger(days) && days >= 7 && days <= 365) onChange({ windowDays: days });
            }}
          />
        </Field>
      )}
    </div>
  );
}
