import type { BacktestResult } from "#lib/health/schema/backtest.ts";
import { TrendLine } from "../charts/trend-line.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { countWords, cutWords } from "./backtest-words.ts";
import { aucText, aucWords } from "./prediction-words.ts";

type BacktestByDateProps = { labels: readonly string[]; result: BacktestResult };

/** AUC from date to date against a coin toss, and what each date had: who left, who was left out, what was cut. */
export function BacktestByDate({ labels, result }: BacktestByDateProps) {
  const { dates, subjects } = result;
  const [first, last] = [dates[0], dates.at(-1)];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {first && last && dates.length > 1 && (
        <div className="grid gap-6 md:grid-cols-2">
          {subjects.map(
            ({ byDate }, place) =>
              byDate.some(({ auc }) => auc !== null) && (
                <figure key={labels[place]} className="m-0">
                  <figcaption className="mb-1 text-ink-2 text-sm">
                    AUC of {labels[place]}; the line is a coin toss
                  </figcaption>
                  <TrendLine
                    label={`AUC of ${labels[place]} by date`}
                    values={byDate.map(({ auc }) => auc?.value ?? null)}
                    from={absoluteDate(first.asOf)}
                    to={absoluteDate(last.asOf)}
                    target={0.5}
                    domain={[Math.min(0.4, ...byDate.map(({ auc }) => auc?.value ?? 1)), 1]}
                    format={aucText}
                    showEnd
                  />
                </figure>
              ),
          )}
        </div>
      )}
      <Table caption="Each date by itself" dense>
        <thead>
          <tr>
            <Th>As of</Th>
            <Th numeric>Left</Th>
            {labels.map((label) => (
              <Th key={label} numeric>
                AUC of {label}
              </Th>
            ))}
            <Th numeric>Left in the lead</Th>
            <Th numeric>Not yet customers</Th>
            <Th>Cut, dated later</Th>
          </tr>
        </thead>
        <tbody>
          {dates.map(({ asOf, accounts, churned, leftInLead, notYet, cut }, at) => (
            <Tr key={asOf}>
              <RowHead className="whitespace-nowrap font-normal">{absoluteDate(asOf)}</RowHead>
              <Td numeric>{countWords(accounts, churned)}</Td>
              {subjects.map(({ byDate }, place) => (
                <Td key={labels[place]} numeric>
                  {aucWords(byDate[at]?.auc ?? null)}
                </Td>
              ))}
              <Td numeric>{leftInLead}</Td>
              <Td numeric>{notYet}</Td>
              <Td className="min-w-64 text-ink-2 text-sm">{cutWords(cut)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
