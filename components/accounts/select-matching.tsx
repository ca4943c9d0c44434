"use client";

import { useState } from "react";
import type { ListInput } from "#lib/accounts/schema.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { formatCount, formatNumber } from "../ui/numbers.ts";
import { toast } from "../ui/toast.ts";
import { errorWords } from "./words.ts";

type SelectMatchingProps = {
  selected: number;
  total: number;
  input: ListInput;
  onSelect: (ids: ReadonlySet<number>) => void;
};

/** Widens a selection from what is loaded to all that match and this person may change. */
export function SelectMatching({ selected, total, input, onSelect }: SelectMatchingProps) {
  const [pending, setPending] = useState(false);
  if (selected >= total) return null;
  const widen = async () => {
    setPending(true);
    try {
      const { sort: _sort, dir: _dir, size: _size, after: _after, ...filters } = input;
      const { ids, notMine, more } = await rpc.accounts.matching(filters);
      onSelect(new Set(ids));
      const left = notMine > 0 ? `${formatCount(notMine, "account")} left out: not yours to change.` : undefined;
      const title = more ? `The first ${formatNumber(ids.length)} are selected; repeat for the rest` : undefined;
      if (title || left) toast({ title: title ?? `${formatNumber(ids.length)} selected`, description: left });
    } catch (error) {
      toast({ title: "That did not work", description: errorWords(error).sentence, tone: "failed" });
    }
    setPending(false);
  };
  return (
    <Button variant="link" pending={pending} onClick={() => void widen()}>
      Select all {formatNumber(total)}
    </Button>
  );
}
