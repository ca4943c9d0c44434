"use client";

import type { ProtocolDetail } from "#lib/playbooks/schema/protocols.ts";
import { absoluteDate } from "../ui/dates.ts";
import { Details } from "../ui/details.tsx";
import { Section } from "../ui/page-header.tsx";
import { ProtocolSentence } from "./protocol-sentence.tsx";

/** Every version that was ever in force, the newest first, in words. */
export function VersionList({ versions, current }: { versions: ProtocolDetail["versions"]; current: number }) {
  return (
    <Section title="Versions">
      {versions.length === 0 && <p className="text-ink-3 text-sm">None yet: there is only a draft.</p>}
      <ul className="grid gap-2 text-sm">
        {versions.map(({ version, name, note, by, at, sentence }) => (
          <li key={version}>
            <Details
              summary={`Version ${version}${version === current ? ", in force" : ""}: ${absoluteDate(at.slice(0, 10))}${by ? `, ${by}` : ""}`}
            >
              {() => (
                <>
                  <p className="mt-1 text-ink-2">
                    {name}
                    {note && `: ${note}`}
                  </p>
                  <ProtocolSentence lines={sentence} />
                </>
              )}
            </Details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
