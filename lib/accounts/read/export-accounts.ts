import { csvHeader, csvLine } from "../rules.ts";
import { type AccountFilters, type ListInput, listInput } from "../schema.ts";
import type { Asking } from "./filter-accounts.ts";
import { listAccounts, rowsOf } from "./list-accounts.ts";

/** The filtered list as CSV, in the list's order, read page by page. Texts that look like formulas are made harmless. */
export async function exportAccounts(
  filters: AccountFilters & Pick<ListInput, "sort" | "dir">,
  asking: Asking,
): Promise<string> {
  const parts = [csvHeader()];
  let after: string | undefined;
  do {
    const page = await listAccounts({ ...listInput.parse({ size: 200 }), ...filters, size: 1000, after }, asking);
    parts.push(page.rows.map(csvLine).join(""));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return parts.join("");
}

/** These accounts as CSV, in this order. */
export async function exportSelected(ids: readonly number[]): Promise<string> {
  return csvHeader() + (await rowsOf(ids)).map(csvLine).join("");
}
