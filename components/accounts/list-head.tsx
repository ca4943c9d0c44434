import type { ReactNode } from "react";
import { formatCount } from "../ui/numbers.ts";
import { PageHeader } from "../ui/page-header.tsx";

/** The head of the list: how many there are, and whose. */
export function ListHead({ total, mine, tools }: { total: number; mine: boolean; tools: ReactNode }) {
  return (
    <PageHeader title="Accounts" tools={tools}>
      {formatCount(total, "account")} {mine ? "in your book" : "in all books"}
    </PageHeader>
  );
}
