import type { LedgerRow } from "#lib/health/schema/ledger.ts";
import { LedgerBar } from "../charts/ledger-bar.tsx";
import { bindNumbers } from "../ui/bind-numbers.ts";
import { Delta } from "../ui/delta.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { RowHead, Td, Tr } from "../ui/table.tsx";

/** One measure: its state, its evidence (which opens the rows behind it), what it gave of what it could give, and its change. */
export function LedgerLine({ row, onOpen }: { row: LedgerRow; onOpen: () => void }) {
  return (
    <Tr>
      <Td className="w-7">
        <StateMark state={row.band} wordless />
      </Td>
      <RowHead title={`${row.definition} ${row.why}`}>
        {bindNumbers(row.label)}{" "}
        <span className="ml-1 whitespace-nowrap font-normal text-ink-3 text-xs capitalize">{row.dimension}</span>
      </RowHead>
      <Td>
        <button
          type="button"
          onClick={onOpen}
          className="link cursor-pointer rounded-sm text-left"
          aria-haspopup="dialog"
        >
          {bindNumbers(row.evidence)}
          <span className="sr-only">: rows behind {row.label}</span>
        </button>
      </Td>
      <Td className="w-36">
        <LedgerBar points={row.exactPoints} of={Math.max(1, row.of)} state={row.band} />
      </Td>
      <Td numeric>
        {row.points === null ? (
          <span className="text-ink-3">unknown</span>
        ) : (
          <>
            <b className="font-semibold">{row.points}</b> <span className="text-ink-3">/ {row.of}</span>
          </>
        )}
      </Td>
      <Td numeric className="w-14">
        <Delta value={row.change ?? 0} look="dot" good="up" />
      </Td>
    </Tr>
  );
}
