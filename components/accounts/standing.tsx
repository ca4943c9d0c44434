import type { AccountHead } from "#lib/accounts/schema/account.ts";
import { bindNumbers } from "../ui/bind-numbers.ts";
import { Delta } from "../ui/delta.tsx";
import { StateMark } from "../ui/state-mark.tsx";

/** The score, its state, its change and its one sentence. */
export function Standing({ head }: { head: AccountHead }) {
  return (
    <div className="grid content-start gap-2">
      <div className="flex items-baseline gap-3">
        <span className="font-semibold text-4xl tracking-tight">
          {head.score === null || head.band === "unknown" ? "?" : Math.round(head.score)}
        </span>
        <StateMark state={head.band} />
        <Delta value={head.delta14} look="arrow" since="in 14 days" className="text-sm" />
      </div>
      <p className="text-ink-2">{bindNumbers(head.summary ?? "Not scored yet: too little data has arrived.")}</p>
    </div>
  );
}
