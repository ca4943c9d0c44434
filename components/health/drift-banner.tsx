import type { DriftReport } from "#lib/health/schema/drift.ts";
import { Banner } from "../ui/banner.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { TextLink } from "../ui/text-link.tsx";
import { driftSentence } from "./drift-words.ts";

const named = 3;

/** Names the measures that have died, turned or lost their power; nothing when there are none. */
export function DriftBanner({ report }: { report: DriftReport | null }) {
  const bad = report?.lines.filter(({ state }) => state === "died" || state === "turned" || state === "lost") ?? [];
  if (bad.length === 0) return null;
  const more = bad.length > named ? ` And ${formatNumber(bad.length - named)} more.` : "";
  return (
    <div className="mb-4">
      <Banner tone="warning" label="Drift" actions={<TextLink href="/studio/drift">Look at drift</TextLink>}>
        {bad.slice(0, named).map(driftSentence).join(" ")}
        {more}
      </Banner>
    </div>
  );
}
