"use client";

import type { PeopleKind } from "#lib/adoption/schema/people.ts";
import { rpc } from "../shell/rpc.ts";
import { ExportButton } from "./export-button.tsx";

/** The people of an account that are shown, on every page of the list, as a CSV file. */
export function PeopleExport({ accountId, show }: { accountId: number; show: PeopleKind }) {
  return <ExportButton read={() => rpc.adoption.exportPeople({ accountId, show })} />;
}
