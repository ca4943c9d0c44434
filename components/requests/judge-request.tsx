"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { suggestAreas } from "#lib/requests/rules.ts";
import type { RequestRow, ScopeArea } from "#lib/requests/schema.ts";
import { errorWords } from "../accounts/words.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { InsideForm } from "./inside-form.tsx";
import { OutsideForm } from "./outside-form.tsx";

/** A person says whether a request is in scope; its own words suggest what. */
export function JudgeRequest({ row }: { row: RequestRow }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        onClick={() => setOpen(true)}
        aria-label={`Judge the request of ${row.account}`}
      >
        Judge
      </Button>
      <Dialog open={open} onClose={close} title="Is this in scope?">
        <blockquote className="mb-4 whitespace-pre-wrap border-line-strong border-l-2 pl-3 text-ink-2">
          {row.words}
        </blockquote>
        <Judgement row={row} onDone={close} />
      </Dialog>
    </>
  );
}

function Judgement({ row, onDone }: { row: RequestRow; onDone: () => void }) {
  const areas = useQuery(orpc.requests.areas.queryOptions());
  const [chosen, setChosen] = useState<number | null>(null);
  if (areas.isError) return <ErrorState level={3} {...errorWords(areas.error)} onRetry={() => void areas.refetch()} />;
  if (areas.isPending) return <Skeleton className="h-8 w-full" />;
  const suggestions = suggestAreas(row.words, areas.data);
  const [first] = suggestions;
  const area = areas.data.find(({ id }) => id === (chosen ?? first?.area.id));
  return (
    <div className="grid gap-4">
      <div>
        {suggestions.length === 0 && (
          <p className="text-ink-3">No word of the scope list occurs in it: choose yourself.</p>
        )}
        <ul className="flex flex-wrap gap-1.5 empty:hidden" aria-label="Suggestions">
          {suggestions.slice(0, 4).map(({ area: one, found }) => (
            <li key={one.id}>
              <Button size="sm" aria-pressed={one.id === area?.id} onClick={() => setChosen(one.id)}>
                {one.name}: {found.slice(0, 3).join(", ")}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <Field label="It is about" hint={area ? verdict(area) : undefined}>
        <Select
          empty="Choose…"
          value={area ? String(area.id) : ""}
          onChange={(event) => setChosen(Number(event.target.value))}
          options={areas.data.map((one) => ({
            value: String(one.id),
            label: `${one.inside ? "In scope" : "Out of scope"}: ${one.name}`,
          }))}
        />
      </Field>
      {area?.inside && <InsideForm key={area.id} row={row} areaId={area.id} onDone={onDone} />}
      {area && !area.inside && <OutsideForm key={area.id} row={row} area={area} onDone={onDone} />}
    </div>
  );
}

const verdict = ({ inside }: ScopeArea) =>
  inside
    ? "In scope: it becomes a task of the account's owner."
    : "Out of scope: the reply, its place in the log and the escalation to the coordinator happen in one step.";
