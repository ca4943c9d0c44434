import { Tag } from "#components/ui/tag.tsx";
import type { ImportState } from "#lib/imports/schema.ts";
import { stateWords } from "./state-words.ts";

export function StateTag({ state }: { state: ImportState }) {
  const { word, tone, mark } = stateWords[state];
  return (
    <Tag tone={tone}>
      <span aria-hidden="true">{mark}</span> {word}
    </Tag>
  );
}
