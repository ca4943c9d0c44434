import { oneText } from "#components/people/page-number.ts";
import type { Query } from "#components/ui/href.ts";
import { type AuditFilter, auditFilter, auditInput, type Break, kinds } from "#lib/audit/schema.ts";

export const auditFilterNames = ["q", "user", "role", "kind", "table", "outcome", "account", "from", "to"] as const;
/** Whose doings a role sees. */
export const whose = {
  admin: "What everybody and everything changed, and what was refused.",
  manager: "What you and the people of your teams changed, and what was refused.",
  coordinator: "What you changed and what happened to escalations.",
  csm: "What you changed, and what was refused.",
  specialist: "What you changed, and what was refused.",
};

export const kindWords = { door: "Actions", change: "Changed rows" };
export const outcomeGroups = { done: "Done", refused: "Refused" };

/** "money_grant" → "money grant", "finance.deal_amount" → "deal amount (money)". */
export function tableWords(table: string): string {
  const words = table.replace(/^finance\./, "").replaceAll("_", " ");
  return table.startsWith("finance.") ? `${words} (money)` : words;
}

/** The filters of an address; what it gets wrong filters nothing. */
export function readAuditFilters(query: Query): AuditFilter {
  const text = (name: string) => oneText(query[name] as string);
  const typed = {
    search: text("q"),
    ...Object.fromEntries(["role", "kind", "table", "outcome", "from", "to"].map((name) => [name, text(name) || null])),
    userId: text("user") || null,
    accountId: text("account") || null,
  };
  const kept = Object.entries(typed).filter(
    ([name, value]) => auditFilter.partial().safeParse({ [name]: value }).success,
  );
  return auditFilter.parse(Object.fromEntries(kept));
}

/** Where the list goes on, and which entry is open. */
export function readAuditPlace(query: Query) {
  const after = auditInput.shape.after.safeParse(oneText(query.after as string) || null).data ?? null;
  const [typed, id = ""] = oneText(query.open as string).split(".");
  const kind = kinds.find((one) => one === typed);
  return { after, open: kind && /^\d{1,18}$/.test(id) ? { kind, id } : null };
}

/** The two days of the period, or what to correct. */
export function readDays(from: string, to: string): { from: string; to: string } | { error: string } {
  if (!from && !to) return { error: "Choose the first day, the last day, or both." };
  if (from && to && from > to) return { error: "The first day is after the last. Choose an earlier one." };
  return { from, to };
}

const faultWords: Record<Break["fault"], string> = {
  "link missing": "A link was cut out of the chain",
  "row deleted": "A row was deleted",
  "row changed": "A row was changed, or stands in another's place",
  "row slipped in": "A row was put in past the log",
  "not as noted": "The chain is not the one that was noted",
};
const logWords = { door: "actions", change: "changes", money: "changed amounts", access: "reads of money" };

/** "A row was changed …: link 12, row 7 of the log of changes". */
export function breakWords({ seq, fault, log, rowId }: Break): string {
  const where = [seq !== null && `link ${seq}`, log && `row ${rowId} of the log of ${logWords[log]}`].filter(Boolean);
  return `${faultWords[fault]}${where.length > 0 ? `: ${where.join(", ")}` : ""}.`;
}
