import { addDays } from "#lib/health/rules/day.ts";
import type { SubjectResult } from "#lib/health/schema/backtest.ts";
import { Banner } from "../ui/banner.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { flagGroups, flagSentence, labelsOf, missedSentence } from "./backtest-words.ts";
import { CalibrationTable } from "./calibration-table.tsx";
import { aucSentence } from "./prediction-words.ts";

/** More stand folded away. */
const shown = 10;

type BacktestSubjectProps = { label: string; subject: SubjectResult };

/** One model or measure by itself: what is suspicious about it, its calibration, and whom it missed. */
export function BacktestSubject({ label, subject }: BacktestSubjectProps) {
  const { flags, calibration, missed, missedAccounts, overall } = subject;
  return (
    <Section title={label} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {flagGroups(flags).map((group) => (
        <Banner key={`${group.kind} ${group.labels}`} tone="warning" label={`${labelsOf(group)} of ${label}, to check`}>
          {flagSentence(group)}
        </Banner>
      ))}
      {overall.n === 0 && <p className="text-ink-2">{aucSentence(overall)}</p>}
      <CalibrationTable calibration={calibration} of={label} />
      {missedAccounts > 0 && (
        <div>
          <h3 className="font-semibold">Churned while healthy</h3>
          <p className="mt-0.5 mb-2 max-w-3xl text-ink-2 text-sm">{missedSentence(subject)}</p>
          <Missed label={label} rows={missed.slice(0, shown)} />
          {missed.length > shown && (
            <details className="max-w-3xl">
              <summary className="cursor-pointer py-1.5 text-ink-2 text-sm">
                {formatNumber(missed.length - shown)} more
              </summary>
              <Missed label={`${label}, the others`} rows={missed.slice(shown)} />
            </details>
          )}
        </div>
      )}
    </Section>
  );
}

function Missed({ label, rows }: { label: string; rows: SubjectResult["missed"] }) {
  return (
    <div className="max-w-3xl">
      <Table caption={`Churned while healthy, by ${label}`} dense>
        <thead>
          <tr>
            <Th>Account</Th>
            <Th numeric>Score</Th>
            <Th numeric>As of</Th>
            <Th numeric>Left on</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ accountId, name, score, asOf, leftOn }) => (
            <Tr key={accountId}>
              <RowHead>
                {name === null ? (
                  <span className="font-normal text-ink-3">A deleted account</span>
                ) : (
                  <TextLink href={`/accounts/${accountId}?from=${addDays(asOf, -14)}&to=${asOf}`}>{name}</TextLink>
                )}
              </RowHead>
              <Td numeric>{formatNumber(score)}</Td>
              <Td numeric>{absoluteDate(asOf)}</Td>
              <Td numeric>{absoluteDate(leftOn)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
