import { missingWords } from "#lib/metrics/rules/words.ts";
import type { Tile } from "#lib/metrics/schema/screen.ts";

/** The side of the screen: what falls short, and what cannot be shown here and why. */
export function TargetNotes({ tiles }: { tiles: readonly Tile[] }) {
  const short = tiles.filter((tile) => tile.met === false);
  const missing = tiles.filter((tile) => tile.figure.value === null);
  return (
    <>
      <section>
        <h2 className="mb-1.5">What falls short</h2>
        {short.length === 0 ? (
          <p className="text-ink-2">No target is missed in this period.</p>
        ) : (
          <p className="text-ink-2">
            {short.map((tile) => tile.name).join(", ")}: {short.length} of {tiles.length} targets not met.
          </p>
        )}
      </section>
      {missing.map((tile) => (
        <p key={tile.key} className="text-ink-2">
          {missingWords(tile)}
        </p>
      ))}
      <p className="text-ink-3">
        Click any figure for its definition, query and rows. Money is published as ratios only; segments at month ends.
      </p>
    </>
  );
}
