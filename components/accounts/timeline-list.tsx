import type { TimelineEntry } from "#lib/accounts/schema/account.ts";
import { SharedTag } from "../engagement/interaction-text.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** What happened, newest first: when, what, and by whom. What the system did by itself is marked as such. */
export function TimelineList({ entries, asOf }: { entries: readonly TimelineEntry[]; asOf: string }) {
  if (entries.length === 0) return <p className="text-ink-3">Nothing has happened yet that we know of.</p>;
  return (
    <ol className="grid gap-3">
      {entries.map((entry) => (
        <li key={entry.key}>
          <p>
            <RelativeDate at={entry.at.slice(0, 10)} now={asOf} className="mr-1.5 font-strong" />
            {entry.kind === "system" && (
              <>
                <Tag title="Bellwether did this by itself">System</Tag>{" "}
              </>
            )}
            {entry.shared && (
              <>
                <SharedTag />{" "}
              </>
            )}
            {entry.href ? <TextLink href={entry.href}>{entry.title}</TextLink> : entry.title}
          </p>
          {(entry.detail || entry.by) && (
            <p className="text-ink-3 text-sm">{[entry.detail, entry.by].filter(Boolean).join(" · ")}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
