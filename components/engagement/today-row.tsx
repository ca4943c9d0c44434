"use client";

import { renewalPhrase } from "#lib/accounts/rules.ts";
import type { NeedRow } from "#lib/engagement/schema.ts";
import { Sparkline } from "../charts/sparkline.tsx";
import { OverrideMark } from "../health/override-mark.tsx";
import { bindNumbers } from "../ui/bind-numbers.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Delta } from "../ui/delta.tsx";
import { Link } from "../ui/link.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { RowHead, Td, Tr } from "../ui/table.tsx";
import { DecideMenu } from "./decide-menu.tsx";

/** One line that says why and what next. */
export function TodayRow({ row, asOf, onDecided }: { row: NeedRow; asOf: string; onDecided: () => void }) {
  const href = `/accounts/${row.accountId}`;
  const about = [row.segment ?? row.tier, renewalPhrase(row.renewalOn, asOf)].filter(Boolean).join(", ");
  const why = bindNumbers(row.why);
  const step = (
    <ButtonLink href={row.step.href} prefetch={false}>
      {row.step.label}
    </ButtonLink>
  );
  return (
    <Tr className="group hover:bg-sunken">
      <RowHead className="min-w-44">
        <span className="flex items-center gap-3">
          <StateMark state={row.band} wordless />
          <span>
            <Link href={href} prefetch={false} className="hover:underline">
              {row.name}
            </Link>
            <span className="block whitespace-nowrap font-normal text-ink-3 text-xs">{about}</span>
            {row.byHand && <OverrideMark band={row.byHand} />}
            <span className="block font-normal text-ink-2 text-sm sm:hidden">
              {why}
              <span className="mt-2 block">{step}</span>
            </span>
          </span>
        </span>
      </RowHead>
      <Td className="w-28">
        {row.score === null || row.band === "unknown" ? (
          <span className="font-semibold text-ink-3 text-xl">?</span>
        ) : (
          <>
            <span className="block font-semibold text-xl leading-tight tracking-tight">{Math.round(row.score)}</span>
            <Delta value={row.delta14} look="arrow" since="in 14 days" className="text-xs" />
          </>
        )}
      </Td>
      <Td className="w-24 max-sm:hidden">
        <Sparkline values={row.spark} label={`${row.name}, score, 12 weeks`} tone={row.band} />
      </Td>
      <Td className="w-full min-w-56 text-ink-2 max-sm:hidden">{why}</Td>
      <Td className="w-44 max-sm:hidden">{step}</Td>
      <Td className="w-10 pr-0">
        <DecideMenu accountId={row.accountId} name={row.name} onDecided={onDecided} />
      </Td>
    </Tr>
  );
}
