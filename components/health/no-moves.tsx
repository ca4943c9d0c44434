import type { Moves } from "#lib/health/schema/moves.ts";
import { absoluteDate } from "../ui/dates.ts";
import { Empty } from "../ui/empty.tsx";
import { NoMatch } from "../ui/no-match.tsx";
import { formatCount } from "../ui/numbers.ts";
import { movesPath } from "./moves-words.ts";

/** Why there is no move to explain: no account, no earlier score, or none that changed band. */
export function NoMoves({ found, narrowed }: { found: Moves; narrowed: boolean }) {
  const { compared, newcomers, from, to } = found;
  if (compared === 0 && newcomers === 0) {
    if (narrowed) return <NoMatch what="accounts" clearHref={movesPath} />;
    return <Empty title="There is no score yet">Import accounts and their usage; scores follow by themselves.</Empty>;
  }
  if (compared === 0)
    return (
      <Empty title={`No score is stored on ${absoluteDate(from)} or before`}>
        Choose a later first day, or let an admin fill in the past in the Studio.
      </Empty>
    );
  return (
    <Empty title="No account changed band">
      {formatCount(compared, "account")} had a score on {absoluteDate(from)} and on {absoluteDate(to)}: all in the same
      band.
    </Empty>
  );
}
