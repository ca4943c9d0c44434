import type { OverrideRow } from "#lib/health/schema/overrides.ts";
import type { Band } from "#lib/health/schema.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { OverrideEnd } from "./override-end.tsx";
import { endWords } from "./override-words.ts";

type OverrideLineProps = { row: OverrideRow; computed: { band: Band; score: number | null }; asOf: string };

/** The band somebody set by hand, by whom, until when and why, beside the computed one; with the way to end it. */
export function OverrideLine({ row, computed, asOf }: OverrideLineProps) {
  const { accountId, id, account, band, setBy, reason, mayEnd } = row;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm">
      <StateMark state={band} />
      <span className="text-ink">
        set by hand by <b className="font-strong">{setBy ?? "somebody"}</b> {endWords(row, asOf)}: “{reason}”
      </span>
      <span className="inline-flex items-center gap-1.5">
        Computed: <StateMark state={computed.band} />
        {computed.score !== null && Math.round(computed.score)}
      </span>
      {mayEnd && (
        <span className="no-print">
          <OverrideEnd accountId={accountId} id={id} name={account} />
        </span>
      )}
    </p>
  );
}
