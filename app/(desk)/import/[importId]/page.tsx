import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportScreen } from "#components/imports/import-screen.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { call } from "#lib/call.ts";
import { imports } from "#lib/imports/procedures.ts";

export const metadata: Metadata = { title: "Import" };

type Given = { params: Promise<{ importId: string }>; searchParams: Promise<{ file?: string; page?: string }> };
const pageSize = 50;

export default async function OneImportPage({ params, searchParams }: Given) {
  const importId = Number((await params).importId);
  if (!Number.isSafeInteger(importId) || importId < 1) notFound();
  const query = await searchParams;
  const page = Math.max(1, Math.floor(Number(query.page)) || 1);
  const [detail, refused] = await Promise.all([
    call(imports.get, { importId }),
    call(imports.refused, { importId, page, pageSize }),
  ]);
  const asked = detail.list.find((file) => file.questions.length > 0);
  const open = detail.list.find((file) => file.id === Number(query.file)) ?? asked ?? null;
  const samples = open?.dialect && detail.own ? await call(imports.sample, { importId, fileId: open.id }) : [];
  return (
    <>
      <LivePage topics={[`import:${importId}`]} underWay={/ing$/.test(detail.state) && detail.state !== "mapping"} />
      <ImportScreen detail={detail} open={open} samples={samples} refused={{ ...refused, page, pageSize }} />
    </>
  );
}
