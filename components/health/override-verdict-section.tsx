import type { ReactNode } from "react";
import { fewestKnown, outcomeDays } from "#lib/health/rules/overrides.ts";
import type { OverrideVerdicts } from "#lib/health/schema/overrides.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { RowHead, Table, Td, Th, Tr, wide } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { shareWords, verdictSentence } from "./override-words.ts";

const path = "/studio/overrides";
type Tally = OverrideVerdicts["all"];

type VerdictSectionProps = { found: OverrideVerdicts; title?: string };

/** How many bands set by hand were right, by band, beside the score on the same accounts; each number opens its rows. */
export function OverrideVerdictSection({ found, title = "Were they right?" }: VerdictSectionProps) {
  const { all, bands } = found;
  return (
    <Section title={title} className="mt-8 border-line border-t pt-4">
      <p className="max-w-3xl text-ink-2">{verdictSentence(all)}</p>
      <div className="mt-3 max-w-3xl">
        <Table caption="How many bands set by hand were right" dense>
          <thead>
            <tr>
              <Th>Set to</Th>
              <Th numeric className={wide}>
                Set
              </Th>
              <Th numeric>Right</Th>
              <Th numeric>Wrong</Th>
              <Th numeric>Share right</Th>
              <Th numeric>Score right</Th>
              <Th numeric className={wide}>
                Took no side
              </Th>
              <Th numeric className={wide}>
                Not yet known
              </Th>
            </tr>
          </thead>
          <tbody>
            {bands.map(({ band, ...tally }) => (
              <Line key={band} tally={tally} band={band} head={<StateMark state={band} />} />
            ))}
            <Line tally={all} head="All" />
          </tbody>
        </Table>
      </div>
      <p className="mt-2 max-w-3xl text-ink-3 text-xs">
        Healthy says that the account stays for {outcomeDays} days, at risk that it leaves within them, watch that it
        stays where the score said at risk; beside any other score, watch takes no side. The score is read in the same
        way. The outcome counts from the day it was set, also when it ended early. Most accounts stay whatever anybody
        says, so look at the bands apart. Shares come with their range of 19 times in 20, from {fewestKnown} known
        outcomes on.
      </p>
    </Section>
  );
}

function Line({ tally, band, head }: { tally: Tally; band?: string; head: ReactNode }) {
  const cell = (count: number, changes: Query, className?: string) => (
    <Td numeric className={className}>
      {count === 0 ? "0" : <TextLink href={hrefWith(path, { band, ...changes })}>{formatNumber(count)}</TextLink>}
    </Td>
  );
  return (
    <Tr>
      <RowHead>{head}</RowHead>
      {cell(tally.total, {}, wide)}
      {cell(tally.right, { verdict: "right" })}
      {cell(tally.wrong, { verdict: "wrong" })}
      <Td numeric className="max-sm:whitespace-normal">
        {shareWords(tally)}
      </Td>
      {cell(tally.scoreRight, { verdict: "known", score: "right" })}
      {cell(tally.noSide, { verdict: "no-side" }, wide)}
      {cell(tally.open, { verdict: "open" }, wide)}
    </Tr>
  );
}
