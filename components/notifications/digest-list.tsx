import type { DigestRow } from "#lib/notifications/schema/mail.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag, type Tone } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";

const states: Record<DigestRow["state"], { word: string; tone: Tone }> = {
  kept: { word: "Kept here", tone: "neutral" },
  waiting: { word: "Goes out", tone: "accent" },
  sent: { word: "Mailed", tone: "healthy" },
  dead: { word: "▲ Not mailed", tone: "watch" },
};

type DigestListProps = {
  digests: readonly DigestRow[];
  open: { id: number; subject: string; text: string } | null;
  query: Query;
  timeZone: string;
};

/** Past digests; one of them open with its text, exactly as it was mailed. */
export function DigestList({ digests, open, query, timeZone }: DigestListProps) {
  return (
    <>
      <Table caption="Past digests">
        <thead>
          <tr>
            <Th>Day</Th>
            <Th>Digest</Th>
            <Th>State</Th>
          </tr>
        </thead>
        <tbody>
          {digests.map(({ id, day, subject, state, problem }) => (
            <Tr key={id}>
              <Td className="whitespace-nowrap">
                <RelativeDate at={day} timeZone={timeZone} />
              </Td>
              <RowHead className="w-full">
                <TextLink href={`${hrefWith("/settings/notifications", query, { digest: id })}#digest`}>
                  {subject}
                </TextLink>
                {problem && <span className="block font-normal text-ink-3 text-xs">{problem}</span>}
              </RowHead>
              <Td>
                <Tag tone={states[state].tone}>{states[state].word}</Tag>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {open && (
        <article id="digest" aria-label={open.subject} className="mt-4 max-w-2xl border-line border-l-2 pl-4">
          <h3 className="mb-2 font-semibold">{open.subject}</h3>
          <pre className="whitespace-pre-wrap break-words font-sans text-sm">{open.text}</pre>
        </article>
      )}
    </>
  );
}
