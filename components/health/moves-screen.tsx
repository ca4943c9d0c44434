import type { MoveRowPage, MoveRowsInput, Moves } from "#lib/health/schema/moves.ts";
import type { Query } from "../ui/href.ts";
import { formatCount } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { MovesFilters } from "./moves-filters.tsx";
import { MovesList } from "./moves-list.tsx";
import { MovesMeasures } from "./moves-measures.tsx";
import { MovesPairs } from "./moves-pairs.tsx";
import { MovesSentences } from "./moves-sentences.tsx";
import { NoMoves } from "./no-moves.tsx";

type MovesScreenProps = {
  found: Moves;
  list: MoveRowPage;
  query: Query;
  asked: MoveRowsInput;
};

/** The moves of the book between two days: in a sentence, by pair of bands, by leading measure, and account by account. */
export function MovesScreen({ found, list, query, asked }: MovesScreenProps) {
  const { from, to, segment, team, owner } = query;
  const scope = { from, to, segment, team, owner };
  const { total, newcomers, compared } = found;
  if (total.accounts === 0)
    return (
      <>
        <MovesFilters found={found} />
        <NoMoves found={found} narrowed={Boolean(segment || team || owner)} />
      </>
    );
  return (
    <>
      <MovesFilters found={found} />
      <MovesSentences sentences={found.sentences} query={scope} />
      <div className="grid gap-8 xl:grid-cols-2">
        <Section title="From band to band">
          <MovesPairs found={found} query={scope} />
        </Section>
        <Section title="What led">
          <MovesMeasures found={found} query={scope} />
        </Section>
      </div>
      <p className="mt-3 text-ink-3 text-xs">
        Of {formatCount(compared, "account")} with a score on both days. Accounts that left are not in it
        {newcomers > 0 && `, nor ${formatCount(newcomers, "account")} without a score on the first day`}. Points are
        means over the accounts with a score on both days.
      </p>
      <MovesList found={found} list={list} query={query} scope={scope} asked={asked} />
    </>
  );
}
