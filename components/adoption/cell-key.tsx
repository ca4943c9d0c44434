import { cellStates } from "#lib/adoption/schema/list.ts";
import { cellMeanings, cellWords } from "./adoption-words.ts";
import { CellMark } from "./cell-mark.tsx";

/** What the shapes of the matrix mean. */
export function CellKey() {
  return (
    <ul aria-label="What the marks mean" className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-ink-2 text-xs">
      {cellStates.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <CellMark state={state} />
          <span>
            <b>{cellWords[state]}</b>: {cellMeanings[state]}
          </span>
        </li>
      ))}
    </ul>
  );
}
