"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { orpc } from "#components/shell/rpc.ts";
import { previewWords } from "./name-words.ts";

/** Which of the names ever sent a rule would decide. */
export function PreviewRule({ pattern, exact }: { pattern: string; exact: boolean }) {
  const asked = useDeferredValue(pattern.trim());
  const enabled = asked !== "";
  const found = useQuery(
    orpc.ingest.previewRule.queryOptions({
      input: { pattern: asked, exact },
      enabled,
      staleTime: 0,
      placeholderData: (before) => before,
    }),
  );
  const examples = enabled ? (found.data?.examples ?? []) : [];
  return (
    <div className="rounded-md bg-sunken px-3 py-2 text-sm">
      <p aria-live="polite">
        {!enabled && "Write a name to see which it would decide."}
        {enabled && found.data && previewWords(found.data)}
        {enabled && found.isPending && "Looking through the names…"}
        {enabled && found.isError && "The names could not be looked through just now."}
      </p>
      <ul className="mt-1 text-ink-2 text-xs empty:hidden" aria-label="Names that match">
        {examples.map(({ name, feature, held }) => (
          <li key={name} className="break-all">
            {name}
            {feature && <span className="text-ink-3"> {held ? `stays ${feature}` : `now ${feature}`}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
