import { hrefWith } from "#components/ui/href.ts";
import type { Endpoint } from "#lib/agents/schema.ts";
import { Link } from "../ui/link.tsx";

/** Every operation in a line, below its noun; each leads to its full entry. */
export function EndpointOverview({ nouns, endpoints }: { nouns: readonly string[]; endpoints: readonly Endpoint[] }) {
  return nouns.map((noun) => (
    <section key={noun} className="border-line border-t py-5">
      <h2 className="mb-1.5 text-base capitalize">{noun}</h2>
      <ul className="grid gap-0.5">
        {endpoints
          .filter((endpoint) => endpoint.noun === noun)
          .map(({ id, method, path, summary }) => (
            <li key={id} className="sm:grid sm:grid-cols-[64px_minmax(0,1fr)_minmax(0,1fr)] sm:gap-3">
              <span className="font-mono text-ink-3 text-xs leading-6">{method}</span>{" "}
              <Link
                href={`${hrefWith("/api/docs", {}, { noun })}#${id}`}
                className="link break-all rounded-sm font-mono text-xs leading-6"
              >
                {path}
              </Link>{" "}
              <span className="text-ink-2 text-sm max-sm:block max-sm:pb-2">{summary}</span>
            </li>
          ))}
      </ul>
    </section>
  ));
}
