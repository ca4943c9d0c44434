import { RevokeKey } from "#components/people/revoke-key.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { SourceFigures } from "#lib/ingest/schema/sources.ts";
import { CreatesAccounts } from "./creates-accounts.tsx";
import { stateTones, stateWords } from "./source-words.ts";

type SourceHeadProps = { source: SourceFigures; tab: "" | "/live" | "/send"; now: Date; timeZone: string };

/** The head of a source: its name, whether it may send, when it last did, and its parts. */
export function SourceHead({ source, tab, now, timeZone }: SourceHeadProps) {
  const { id, name, prefix, state, lastAt } = source;
  const parts = [
    { part: "", label: "Figures" },
    { part: "/live", label: "Live tail" },
    { part: "/send", label: "Send events" },
  ].map(({ part, label }) => ({ href: `/sources/${id}${part}`, label, current: part === tab }));
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/sources">Sources</TextLink>}
        title={name}
        mark={<Tag tone={stateTones[state]}>{stateWords[state]}</Tag>}
        tools={
          state === "active" && (
            <>
              <CreatesAccounts sourceId={id} creates={source.createsAccounts} />
              <RevokeKey id={id} name={name} />
            </>
          )
        }
      >
        Its key begins with <code className="font-mono text-xs">{prefix}…</code>{" "}
        {lastAt ? (
          <>
            and sent last <RelativeDate at={lastAt} now={now} timeZone={timeZone} />.
          </>
        ) : (
          <>
            and sent nothing yet. <TextLink href={`/sources/${id}/send`}>How to send events</TextLink>
          </>
        )}
      </PageHeader>
      <Tabs label="Parts of the source" tabs={parts} />
    </>
  );
}
