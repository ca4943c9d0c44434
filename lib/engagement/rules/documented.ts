import type { DocumentedRow } from "../schema/interactions.ts";

/** The columns of the export of everything documented. */
export const documentedColumns: { header: string; cell: (row: DocumentedRow) => string | null }[] = [
  { header: "at", cell: ({ at }) => at },
  { header: "account", cell: ({ account }) => account },
  { header: "kind", cell: ({ interaction, system }) => interaction?.kind ?? `system: ${system?.kind}` },
  { header: "direction", cell: ({ interaction }) => interaction?.direction ?? null },
  { header: "shared", cell: ({ interaction }) => (interaction?.shared ? "yes" : null) },
  { header: "by", cell: ({ by }) => by },
  { header: "with", cell: ({ interaction }) => interaction?.contacts.map(({ name }) => name).join("; ") ?? null },
  { header: "summary", cell: ({ interaction, system }) => interaction?.summary ?? system?.what ?? null },
  { header: "outcome", cell: ({ interaction }) => interaction?.outcome ?? null },
  { header: "sentiment", cell: ({ interaction }) => interaction?.sentiment ?? null },
  { header: "next_step", cell: ({ interaction }) => interaction?.nextStep?.what ?? null },
  { header: "next_step_on", cell: ({ interaction }) => interaction?.nextStep?.on ?? null },
];
