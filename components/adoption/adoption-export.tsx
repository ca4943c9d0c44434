"use client";

import type { AdoptionListInput } from "#lib/adoption/schema/list.ts";
import { rpc } from "../shell/rpc.ts";
import { ExportButton } from "./export-button.tsx";

/** The whole list as it is filtered and sorted, with every feature, as a CSV file. */
export function AdoptionExport({ input }: { input: AdoptionListInput }) {
  return <ExportButton read={() => rpc.adoption.export(input)} />;
}
