import type { ProtocolDetail } from "#lib/playbooks/schema/protocols.ts";
import { Banner } from "../ui/banner.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { ProtocolSentence } from "./protocol-sentence.tsx";
import { ProtocolSwitch } from "./protocol-switch.tsx";
import { modeTones, modeWords } from "./protocol-words.ts";
import { WaitingBanner } from "./waiting-banner.tsx";

/** Name, mode and switches of a protocol, and what there is to know before one presses them. */
export function ProtocolHead({ found, mayChange }: { found: ProtocolDetail; mayChange: boolean }) {
  const { name, mode, spec, version, hasDraft, modeChangedAt, modeChangedBy, looked, inForce } = found;
  const since = modeChangedAt
    ? `since ${absoluteDate(modeChangedAt.slice(0, 10))}${modeChangedBy ? `, by ${modeChangedBy}` : ""}`
    : "";
  return (
    <>
      <PageHeader
        title={name}
        crumb={<TextLink href="/protocols">Protocols</TextLink>}
        mark={
          <>
            <Tag tone={modeTones[mode]}>{modeWords[mode]}</Tag>
            {spec && <Tag>{spec}</Tag>}
          </>
        }
        tools={mayChange && <ProtocolSwitch protocol={found} />}
      >
        {version === 0
          ? "A draft that never ran."
          : `Version ${version}, ${modeWords[mode].slice(2).toLowerCase()} ${since}.`}{" "}
        {found.definition.why}
      </PageHeader>
      <WaitingBanner backlog={found.backlog} overLimit={found.overLimit} />
      {!looked && (
        <div className="mb-4">
          <Banner>It has not looked at the whole book yet since it was switched; that takes a moment.</Banner>
        </div>
      )}
      {hasDraft && inForce && (
        <div className="mb-4 grid gap-2">
          <Banner>What you see below is a draft. In force is version {version}:</Banner>
          <ProtocolSentence lines={inForce} />
        </div>
      )}
    </>
  );
}
