import type { Ledger } from "#lib/health/schema/ledger.ts";
import type { InterventionDetail } from "#lib/playbooks/schema/interventions.ts";
import { LedgerTable } from "../health/ledger-table.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { Section } from "../ui/page-header.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { EmailDraft } from "./email-draft.tsx";

const marks = { done: "✓", next: "→", later: "·" } as const;
const words = { done: "done", next: "next", later: "later" } as const;

/** Exactly why it fired, by the facts and the ledger of that moment; its steps, its emails, and all that happened. */
export function InterventionView({ found, timeZone }: { found: InterventionDetail; timeZone: string }) {
  const { told, plan, emails, accountId, id, mayChange } = found;
  const ledger = told.ledger as Ledger | null;
  return (
    <div className="grid gap-7">
      <Section title="Why it fired">
        <p>{told.text}</p>
        <dl className="mt-2 grid max-w-xl grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
          {told.facts.map(({ label, value, href }) => (
            <div key={label} className="contents">
              <dt className="text-ink-3">{label}</dt>
              <dd>{href ? <TextLink href={href}>{value}</TextLink> : value}</dd>
            </div>
          ))}
        </dl>
        {told.blockers.length > 0 && (
          <>
            <h3 className="mt-3 font-medium text-sm">What stands in the way</h3>
            <ul className="mt-1 list-disc pl-5 text-sm">
              {told.blockers.map((blocker) => (
                <li key={blocker}>{blocker}</li>
              ))}
            </ul>
          </>
        )}
      </Section>
      <Section title="Steps">
        <ol className="grid gap-1.5">
          {plan.map(({ place, text, state, dueOn }) => (
            <li key={place} className={state === "later" ? "text-ink-3" : undefined}>
              <span aria-hidden="true" className="inline-block w-5">
                {marks[state]}
              </span>
              {text}{" "}
              <span className="text-ink-3 text-xs">
                {words[state]}
                {dueOn && `, ${absoluteDate(dueOn)}`}
              </span>
            </li>
          ))}
        </ol>
        <p className="mt-2 text-ink-3 text-xs">{found.ends.join(". ")}.</p>
      </Section>
      {accountId !== null &&
        emails.map((email) => (
          <EmailDraft key={email.id} email={email} accountId={accountId} interventionId={id} mayChange={mayChange} />
        ))}
      {ledger && (
        <Section title={`The score of that moment: ${ledger.score ?? "unknown"}`}>
          <LedgerTable ledger={ledger} />
        </Section>
      )}
      <Section title="What happened">
        <ol className="grid gap-2 text-sm">
          {found.log.map(({ at, kind, text, href, by }) => (
            <li key={`${at}-${kind}-${text}`}>
              <time dateTime={at} className="mr-2 text-ink-3 text-xs tabular-nums">
                {new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(
                  new Date(at),
                )}
              </time>
              {href ? <TextLink href={href}>{text}</TextLink> : text}{" "}
              <span className="text-ink-3">{by ?? "by itself"}</span>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
