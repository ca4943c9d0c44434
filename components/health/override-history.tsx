import type { OverridePage } from "#lib/health/schema/overrides.ts";
import { hrefWith } from "../ui/href.ts";
import { Section } from "../ui/page-header.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { OverrideSet } from "./override-set.tsx";
import { endWords } from "./override-words.ts";

type OverrideHistoryProps = { found: OverridePage; account: { id: number; name: string }; maySet: boolean };

/** The bands set by hand for one account, the newest first, and the way to set one. */
export function OverrideHistory({ found, account, maySet }: OverrideHistoryProps) {
  const { rows, total, asOf } = found;
  const current = rows.find(({ inForce }) => inForce) ?? null;
  return (
    <Section
      title="Bands set by hand"
      tools={total > 0 && <TextLink href={hrefWith("/studio/overrides", { q: account.name })}>All {total}</TextLink>}
    >
      {total === 0 && (
        <p className="text-ink-3 text-sm">
          None. {maySet ? "If you know more than the data, set one" : "Its CSM can set one"} with a reason and a last
          day; the score stays as it is.
        </p>
      )}
      <ul className="grid gap-2 text-sm">
        {rows.map((row) => (
          <li key={row.id}>
            <StateMark state={row.band} />{" "}
            <span className="text-ink-3">
              by {row.setBy ?? "somebody"}, {endWords(row, asOf)}
            </span>
            <span className="block text-ink-2">“{row.reason}”</span>
          </li>
        ))}
      </ul>
      {maySet && (
        <div className="no-print mt-2">
          <OverrideSet accountId={account.id} name={account.name} current={current} asOf={asOf} />
        </div>
      )}
    </Section>
  );
}
