"use client";

import { Menu } from "#components/ui/menu.tsx";
import type { Participant } from "#lib/escalations/schema/detail.ts";
import { partWords } from "./words.ts";

/** Puts "@Name" of somebody who takes part into the text. */
export function MentionMenu({
  people,
  onChoose,
}: {
  people: readonly Participant[];
  onChoose: (name: string) => void;
}) {
  const items = people.map(({ name, part }) => ({
    label: name,
    hint: partWords[part],
    onSelect: () => onChoose(name),
  }));
  return (
    <Menu menuLabel="Who takes part" items={items} disabled={items.length === 0}>
      @ Mention
    </Menu>
  );
}
