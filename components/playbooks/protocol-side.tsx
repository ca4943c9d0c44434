import type { AlertWeeks, Effect, ProtocolDetail } from "#lib/playbooks/schema/protocols.ts";
import type { Query } from "../ui/href.ts";
import { Section } from "../ui/page-header.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { AlertWeeksSection } from "./alert-weeks-section.tsx";
import { EffectSection } from "./effect-section.tsx";
import { ProtocolLimits } from "./protocol-limits.tsx";
import { precisionWords } from "./protocol-words.ts";
import { VersionList } from "./version-list.tsx";

type ProtocolSideProps = {
  found: ProtocolDetail;
  weeks: AlertWeeks;
  effect: Effect;
  path: string;
  query: Query;
  mayChange: boolean;
};

/** Beside a protocol: how often it would have fired, what came of it, its limit, its history. */
export function ProtocolSide({ found, weeks, effect, path, query, mayChange }: ProtocolSideProps) {
  const { id, mode, fired, open, precision, versions, version } = found;
  return (
    <>
      <AlertWeeksSection found={weeks} />
      <Section title="So far">
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <dt className="text-ink-3">{mode === "shadow" ? "Would have fired, 90 days" : "Fired, 90 days"}</dt>
          <dd className="text-right tabular-nums">
            {mode === "shadow" ? (
              <TextLink href={`/protocols/waiting?list=shadow&protocol=${id}`}>{fired}</TextLink>
            ) : (
              fired
            )}
          </dd>
          <dt className="text-ink-3">Open now</dt>
          <dd className="text-right tabular-nums">
            <TextLink href={`/protocols/interventions?protocol=${id}`}>{open}</TextLink>
          </dd>
          <dt className="text-ink-3">A real risk, of those judged</dt>
          <dd className="text-right">{precisionWords(precision)}</dd>
        </dl>
      </Section>
      <EffectSection effect={effect} path={path} query={query} />
      <ProtocolLimits {...found} mayChange={mayChange} />
      <VersionList versions={versions} current={version} />
    </>
  );
}
