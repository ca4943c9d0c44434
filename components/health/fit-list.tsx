import type { FitLine } from "#lib/health/schema/fit.ts";
import { Empty } from "../ui/empty.tsx";
import { Tag } from "../ui/tag.tsx";
import { fitWords, lineVerdict } from "./fit-words.ts";
import { type RunsFound, RunsSection } from "./runs-section.tsx";

/** The latest fits of weights, and what came of each. */
export function FitList(shown: RunsFound<FitLine>) {
  return (
    <RunsSection
      {...shown}
      what="fits"
      path="/studio/fit"
      heads={["Beside", "Result"]}
      nameOf={({ label }) => label}
      resultOf={(row) => {
        const verdict = lineVerdict(row);
        return verdict && <Tag tone={verdict.tone}>{verdict.words}</Tag>;
      }}
      empty={<Empty title="No weights were fitted yet">{fitWords}</Empty>}
    />
  );
}
