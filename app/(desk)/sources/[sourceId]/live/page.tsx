import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LiveTail } from "#components/ingest/live-tail.tsx";
import { SourceHead } from "#components/ingest/source-head.tsx";
import { readSourceId } from "#components/ingest/source-words.ts";
import { call, currentCaller } from "#lib/call.ts";
import { ingest } from "#lib/ingest/procedures.ts";

export const metadata: Metadata = { title: "Live tail" };

export default async function LiveTailPage({ params }: { params: Promise<{ sourceId: string }> }) {
  const sourceId = readSourceId((await params).sourceId) ?? notFound();
  const [source, events, { timeZone }] = await Promise.all([
    call(ingest.source, { sourceId }),
    call(ingest.recent, { sourceId, deep: true }),
    currentCaller(),
  ]);
  return (
    <>
      <SourceHead source={source} tab="/live" now={new Date()} timeZone={timeZone} />
      <LiveTail sourceId={sourceId} first={events} timeZone={timeZone} />
    </>
  );
}
