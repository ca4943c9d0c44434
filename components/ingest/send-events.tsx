import { Section } from "#components/ui/page-header.tsx";
import { CopyCode } from "./copy-code.tsx";
import { snippetsFor } from "./snippets.ts";

/** How to send events to this source: code with this instance's address, and the key's beginning where the key belongs. */
export function SendEvents({ address, prefix }: { address: string; prefix: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <p className="max-w-prose text-ink-2">
        Any Segment-compatible SDK works: give it this address and the key that begins with{" "}
        <code className="font-mono text-xs">{prefix}</code>. The <code className="font-mono text-xs">groupId</code>{" "}
        names the account, the <code className="font-mono text-xs">userId</code> the person. A message that is sent
        again counts once.
      </p>
      {snippetsFor(address, `${prefix}…`).map(({ title, hint, code }) => (
        <Section key={title} title={title} tools={hint}>
          <CopyCode label={title} code={code} />
        </Section>
      ))}
    </div>
  );
}
