"use client";

import type { RuleDetail } from "#lib/promises/schema/rules.ts";
import { Details } from "../ui/details.tsx";

/** The word lists that patterns name as <fee>. */
export function WordLists({ lists }: { lists: RuleDetail["lists"] }) {
  if (lists.length === 0) return null;
  return (
    <Details summary="Word lists it names" className="mt-3">
      {() => (
        <dl className="mt-2 grid gap-2 text-xs">
          {lists.map(({ name, entries }) => (
            <div key={name}>
              <dt className="font-mono">&lt;{name}&gt;</dt>
              <dd className="wrap-anywhere text-ink-2">{entries.join(" · ")}</dd>
            </div>
          ))}
        </dl>
      )}
    </Details>
  );
}
