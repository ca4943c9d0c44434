import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SendEvents } from "#components/ingest/send-events.tsx";
import { SourceHead } from "#components/ingest/source-head.tsx";
import { readSourceId } from "#components/ingest/source-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { config } from "#lib/config.ts";
import { ingest } from "#lib/ingest/procedures.ts";

export const metadata: Metadata = { title: "Send events" };

export default async function SendEventsPage({ params }: { params: Promise<{ sourceId: string }> }) {
  const sourceId = readSourceId((await params).sourceId) ?? notFound();
  const [source, { timeZone }] = await Promise.all([call(ingest.source, { sourceId }), currentCaller()]);
  return (
    <>
      <LivePage topics={["sources"]} />
      <SourceHead source={source} tab="/send" now={new Date()} timeZone={timeZone} />
      <SendEvents address={config.publicUrl} prefix={source.prefix} />
    </>
  );
}
