import type { ReactNode } from "react";
import type { HandoffDetail } from "#lib/handoffs/schema.ts";
import { absoluteDate } from "../ui/dates.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { logWords } from "./handoff-words.ts";

/** What was sold and promised, to whom, and what to look out for. */
export function HandoffView({ handoff }: { handoff: HandoffDetail }) {
  const { goals, stakeholders, risks, promises, links, note } = handoff;
  return (
    <div className="grid gap-6">
      <Part title="Goals sold" none="No goal is written down yet." items={goals.map(goalWords)} />
      <Part
        title="Stakeholders"
        none="Nobody is named yet."
        items={stakeholders.map(({ name, title, role, email }) =>
          [name, title, role, email].filter(Boolean).join(" · "),
        )}
      />
      <Part title="Promised to the customer" none="Nothing was promised beyond the contract." items={promises} />
      <Part title="Risks" none="No risk is known." items={risks} />
      <Part
        title="Links"
        none="None."
        items={links.map(({ label, href }) =>
          href ? (
            <TextLink key={label} href={href}>
              {label}
            </TextLink>
          ) : (
            label
          ),
        )}
      />
      {note && (
        <Section title="Note">
          <p className="whitespace-pre-wrap">{note}</p>
        </Section>
      )}
    </div>
  );
}

function goalWords({ title, unit, baseline, target, dueOn }: HandoffDetail["goals"][number]): string {
  const figure = (value: number) => [formatNumber(value), unit].filter(Boolean).join(" ");
  const from = baseline === null ? "" : ` from ${figure(baseline)}`;
  const to = target === null ? "" : ` to ${figure(target)}`;
  return `${title}${from || to ? `:${from}${to}` : ""}${dueOn ? `, by ${absoluteDate(dueOn)}` : ""}`;
}

function Part({ title, none, items }: { title: string; none: string; items: readonly ReactNode[] }) {
  return (
    <Section title={title}>
      {items.length === 0 && <p className="text-ink-3">{none}</p>}
      <ul className="grid list-disc gap-1 pl-5 empty:hidden">
        {items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one document, never moved
          <li key={place}>{item}</li>
        ))}
      </ul>
    </Section>
  );
}

/** Who did what with it, the latest first. */
export function HandoffLog({ log }: { log: HandoffDetail["log"] }) {
  return (
    <Section title="What happened">
      <ol className="grid gap-2">
        {log.map((line) => (
          <li key={line.id}>
            {logWords(line.what)} <RelativeDate at={line.at} className="text-ink-3" />
            {`, ${line.by ?? "by itself"}`}
            {line.note && <span className="block text-ink-2 text-sm">{line.note}</span>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
