"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { AccountSearch } from "../ingest/account-search.tsx";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import type { KnownAccount } from "./log-interaction.tsx";

/** The entries of one account of all; it lives in the address. */
export function AccountFilter({ account }: { account: KnownAccount | null }) {
  const [, set] = useQueryStates({ account: parseAsString, page: parseAsString }, { shallow: false });
  return (
    <Popover
      title="Account"
      trigger={account?.name ?? "All accounts"}
      className={account ? "border-accent! text-accent!" : undefined}
    >
      <div className="grid w-72 max-w-full gap-2.5">
        <AccountSearch
          onChoose={(chosen) => void set({ account: chosen === null ? null : String(chosen.id), page: null })}
        />
        {account && <Button onClick={() => void set({ account: null, page: null })}>All accounts</Button>}
      </div>
    </Popover>
  );
}
