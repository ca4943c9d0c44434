import { oneText, pageNumber } from "#components/people/page-number.ts";
import { deskWords } from "#components/people/role-words.ts";
import type { Query } from "#components/ui/href.ts";
import { readSort } from "#components/ui/sort.ts";
import { escalationSorts, type ListInput } from "#lib/escalations/schema/list.ts";
import { categoryWords, severityWords, stateWords } from "./words.ts";

export const filterNames = ["q", "state", "category", "severity", "desk", "overdue", "mine"] as const;
export const listSize = 50;

const known = <Word extends string>(typed: string, words: Record<Word, string>) =>
  Object.hasOwn(words, typed) ? (typed as Word) : null;

/** What an address asks of the list; what it gets wrong filters nothing. */
export function readListQuery(query: Query): ListInput {
  const text = (name: string) => oneText(query[name] as string);
  return {
    search: text("q"),
    state: text("state") === "all" ? "all" : (known(text("state"), stateWords) ?? "open"),
    category: known(text("category"), categoryWords),
    severity: known(text("severity"), severityWords),
    desk: known(text("desk"), deskWords),
    overdue: text("overdue") === "1",
    mine: text("mine") === "1",
    accountId: /^\d{1,9}$/.test(text("account")) ? Number(text("account")) : null,
    ...readSort(query.sort as string, escalationSorts, "due"),
    page: pageNumber(query.page as string),
    pageSize: listSize,
  };
}

export const isFiltered = (query: Query) =>
  [...filterNames, "account"].some((name) => oneText(query[name] as string) !== "");
