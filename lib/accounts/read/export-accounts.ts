import { csvHeader, csvLine } from "../rules.ts";
import { type AccountFilters, type ListInput, listInput } from "../schema.ts";
import { listFields } from "./fields.ts";
import type { Asking } from "./filter-accounts.ts";
import { listAccounts, rowsOf } from "./list-accounts.ts";

/** The filtered list as CSV, in the list's order, read page by page, custom fields last. Texts that look like formulas are made harmless. */
export async function exportAccounts(
  filters: AccountFilters & Pick<ListInput, "sort" | "dir">,
  asking: Asking,
): Promise<string> {
  const fields = await listFields();
  const show = fields.map(({ id }) => id);
  const parts = [csvHeader(fields)];
  let after: string | undefined;
  do {
    const page = await listAccounts({ ...listInput.parse({ size: 200 }), ...filters, show, size: 1000, after }, asking);
    parts.push(page.rows.map((row) => csvLine(row, fields)).join(""));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return parts.join("");
}

/** These accounts as CSV, in this order. */
export async function exportSelected(ids: readonly number[], asOf: string): Promise<string> {
  const fields = await listFields();
  const rows = await rowsOf(
    ids,
    asOf,
    fields.map(({ id }) => id),
  );
  return csvHeader(fields) + rows.map((row) => csvLine(row, fields)).join("");
}
