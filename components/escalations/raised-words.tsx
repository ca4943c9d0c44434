import { Link } from "#components/ui/link.tsx";
import type { EscalationDetail } from "#lib/escalations/schema/detail.ts";

/** What was raised, as it was: it never changes. */
export function RaisedWords({ escalation }: { escalation: EscalationDetail["escalation"] }) {
  const { summary, blockers, evidence, impact } = escalation;
  return (
    <div className="grid gap-3">
      <p className="whitespace-pre-line">{summary}</p>
      {blockers.length > 0 && (
        <div>
          <h2 className="font-strong text-sm">Blockers</h2>
          <ul className="list-disc pl-5">
            {blockers.map((blocker) => (
              <li key={blocker}>{blocker}</li>
            ))}
          </ul>
        </div>
      )}
      {impact && (
        <div>
          <h2 className="font-strong text-sm">What it means for the customer</h2>
          <p className="whitespace-pre-line">{impact}</p>
        </div>
      )}
      {evidence.length > 0 && (
        <div>
          <h2 className="font-strong text-sm">Evidence</h2>
          <ul className="grid gap-0.5">
            {evidence.map(({ label, href }) => (
              <li key={`${label} ${href}`}>
                <Evidence label={label} href={href} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Evidence({ label, href }: { label: string; href: string | null }) {
  if (href === null) return label;
  if (href.startsWith("/"))
    return (
      <Link href={href} className="link">
        {label}
      </Link>
    );
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className="link">
      {label}
    </a>
  );
}
