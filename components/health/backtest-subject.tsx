import { addDays } from "#lib/health/rules/day.ts";
import type { SubjectResult } from "#lib/health/schema/backtest.ts";
import { Banner } from "../ui/banner.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { flagSentence } from "./backtest-words.ts";
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
      {flags.map((flag) => (
        <Banner key={`${flag.kind} ${flag.key}`} tone="warning" label={`${flag.label} of ${label}, to check`}>
          {flagSentence(flag)}
        </Banner>
      ))}
      {overall.n === 0 && <p className="text-ink-2">{aucSentence(overall)}</p>}
      <CalibrationTable calibration={calibration} of={label} />
      {missedAccounts > 0 && (
        <div>
          <h3 className="mb-1.5 font-semibold">Churned while healthy</h3>
          <Missed label={label} rows={missed.slice(0, shown)} />
          {missed.length > shown && (
            <details className="max-w-3xl">
              <summary className="cursor-pointer py-1.5 text-ink-2 text-sm">
                {formatNumber(missed.length - shown)} more
              </summary>
              <Missed label={`${label}, the others`} rows={missed.slice(shown)} />
            </details>
          )}
          <p className="mt-2 text-ink-3 text-xs">
            {missedAccounts > missed.length
              ? `The ${missed.length} with the highest scores of ${formatNumber(missedAccounts)} accounts, `
              : "One line an account, "}
            each as of its last date before it left.
          </p>
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
