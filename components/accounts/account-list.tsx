"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { ShownColumn } from "#lib/accounts/rules/columns.ts";
import type { Field } from "#lib/accounts/schema/fields.ts";
import type { AccountPage, ListInput } from "#lib/accounts/schema.ts";
import { ChangesPill } from "../live/changes-pill.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { AccountTable } from "./account-table.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { columnsOf } from "./columns.tsx";
import { useAccountPages } from "./use-account-pages.ts";
import { errorWords } from "./words.ts";

const AccountPanel = lazy(() => import("./account-panel.tsx").then((module) => ({ default: module.AccountPanel })));

export type AccountListProps = {
  input: ListInput;
  first: AccountPage;
  shown: readonly ShownColumn[];
  /** Custom fields, of which `shown` may name some. */
  fields: readonly Field[];
  total: number;
  asOf: string;
  /** Whether this person may change accounts at all; the doors judge each one. */
  mayChange: boolean;
  /** Stands before the tools of the list. */
  children?: ReactNode;
};

/** The list itself: pages load as one scrolls, a row opens the panel, a selection offers what can be done with it. */
export function AccountList({ input, first, shown, fields, total, asOf, mayChange, children }: AccountListProps) {
  const pages = useAccountPages(input, first);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [open, setOpen] = useQueryState("open", parseAsInteger);
  const end = pages.hasNextPage && !pages.isFetchingNextPage && !pages.isError;
  return (
    <>
      <div className="no-print flex min-h-10 flex-wrap items-center justify-end gap-2 pb-2">
        <span className="mr-auto">{children}</span>
        <ChangesPill changes={pages.changes} onShow={pages.show} />
        <BulkBar selected={selected} input={input} total={total} mayChange={mayChange} onSelect={setSelected} />
      </div>
      <AccountTable
        rows={pages.rows}
        columns={columnsOf(shown, fields)}
        total={total}
        asOf={asOf}
        sort={`${input.dir === "desc" ? "-" : ""}${input.sort}`}
        selected={selected}
        onSelect={setSelected}
        openId={open}
        onOpen={(id) => void setOpen(id)}
        onEnd={end ? () => void pages.fetchNextPage() : undefined}
      />
      {pages.isFetchingNextPage && (
        <p role="status" className="py-3 text-ink-3">
          Loading more…
        </p>
      )}
      {pages.isError && <ErrorState {...errorWords(pages.error)} onRetry={() => void pages.refetch()} />}
      {open !== null && (
        <Suspense>
          <AccountPanel key={open} accountId={open} onClose={() => void setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}
