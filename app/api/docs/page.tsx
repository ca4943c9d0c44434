import type { Metadata } from "next";
import { EndpointEntry } from "#components/agents/endpoint-entry.tsx";
import { EndpointOverview } from "#components/agents/endpoint-overview.tsx";
import { ReferenceSearch } from "#components/agents/reference-search.tsx";
import { oneText } from "#components/people/page-number.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { formatCount } from "#components/ui/numbers.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { findEndpoints, referenceOf } from "#lib/agents/rules/reference.ts";
import { config } from "#lib/config.ts";
import { openApi } from "#lib/open-api.ts";

export const metadata: Metadata = { title: "API reference", robots: { index: false } };

type Asked = { q?: string | string[]; noun?: string | string[] };

export default async function DocsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const query = await searchParams;
  const [search, asked] = [oneText(query.q), oneText(query.noun)];
  const document = await openApi(config.publicUrl);
  const endpoints = referenceOf((document.paths ?? {}) as never, `${config.publicUrl}/api/v1`);
  const nouns = [...new Set(endpoints.map(({ noun }) => noun))];
  const noun = nouns.includes(asked) ? asked : "";
  const whole = !noun && !search;
  const found = findEndpoints(endpoints, { noun, search });
  return (
    <main className="mx-auto max-w-4xl px-4 py-8 sm:px-7">
      <PageHeader title="API reference" crumb="Bellwether">
        Send a key with each request, as “Authorization: Bearer …”; an admin makes keys under API keys. A key sees and
        does what the person it acts for may. A list in the query is written name[]=1&amp;name[]=2.{" "}
        <TextLink href="/api/openapi.json" prefetch={false}>
          OpenAPI document
        </TextLink>
      </PageHeader>
      <ReferenceSearch key={`${noun} ${search}`} nouns={nouns} noun={noun} search={search} />
      <p role="status" className="pb-3 text-ink-2 text-sm">
        {formatCount(found.length, "operation")}
        {!whole && (
          <>
            {" "}
            of {endpoints.length}. <TextLink href="/api/docs">Show all</TextLink>
          </>
        )}
      </p>
      {whole && <EndpointOverview nouns={nouns} endpoints={endpoints} />}
      {!whole && <h2 className="sr-only">Operations found</h2>}
      {!whole && found.map((endpoint) => <EndpointEntry key={endpoint.id} endpoint={endpoint} />)}
      {found.length === 0 && <NoMatch what="operations" clearHref="/api/docs" />}
    </main>
  );
}
