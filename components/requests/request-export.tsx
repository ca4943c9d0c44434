"use client";

import type { RequestsInput } from "#lib/requests/schema.ts";
import { ExportButton } from "../adoption/export-button.tsx";
import { rpc } from "../shell/rpc.ts";

/** The requests that match, on every page of the list, as a CSV file. */
export function RequestExport({ input }: { input: Omit<RequestsInput, "page" | "pageSize"> }) {
  return <ExportButton read={() => rpc.requests.export(input)} />;
}
