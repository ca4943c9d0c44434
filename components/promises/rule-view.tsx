import type { RuleDetail } from "#lib/promises/schema/rules.ts";
import { excuseIds } from "#lib/promises/schema.ts";
import { formatNumber, formatPercent } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { excuseWords } from "./promise-words.ts";
import { RuleTests } from "./rule-tests.tsx";
import { WordLists } from "./word-lists.tsx";

/** What a rule looks for, what it offers instead, how its own tests stand and what came of it. */
export function RuleView({ found }: { found: RuleDetail }) {
  const { rule, tests, lists, history } = found;
  return (
    <div className="grid gap-6">
      <Section title="Why">
        <p>{rule.why}</p>
      </Section>
      <Section title="Neutral wording">
        <p>“{rule.neutral}”</p>
      </Section>
      <RuleTests tests={tests} />
      <Section title="Patterns">
        <ul className="grid gap-1">
          {rule.patterns.map((pattern) => (
            <li key={pattern} className="wrap-anywhere font-mono text-xs">
              {pattern}
            </li>
          ))}
        </ul>
        <WordLists lists={lists} />
      </Section>
      <Section title="What excuses it">
        <p>
          {(rule.excusedBy ?? excuseIds).map((id) => excuseWords[id]).join(" · ")}{" "}
          <TextLink href="/guard/words">How they are told</TextLink>
        </p>
      </Section>
      <Section title="By version">
        {history.length === 0 ? <p className="text-ink-3">It has marked nothing yet.</p> : <History rows={history} />}
      </Section>
    </div>
  );
}

function History({ rows }: { rows: RuleDetail["history"] }) {
  return (
    <Table caption="What came of the rule, by version" dense>
      <thead>
        <tr>
          <Th>Version</Th>
          <Th numeric>Flagged</Th>
          <Th numeric>Called no promise</Th>
          <Th numeric className="max-sm:hidden">
            Was a promise
          </Th>
          <Th numeric className="max-sm:hidden">
            Was none
          </Th>
          <Th numeric>Precision</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ version, figures }) => (
          <Tr key={version}>
            <RowHead>v{version}</RowHead>
            <Td numeric>{formatNumber(figures.flagged)}</Td>
            <Td numeric>{formatNumber(figures.dismissed)}</Td>
            <Td numeric className="max-sm:hidden">
              {formatNumber(figures.judgedPromise)}
            </Td>
            <Td numeric className="max-sm:hidden">
              {formatNumber(figures.judgedNone)}
            </Td>
            <Td numeric>{figures.precision === null ? "–" : formatPercent(100 * figures.precision, 0)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
