import { Tag } from "#components/ui/tag.tsx";
import type { Endpoint } from "#lib/agents/schema.ts";
import { EndpointFields } from "./endpoint-fields.tsx";

const subjectWords: Record<string, string> = {
  self: "your own things",
  admin: "the configuration",
  "account:all": "all accounts",
  "account:read": "an account you may see",
  "account:change": "an account of your book, or your teams'",
  "accounts:change": "accounts of your book, or your teams'",
};

/** One operation: what it does, who may ask, what goes in and comes out, and a command to copy. */
export function EndpointEntry({ endpoint }: { endpoint: Endpoint }) {
  const { id, method, path, summary, audience, subject, effect, parameters, body, answer, example } = endpoint;
  return (
    <article id={id} aria-labelledby={`${id}-name`} className="scroll-mt-4 border-line border-t py-6">
      <h3 id={`${id}-name`} className="font-semibold text-base">
        {summary}
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <Tag tone={effect === "write" ? "accent" : "neutral"}>{method}</Tag>
        <code className="break-all font-mono text-sm">{path}</code>
      </p>
      <p className="mt-1.5 text-ink-2 text-sm">
        For {audience.join(", ")}
        {subjectWords[subject] && `; about ${subjectWords[subject]}`}.
      </p>
      <EndpointFields title="Parameters" fields={parameters} />
      <EndpointFields title="Body (JSON)" fields={body} />
      <EndpointFields title="Answer" fields={answer} />
      <h4 className="mt-4 mb-1 font-medium text-ink-3 text-xs">Example</h4>
      <pre className="whitespace-pre-wrap break-all rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs">
        {example}
      </pre>
    </article>
  );
}
