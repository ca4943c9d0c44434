import type { AccountIntervention } from "#lib/playbooks/schema/interventions.ts";
import { absoluteDate } from "../ui/dates.ts";
import { Section } from "../ui/page-header.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { stateTones, stateWords } from "./protocol-words.ts";

/** The interventions of an account, open ones first: why, since when, and how they ended. Nothing where there never was one. */
export function AccountInterventions({ rows, accountId }: { rows: readonly AccountIntervention[]; accountId: number }) {
  if (rows.length === 0) return null;
  const shown = rows.filter(({ state }, place) => state === "open" || place < 3);
  return (
    <Section
      title="Interventions"
      tools={
        rows.length > shown.length && (
          <TextLink href={`/protocols/interventions?account=${accountId}`}>All {rows.length}</TextLink>
        )
      }
    >
      <ul className="grid gap-2.5 text-sm">
        {shown.map(({ id, protocol, why, state, openedAt, snoozedUntil }) => (
          <li key={id}>
            <TextLink href={`/protocols/interventions/${id}`}>{protocol}</TextLink>{" "}
            <Tag tone={stateTones[state]}>{stateWords[state]}</Tag>
            <span className="block text-ink-2">{why}</span>
            <span className="block text-ink-3 text-xs">
              since {absoluteDate(openedAt.slice(0, 10))}
              {state === "open" && snoozedUntil && `, snoozed until ${absoluteDate(snoozedUntil)}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
