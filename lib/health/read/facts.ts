import pLimit from "p-limit";
import { blankFacts } from "../rules/blank-facts.ts";
import { addDays, type Day } from "../rules/day.ts";
import { renewalAsOf } from "../rules/renewal.ts";
import type { AccountFacts } from "../schema.ts";
import { readAnswers } from "./answers.ts";
import type { Book } from "./book.ts";
import { readOwn } from "./own.ts";
import { readContact, readPeople, readPulse } from "./people.ts";
import { ownDays, type Scope, sameDay } from "./rows.ts";
import type { ScopeAccount } from "./scope.ts";
import { featuresOfPlan, readFeatures, readLastUse, readUsage } from "./usage.ts";
import { readGoals, readOnboarding, readSeats, readTickets } from "./work.ts";

/** From this share of an id range on, reading the range beats naming each id. */
const DENSE = 0.5;

const earlier = (a: Day | null, b: Day): Day | null => (a !== null && a > b ? b : a);

/** The last full day of an account's windows: that of the book, of a churned one before the day it left. */
const lastFullDayOf = ({ book, asOf }: AccountFacts): Day => book.usage ?? addDays(asOf, -1);

type Filled = { account: ScopeAccount; facts: AccountFacts };

function start(account: ScopeAccount, book: Book): Filled {
  const day = account.churnedOn ?? book.asOf;
  const facts = blankFacts(account.id, day);
  facts.segment = account.segment;
  facts.churnedOn = account.churnedOn;
  facts.renewalOn = renewalAsOf(account.renewalOn, day);
  facts.seats = account.seats;
  facts.book = {
    usage: account.churnedOn ? earlier(book.usage, addDays(account.churnedOn, -1)) : book.usage,
    interactions: earlier(book.interactions, day),
    tickets: earlier(book.tickets, day),
  };
  facts.usage.featuresOfPlan = featuresOfPlan(book, account.plan);
  return { account, facts };
}

function scopeOf(page: Filled[], book: Book): Scope {
  const ids = page.map(({ account }) => account.id);
  if (page.some(({ account }) => account.churnedOn !== null)) {
    const days = page.map(({ facts }) => facts.asOf);
    return ownDays(
      ids,
      days,
      page.map(({ facts }) => lastFullDayOf(facts)),
    );
  }
  const [lowest, highest] = [Math.min(...ids), Math.max(...ids)];
  const dense = ids.length / (highest - lowest + 1) > DENSE;
  return sameDay(dense ? { lowest, highest } : ids, book.asOf, book.usage ?? addDays(book.asOf, -1));
}

/** More at once take the same processors longer, and the connections of others. */
const inTurn = pLimit(4);

async function fill(page: Filled[], book: Book): Promise<void> {
  const scope = scopeOf(page, book);
  const byId = new Map(page.map((filled) => [filled.facts.accountId, filled]));
  const put = async <Row extends { id: number }>(
    read: (scope: Scope) => Promise<Row[]>,
    set: (facts: AccountFacts, row: Omit<Row, "id">, account: ScopeAccount) => void,
  ) => {
    for (const { id, ...row } of await inTurn(read, scope)) {
      const filled = byId.get(id);
      if (filled) set(filled.facts, row, filled.account);
    }
  };
  await Promise.all([
    put(readUsage, (facts, row) => Object.assign(facts.usage, row)),
    put(
      (of) => readFeatures(of, book),
      (facts, row) => Object.assign(facts.usage, { featuresUsed: row.ever ? row.used : null }),
    ),
    put(readPeople, (facts, row) => Object.assign(facts.people, row)),
    put(readContact, (facts, row) => Object.assign(facts.contact, row)),
    put(readPulse, (facts, row) => Object.assign(facts, { pulse: row })),
    put(readAnswers, (facts, row) => Object.assign(facts.answers, row)),
    put(readTickets, (facts, row) => Object.assign(facts.tickets, row)),
    put(readGoals, (facts, row) => Object.assign(facts.goals, row)),
    put(readSeats, (facts, row) => Object.assign(facts, { seats: row.seats ?? facts.seats, seatsBefore: row.before })),
    put(readOnboarding, (facts, { hasFirstValue, plansFrom, ...row }, account) =>
      Object.assign(facts.onboarding, row, { firstValueFrom: hasFirstValue ? (account.startedOn ?? plansFrom) : null }),
    ),
  ]);
  for (const { id, key, value, at } of await readOwn(scope, book.own)) {
    const filled = byId.get(id);
    if (filled) filled.facts.own[key] = { value, at };
  }
  const silent = page.filter(({ facts }) => facts.usage.lastFullDay === null && facts.book.usage !== null);
  const ends = silent.map(({ facts }) => lastFullDayOf(facts));
  const ids = silent.map(({ facts }) => facts.accountId);
  await put(
    () => readLastUse(ids, ends),
    ({ usage }, { lastFullDay }) => Object.assign(usage, { lastFullDay, lastDay: usage.lastDay ?? lastFullDay }),
  );
}

/** The day that an account is read as of, which runs for a live one today, and the last full day of its windows. */
export type UseWindow = { day: Day; end: Day };

export function windowOf(account: ScopeAccount, book: Book): UseWindow {
  const { facts } = start(account, book);
  return { day: facts.asOf, end: lastFullDayOf(facts) };
}

/** The facts of these accounts, in their order: each as of the book's day, churned ones as of the day they churned. */
export async function factsOf(accounts: ScopeAccount[], book: Book): Promise<AccountFacts[]> {
  const page = accounts.map((account) => start(account, book));
  const [live, churned] = [
    page.filter(({ account }) => !account.churnedOn),
    page.filter(({ account }) => account.churnedOn),
  ];
  await Promise.all([live, churned].map((part) => (part.length > 0 ? fill(part, book) : undefined)));
  return page.map(({ facts }) => facts);
}
