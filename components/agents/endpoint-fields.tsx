import type { ApiField } from "#lib/agents/schema.ts";

/** Values with what they may be, one below the other: it reads on a phone too. */
export function EndpointFields({
  title,
  fields,
}: {
  title: string;
  fields: readonly (ApiField & { place?: string })[];
}) {
  if (fields.length === 0) return null;
  return (
    <section className="mt-4">
      <h4 className="mb-1 font-medium text-ink-3 text-xs">{title}</h4>
      <dl>
        {fields.map(({ name, words, required, place }) => (
          <div
            key={`${place} ${name}`}
            className="border-line border-t py-1.5 sm:grid sm:grid-cols-[240px_1fr] sm:gap-4"
          >
            <dt className="break-words font-mono text-xs">
              {name || "the value itself"}
              {place && <span className="font-sans text-ink-3"> in the {place === "path" ? "path" : "query"}</span>}
            </dt>
            <dd className="break-words text-ink-2 text-sm">
              {words}
              {!required && <span className="text-ink-3"> (optional)</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
