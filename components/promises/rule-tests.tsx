import type { RuleDetail } from "#lib/promises/schema/rules.ts";
import { cn } from "../ui/cn.ts";
import { Section } from "../ui/page-header.tsx";

type Test = RuleDetail["tests"][number];

const kindWords: Record<Test["kind"], string> = {
  example: "Must be marked",
  "counter-example": "Must be left alone",
  neutral: "The neutral wording",
};

/** A rule's own tests, each passed or failed; one that fails keeps the rule from being published. */
export function RuleTests({ tests }: { tests: readonly Test[] }) {
  const failed = tests.filter(({ passed }) => !passed).length;
  return (
    <Section title="Own tests" tools={failed === 0 ? `all ${tests.length} pass` : `${failed} of ${tests.length} fail`}>
      <ul className="grid gap-1">
        {tests.map((test) => (
          <li key={`${test.kind} ${test.text}`} className="flex gap-2">
            <span className={cn("shrink-0 font-medium", test.passed ? "text-healthy" : "text-risk")}>
              <span aria-hidden="true">{test.passed ? "✓" : "✕"}</span>
              <span className="sr-only">{test.passed ? "Passed:" : "Failed:"}</span>
            </span>
            <span>
              “{test.text}” <span className="text-ink-3 text-xs">{outcome(test)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function outcome({ kind, words, passed }: Test): string {
  if (words.length > 0) return `${kindWords[kind]}; marks “${words.join("”, “")}”`;
  return passed ? kindWords[kind] : `${kindWords[kind]}; nothing is marked`;
}
