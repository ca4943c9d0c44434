import type { Ledger } from "#lib/health/schema/ledger.ts";
import { bindNumbers } from "../ui/bind-numbers.ts";
import { shortDate } from "../ui/dates.ts";
import { formatSigned } from "../ui/numbers.ts";

const kinds = { data: "data", configuration: "the model", missing: "missing data" } as const;
type Kind = keyof typeof kinds;

function reasons(ledger: Ledger): string {
  return ledger.rows
    .filter((row) => row.change !== null && row.change !== 0)
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0))
    .slice(0, 5)
    .map((row) => `${row.label.toLowerCase()} ${formatSigned(row.change ?? 0)}`)
    .join(", ");
}

function splitWords(split: NonNullable<Ledger["split"]>): string {
  const parts = (Object.keys(kinds) as Kind[]).filter((kind) => split[kind] !== 0);
  const only = parts[0];
  if (parts.length === 1 && only) return `All of it is ${kinds[only]}`;
  return parts.map((kind) => `${kinds[kind]} ${formatSigned(split[kind])}`).join(", ");
}

/** How far the score moved since the earlier day, split into data, the model and missing data, and by measure. */
export function ChangeSplit({ ledger }: { ledger: Ledger }) {
  const { change, since, split } = ledger;
  if (change === null || since === null || !split) return <p className="text-ink-2">{bindNumbers(ledger.summary)}</p>;
  const day = shortDate(since, ledger.asOf);
  if (change === 0 && ledger.rows.every((row) => !row.change)) {
    return (
      <p className="text-ink-2">
        <b className="font-semibold text-ink">Unchanged since {day}.</b> {bindNumbers(ledger.summary)}
      </p>
    );
  }
  const head = change === 0 ? "Level with" : `${change < 0 ? "Down" : "Up"} ${Math.abs(change)} since`;
  return (
    <p className="text-ink-2">
      <b className="font-semibold text-ink">
        {head} {day}.
      </b>{" "}
      {splitWords(split) && `${splitWords(split)}: `}
      {bindNumbers(reasons(ledger))}.{split.configuration === 0 && " Nothing changed in the model."}
    </p>
  );
}
