"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useTransition } from "react";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";

type Person = { id: string; name: string };

/** Who stands side by side: adds a CSM, or takes one away; the choice lives in the address. */
export function CsmChoice({
  people,
  chosen,
  most,
}: {
  people: readonly Person[];
  chosen: readonly Person[];
  most: number;
}) {
  const [pending, startTransition] = useTransition();
  const [, setIds] = useQueryState("csm", parseAsString.withOptions({ shallow: false, startTransition }));
  const set = (ids: string[]) => void setIds(ids.length > 0 ? ids.join(",") : null);
  const ids = chosen.map((one) => one.id);
  return (
    <search aria-label="Which CSMs" className="flex flex-wrap items-center gap-2">
      {chosen.map((one) => (
        <Button key={one.id} variant="quiet" pending={pending} onClick={() => set(ids.filter((id) => id !== one.id))}>
          {one.name} <span aria-hidden="true">×</span>
          <span className="sr-only">, take away</span>
        </Button>
      ))}
      {chosen.length < most && (
        <div className="w-44">
          <Select
            aria-label="Add a CSM"
            empty="Add a CSM"
            value=""
            disabled={pending}
            onChange={(event) => set([...ids, event.target.value])}
            options={people.filter((one) => !ids.includes(one.id)).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
    </search>
  );
}
