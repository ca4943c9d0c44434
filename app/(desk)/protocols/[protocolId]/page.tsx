import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { ProtocolBody } from "#components/playbooks/protocol-body.tsx";
import { ProtocolHead } from "#components/playbooks/protocol-head.tsx";
import type { Query } from "#components/ui/href.ts";
import { call, currentCaller } from "#lib/call.ts";
import { playbooks } from "#lib/playbooks/procedures.ts";
import { readDays, readId } from "#lib/playbooks/rules/read-address.ts";

export const metadata: Metadata = { title: "Protocol" };
const pageSize = 25;

type Asked = { params: Promise<{ protocolId: string }>; searchParams: Promise<Query> };

export default async function ProtocolPage({ params, searchParams }: Asked) {
  const [protocolId, query, { role }] = [readId((await params).protocolId), await searchParams, await currentCaller()];
  const page = pageNumber(query.page as string);
  const q = oneText(query.q as string);
  const [found, preview, weeks, effect, choices] = await Promise.all([
    call(playbooks.get, { protocolId }),
    call(playbooks.preview, { protocolId, q, page, pageSize }),
    call(playbooks.alertWeeks, { protocolId }),
    call(playbooks.effect, { protocolId, days: readDays(query.after) }),
    role === "admin" ? call(playbooks.choices, {}) : null,
  ]);
  const address = { path: `/protocols/${protocolId}`, query, page, pageSize };
  return (
    <>
      <LivePage topics={["protocols"]} />
      <ProtocolHead found={found} mayChange={role === "admin"} />
      <ProtocolBody found={found} preview={preview} weeks={weeks} effect={effect} choices={choices} {...address} />
    </>
  );
}
