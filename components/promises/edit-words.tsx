"use client";

import { type ComponentProps, useState } from "react";
import type { ExcuseRow, WordListRow } from "#lib/promises/schema/words.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { excuseWords } from "./promise-words.ts";
import { WordsDialog } from "./words-dialog.tsx";

/** A list of the draft, a new one, or an excuse. */
type Edited = { list: WordListRow | null } | { excuse: ExcuseRow };
type Form = Pick<ComponentProps<typeof WordsDialog>, "title" | "fields" | "save">;

const lines = (text: string | undefined) =>
  (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
const patterns = { name: "words", label: "One a line", mono: true };

function listForm(list: WordListRow | null, versionId: number): Form {
  const name = { name: "list", label: "Name", hint: "Patterns name it as <name>.", oneLine: true };
  return {
    title: list ? `<${list.name}>` : "A new word list",
    fields: list ? [{ ...patterns, value: list.entries.join("\n") }] : [name, patterns],
    save: (typed) =>
      rpc.promises.saveList({
        versionId,
        name: list?.name ?? typed.list ?? "",
        seen: list?.seen ?? null,
        entries: lines(typed.words),
      }),
  };
}

function excuseForm({ id, at, seen, notAfter, ...excuse }: ExcuseRow, versionId: number): Form {
  return {
    title: excuseWords[id],
    fields: [
      { ...patterns, value: excuse.patterns.join("\n") },
      { name: "notAfter", label: "Not right after", hint: "Words, one a line.", value: notAfter.join("\n") },
    ],
    save: (typed) =>
      rpc.promises.saveExcuse({
        ...{ versionId, at, seen },
        patterns: lines(typed.words),
        notAfter: lines(typed.notAfter),
      }),
  };
}

/** Changes a list or an excuse of the draft, or adds a list. */
export function EditWords({ versionId, edited }: { versionId: number; edited: Edited }) {
  const [open, setOpen] = useState(false);
  const form = "excuse" in edited ? excuseForm(edited.excuse, versionId) : listForm(edited.list, versionId);
  const adds = "list" in edited && edited.list === null;
  return (
    <>
      <Button size="sm" aria-label={adds ? undefined : `Edit ${form.title}`} onClick={() => setOpen(true)}>
        {adds ? "Add a list" : "Edit"}
      </Button>
      {open && <WordsDialog {...form} onClose={() => setOpen(false)} />}
    </>
  );
}
