"use client";

import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Radio } from "#components/ui/radio.tsx";

export type ChosenDate = { id: string; day: string };
let made = 0;
const another = (): ChosenDate => ({ id: `date-${++made}`, day: "" });

type BacktestDatesProps = {
  /** Dates that were chosen one by one; null: every month. */
  dates: ChosenDate[] | null;
  onChange: (dates: ChosenDate[] | null) => void;
  mostMonths: number;
  today: string;
};

/** The dates to look back from: the first of every month, or some that a person chooses. */
export function BacktestDates({ dates, onChange, mostMonths, today }: BacktestDatesProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">Dates to look back from</legend>
      <div className="flex flex-wrap items-center gap-2">
        <Radio name="which" label="Every month, the last" checked={dates === null} onChange={() => onChange(null)} />
        <Input
          name="months"
          type="number"
          aria-label="Number of months"
          defaultValue={12}
          min={1}
          max={mostMonths}
          disabled={dates !== null}
          className="w-20!"
        />
        <span>firsts of a month whose window is over</span>
      </div>
      <Radio name="which" label="These dates" checked={dates !== null} onChange={() => onChange([another()])} />
      {dates && (
        <div className="ml-6 flex flex-wrap items-center gap-2">
          {dates.map((date, place) => (
            <DateField key={date.id} {...{ date, place, dates, onChange, today }} />
          ))}
          {dates.length < mostMonths && (
            <Button size="sm" onClick={() => onChange([...dates, another()])}>
              Add a date
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}

type DateFieldProps = Pick<BacktestDatesProps, "onChange" | "today"> & {
  date: ChosenDate;
  place: number;
  dates: ChosenDate[];
};

function DateField({ date, place, dates, onChange, today }: DateFieldProps) {
  return (
    <span className="flex items-center gap-1">
      <Input
        type="date"
        aria-label={`Date ${place + 1}`}
        value={date.day}
        max={today}
        onChange={({ target }) =>
          onChange(dates.map((one) => (one.id === date.id ? { ...one, day: target.value } : one)))
        }
        className="w-36!"
      />
      {dates.length > 1 && (
        <Button
          size="sm"
          variant="quiet"
          aria-label={`Remove date ${place + 1}`}
          onClick={() => onChange(dates.filter(({ id }) => id !== date.id))}
        >
          Remove
        </Button>
      )}
    </span>
  );
}
