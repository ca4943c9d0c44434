"use client";

import { useState } from "react";
import type { MatchRow } from "#lib/playbooks/schema/protocols.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { formatCount } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { toast } from "../ui/toast.ts";

type WaitingListProps = {
  rows: readonly MatchRow[];
  total: number;
  protocolId: number | null;
  waits: boolean;
  mayRelease: boolean;
};

/** What waits, with whom, since when and why; a manager chooses what to release, or leaves it out. */
export function WaitingList({ rows, total, protocolId, waits, mayRelease }: WaitingListProps) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const mine = rows.filter((row) => row.mayRelease);
  const ids = mine.map(({ id }) => id).filter((id) => chosen.has(id));
  const toggle = (id: number, on: boolean) =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  const selects = waits && mayRelease;
  return (
    <>
      {selects && <ReleaseBar ids={ids} total={total} protocolId={protocolId} onDone={() => setChosen(new Set())} />}
      <Table caption="Accounts that a protocol’s condition holds for" dense>
        <thead>
          <tr>
            {selects && (
              <Th>
                <Checkbox
                  aria-label="Choose all on this page"
                  checked={mine.length > 0 && ids.length === mine.length}
                  disabled={mine.length === 0}
                  onChange={(event) => setChosen(new Set(event.target.checked ? mine.map(({ id }) => id) : []))}
                />
              </Th>
            )}
            <Th>Account</Th>
            <Th>Protocol</Th>
            <Th className="max-sm:hidden">CSM</Th>
            <Th>{waits ? "Since" : "When"}</Th>
            <Th className="max-sm:hidden">Why</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              {selects && (
                <Td>
                  <Checkbox
                    aria-label={`Choose ${row.name}, ${row.protocol}`}
                    checked={chosen.has(row.id)}
                    disabled={!row.mayRelease}
                    onChange={(event) => toggle(row.id, event.target.checked)}
                  />
                </Td>
              )}
              <RowHead>
                {row.accountId === null ? (
                  row.name
                ) : (
                  <TextLink href={`/accounts/${row.accountId}`}>{row.name}</TextLink>
                )}
                <span className="block font-normal text-ink-3 text-xs sm:hidden">{row.why}</span>
              </RowHead>
              <Td>
                <TextLink href={`/protocols/${row.protocolId}`}>{row.protocol}</TextLink>
              </Td>
              <Td className="max-sm:hidden">{row.owner ?? "–"}</Td>
              <Td className="whitespace-nowrap">{absoluteDate(waits ? row.since : row.at.slice(0, 10))}</Td>
              <Td className="min-w-56 text-ink-2 max-sm:hidden">
                {row.why}
                {!waits && row.endedAt !== null && (
                  <span className="block text-ink-3 text-xs">over since {absoluteDate(row.endedAt.slice(0, 10))}</span>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

type ReleaseBarProps = { ids: readonly number[]; total: number; protocolId: number | null; onDone: () => void };

const releasedWords = ({ opened, over, notYours }: { opened: number; over: number; notYours: number }) =>
  [
    `${formatCount(opened, "intervention")} opened`,
    over > 0 && `${over} were over already`,
    notYours > 0 && `${notYours} are of other teams and still wait`,
  ]
    .filter(Boolean)
    .join("; ");

function ReleaseBar({ ids, total, protocolId, onDone }: ReleaseBarProps) {
  const { run, pending, problem } = useChange();
  const some = { matchIds: [...ids] };
  const all = { all: true, protocolId };
  async function release(which: typeof some | typeof all) {
    const answer = { opened: 0, over: 0, notYours: 0 };
    if (!(await run(async () => Object.assign(answer, await rpc.playbooks.release(which))))) return;
    toast({ title: releasedWords(answer) });
    onDone();
  }
  async function leaveOut() {
    const answer = { ids: [] as number[] };
    if (!(await run(async () => Object.assign(answer, await rpc.playbooks.leaveOut(some))))) return;
    const undo = async () => void (await run(() => rpc.playbooks.takeBack({ matchIds: answer.ids })));
    toast({ title: `${formatCount(answer.ids.length, "account")} left out`, undo });
    onDone();
  }
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Button variant="primary" pending={pending} disabled={ids.length === 0} onClick={() => void release(some)}>
        Release {ids.length > 0 ? formatCount(ids.length, "account") : "chosen"}
      </Button>
      <Button pending={pending} disabled={ids.length === 0} onClick={() => void leaveOut()}>
        Leave out
      </Button>
      <Button pending={pending} disabled={total === 0} onClick={() => void release(all)}>
        Release all that are mine
      </Button>
      <FormProblem>{problem}</FormProblem>
    </div>
  );
}
