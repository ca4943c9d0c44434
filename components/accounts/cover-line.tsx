"use client";

import type { AccountHead } from "#lib/accounts/schema/account.ts";
import { absoluteDate } from "../ui/dates.ts";
import { EndCover } from "./end-cover.tsx";

/** Who works the account beside its owner, until when, and the way to end it. */
export function CoverLine({ head }: { head: AccountHead }) {
  if (head.coveredBy.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-x-4 text-sm">
      {head.coveredBy.map(({ userId, name, untilOn }) => (
        <li key={userId} className="flex items-center gap-1.5">
          <span>
            Covered by <b className="font-strong text-ink">{name}</b>
            {untilOn ? ` until ${absoluteDate(untilOn)}` : ", open-ended"}
          </span>
          {head.mayChange && <EndCover accountIds={[head.id]} userId={userId} name={name} untilOn={untilOn} />}
        </li>
      ))}
    </ul>
  );
}
