import type { RulePage } from "#lib/promises/schema/rules.ts";
import { Banner } from "../ui/banner.tsx";
import { formatCount } from "../ui/numbers.ts";
import { TextLink } from "../ui/text-link.tsx";

/** What keeps the draft from being published, and what it takes away. */
export function DraftChanges({ found }: { found: RulePage }) {
  const { failing, removed, words } = found;
  if (failing === 0 && removed.length === 0 && !words) return null;
  return (
    <div className="mb-3 grid gap-2">
      {failing > 0 && (
        <Banner tone="problem">
          {formatCount(failing, "rule fails its", "rules fail their")} own tests. The draft cannot be published before
          they pass.
        </Banner>
      )}
      {removed.length > 0 && <Banner label="Taken out">Taken out: {removed.join(", ")}.</Banner>}
      {words && (
        <Banner label="Words">
          Word lists or excuses differ from the rules in use:{" "}
          <TextLink href="/guard/words?draft=1">look at them</TextLink>.
        </Banner>
      )}
    </div>
  );
}
