import type { AlertWeeks, Choices, Effect, Preview, ProtocolDetail } from "#lib/playbooks/schema/protocols.ts";
import type { Query } from "../ui/href.ts";
import { Section, SplitPage } from "../ui/page-header.tsx";
import { PreviewSection } from "./preview-section.tsx";
import { ProtocolForm } from "./protocol-form.tsx";
import { ProtocolSentence } from "./protocol-sentence.tsx";
import { ProtocolSide } from "./protocol-side.tsx";

type ProtocolBodyProps = {
  found: ProtocolDetail;
  preview: Preview;
  weeks: AlertWeeks;
  effect: Effect;
  /** Only for who may change it. */
  choices: Choices | null;
  path: string;
  query: Query;
  page: number;
  pageSize: number;
};

/** A protocol as it reads, who it would fire for, the form that changes it, and beside it what is known of it. */
export function ProtocolBody({
  found,
  preview,
  weeks,
  effect,
  choices,
  path,
  query,
  page,
  pageSize,
}: ProtocolBodyProps) {
  const side = (
    <ProtocolSide found={found} weeks={weeks} effect={effect} path={path} query={query} mayChange={choices !== null} />
  );
  return (
    <SplitPage wide sideLabel="Before and after" side={side}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <ProtocolSentence lines={found.sentence} />
        <PreviewSection preview={preview} path={path} query={query} page={page} pageSize={pageSize} />
        {choices && (
          <Section title={found.hasDraft ? "The draft" : "Change it"}>
            <ProtocolForm
              key={JSON.stringify(found.definition)}
              protocolId={found.id}
              definition={found.definition}
              choices={choices}
            />
          </Section>
        )}
      </div>
    </SplitPage>
  );
}
