"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { viewQuery } from "#lib/accounts/rules/view-query.ts";
import type { SavedView, ViewScreen } from "#lib/accounts/schema.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { toast } from "../ui/toast.ts";
import { errorWords } from "./words.ts";

/** What a view of a screen keeps. */
const keeps: Record<ViewScreen, string> = {
  accounts: "Its filters, sort and columns.",
  people: "Its search and filters.",
  interactions: "Its search, filters and sort.",
  targets: "Its segment, team, CSM, period and comparison.",
  today: "How many accounts it shows.",
};

/** The present address under a name; the same name again replaces it. */
export function ViewsMenu({ screen, views }: { screen: ViewScreen; views: readonly SavedView[] }) {
  const router = useRouter();
  const query = viewQuery(useSearchParams());
  const [naming, setNaming] = useState(false);
  const remove = useMutation(
    orpc.accounts.deleteView.mutationOptions({
      onSuccess: () => router.refresh(),
      onError: (error) => toast({ title: errorWords(error).sentence, tone: "failed" }),
    }),
  );
  const saved = views.find((view) => viewQuery(new URLSearchParams(view.query)) === query);
  const items: MenuItem[] = [
    ...views.map((view) => ({
      label: view.name,
      hint: view.shared ? (view.mine ? "shared" : "shared by others") : undefined,
      checked: view === saved,
      onSelect: () => router.push(`/${screen}?${view.query}`),
    })),
    { label: "Save this view…", divided: views.length > 0, onSelect: () => setNaming(true) },
    ...(saved?.mine
      ? [{ label: `Delete “${saved.name}”`, danger: true, onSelect: () => remove.mutate({ id: saved.id }) }]
      : []),
  ];
  return (
    <>
      <Menu items={items}>{saved?.name ?? "Views"}</Menu>
      {naming && <SaveView screen={screen} query={query} onClose={() => setNaming(false)} />}
    </>
  );
}

function SaveView({ screen, query, onClose }: { screen: ViewScreen; query: string; onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const save = useMutation(
    orpc.accounts.saveView.mutationOptions({
      onSuccess: () => {
        onClose();
        router.refresh();
        toast({ title: `View “${name}” saved` });
      },
    }),
  );
  const submit = () => save.mutate({ screen, name, query, shared });
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title="Save this view"
      description={keeps[screen]}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={save.isPending} disabled={!name.trim()} onClick={submit}>
            Save
          </Button>
        </>
      }
    >
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="Name" error={save.error ? errorWords(save.error).sentence : undefined}>
          <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Checkbox label="Everyone may use it" checked={shared} onChange={(event) => setShared(event.target.checked)} />
      </form>
    </Dialog>
  );
}
