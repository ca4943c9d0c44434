import type { FixedRow } from "#lib/promises/schema/words.ts";

/** Words that the reading of a sentence rests on, the same in every version: to be read, not changed. */
export function FixedList({ rows }: { rows: readonly FixedRow[] }) {
  return (
    <>
      <p className="mb-3 text-ink-2">Part of this release, the same for every version of the rules.</p>
      <dl className="grid gap-3">
        {rows.map(({ title, why, words }) => (
          <div key={title}>
            <dt className="font-strong">{title}</dt>
            <dd className="text-ink-2">{why}</dd>
            <dd className="wrap-anywhere text-ink-3 text-xs">{words.join(" · ")}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
