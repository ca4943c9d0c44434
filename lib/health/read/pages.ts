import type { AccountFacts } from "../schema.ts";
import type { Book } from "./book.ts";
import { factsOf } from "./facts.ts";
import { readScope, type ScopeAccount } from "./scope.ts";

const PAGE = 5_000;

export type FactsPage = { accounts: ScopeAccount[]; facts: AccountFacts[] };

/**
 * Streams the facts of all accounts, or of `ids`, in pages by account id. `skip` leaves out accounts that need no
 * reading (frozen ones that are stored already). The next page is read while this one is worked on.
 */
export async function* factPages(
  book: Book,
  ids?: number[],
  skip: (account: ScopeAccount) => boolean = () => false,
): AsyncGenerator<FactsPage> {
  const readPage = async (after: number) => {
    const found = await readScope(book.asOf, after, PAGE, ids);
    const accounts = found.filter((account) => !skip(account));
    const last = found.length === PAGE ? found.at(-1)?.id : undefined;
    return { last, accounts, facts: await factsOf(accounts, book) };
  };
  let page = await readPage(0);
  for (;;) {
    const next = page.last === undefined ? null : readPage(page.last);
    // a failure is thrown where it is awaited below, not while the consumer still works on this page
    next?.catch(() => undefined);
    if (page.accounts.length > 0) yield { accounts: page.accounts, facts: page.facts };
    if (!next) return;
    page = await next;
  }
}
