import type { MoveSentence } from "#lib/health/schema/moves.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { movesPath } from "./moves-words.ts";

/** How many accounts came to each band and why; each figure opens its rows. `query` is the scope, without filters of rows. */
export function MovesSentences({ sentences, query }: { sentences: readonly MoveSentence[]; query: Query }) {
  return (
    <ul className="mb-5 grid gap-1">
      {sentences.map((sentence) => (
        <li key={sentence.is} className="flex items-baseline gap-2">
          <StateMark state={sentence.is} wordless />
          <Sentence sentence={sentence} query={query} />
        </li>
      ))}
    </ul>
  );
}

function Sentence({ sentence: { is, who, text, accounts, parts }, query }: { sentence: MoveSentence; query: Query }) {
  const hrefOf = (changes: Query) => `${hrefWith(movesPath, query, { is, ...changes })}#rows`;
  const head = (
    <TextLink href={hrefOf({})} className="font-semibold">
      {who}
    </TextLink>
  );
  if (parts.length === 1)
    return (
      <p>
        {head}
        {text.slice(who.length)}
      </p>
    );
  const rest = accounts - parts.reduce((sum, part) => sum + part.accounts, 0);
  return (
    <p>
      {head}:{" "}
      {parts.map((part, i) => (
        <span key={part.text}>
          {i > 0 && ", "}
          <TextLink href={hrefOf({ reason: part.reason, measure: part.measure })}>
            {formatNumber(part.accounts)} {part.text}
          </TextLink>
        </span>
      ))}
      {rest > 0 && `, ${formatNumber(rest)} for other reasons`}.
    </p>
  );
}
