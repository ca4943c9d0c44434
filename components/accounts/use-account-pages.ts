"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { AccountPage, ListInput } from "#lib/accounts/schema.ts";
import { useHeldOrder } from "../live/use-held-order.ts";
import { useLive } from "../live/use-live.ts";
import { orpc } from "../shell/rpc.ts";

/** The pages of the list that were loaded so far. Changes re-read them; rows keep their place until the person asks. */
export function useAccountPages(input: ListInput, first: AccountPage) {
  const client = useQueryClient();
  const scope = JSON.stringify(input);
  const options = orpc.accounts.list.infiniteOptions({
    input: (after: string | undefined) => ({ ...input, after }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: AccountPage) => page.next ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  const query = useInfiniteQuery(options);
  useLive(["accounts", "scores", "imports"], () => client.invalidateQueries({ queryKey: options.queryKey }));
  const fresh = useMemo(() => query.data.pages.flatMap((page) => page.rows), [query.data]);
  const held = useHeldOrder(scope, fresh, (row) => row.id);
  return { ...query, ...held };
}
