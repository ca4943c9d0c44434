/** Turns customers into the rows of every table, with ids from the blocks that the database has reserved. */
import type { Customer, DayNumber, Second } from "../schema.ts";
import { dayText, instantText } from "./calendar.ts";
import { copyLine, emptySheets, type Sheets, type TableName, type Value } from "./sheet.ts";

/** Ids that rows refer to. `users` are the CSMs in the order of the staff list. */
export type Ids = {
  firstAccount: number;
  users: number[];
  products: Record<string, number>;
  features: number[];
  surveys: Record<string, number>;
};
/** The next free id of each table whose rows others refer to. */
export type NextIds = { contact: number; subscription: number; deal: number; ticket: number; onboarding_plan: number };

export function countOfIds(customers: readonly Customer[]): NextIds {
  const count = (of: (customer: Customer) => number) => customers.reduce((sum, customer) => sum + of(customer), 0);
  return {
    contact: count(({ contacts }) => contacts.length),
    subscription: count(({ lines }) => lines.length),
    deal: count(({ deals }) => deals.length),
    ticket: count(({ tickets }) => tickets.length),
    onboarding_plan: count(({ plan }) => (plan ? 1 : 0)),
  };
}

const day = (value: DayNumber | null) => (value === null ? null : dayText(value));
const instant = (value: Second | null) => (value === null ? null : instantText(value));

type Put = (table: TableName, ...values: Value[]) => void;
type Scope = { put: Put; account: number; key: string; owner: number | null; ids: Ids; next: NextIds };

function putAccount({ put, account, key, owner, ids }: Scope, customer: Customer): void {
  const { profile, outcome } = customer;
  put(
    "account",
    account,
    profile.name,
    profile.domain,
    key,
    profile.parent === null ? null : ids.firstAccount + profile.parent,
    owner,
    profile.segment,
    profile.tier,
    customer.stage,
    profile.industry,
    profile.country,
    profile.plan,
    profile.seats,
    day(customer.movements.length > 0 ? profile.contractStart : null),
    day(customer.movements.length > 0 ? profile.contractStart : null),
    day(profile.trialStartedOn),
    day(customer.convertedOn),
    day(customer.renewalOn),
    customer.renewalForecast,
    customer.autoRenew,
    day(customer.stage === "churned" ? outcome.churnedOn : null),
    customer.paying,
    profile.cadenceDays,
  );
  if (outcome.reason !== null)
    put("churn_event", account, `${key}-left`, day(outcome.churnedOn), outcome.reason, outcome.note);
}

function putMoney({ put, account, key, ids, next }: Scope, customer: Customer): void {
  const firstLine = next.subscription;
  for (const line of customer.lines) {
    const id = next.subscription++;
    const { product, plan, quantity, startsOn, endsOn, isTrial, autoRenew, billingMonths, mrrMinor } = line;
    const productId = ids.products[product] ?? null;
    const name = `${key}-S${id - firstLine + 1}`;
    put(
      "subscription",
      account,
      id,
      name,
      productId,
      plan,
      quantity,
      day(startsOn),
      day(endsOn),
      isTrial,
      autoRenew,
      billingMonths,
    );
    put("finance.subscription_price", account, id, mrrMinor, "USD");
  }
  customer.deals.forEach((deal, position) => {
    const id = next.deal++;
    const { name, kind, stage, openedOn, closesOn, closedOn, won } = deal;
    put(
      "deal",
      account,
      id,
      `${key}-D${position + 1}`,
      name,
      kind,
      stage,
      day(openedOn),
      day(closesOn),
      day(closedOn),
      won,
    );
    put("finance.deal_amount", account, id, deal.amountMinor, "USD");
  });
}

function putVoices({ put, account, key, owner, ids, next }: Scope, customer: Customer): void {
  const firstContact = next.contact;
  customer.contacts.forEach(({ name, email, title, role, joinedOn, leftOn }, position) => {
    put(
      "contact",
      account,
      next.contact++,
      `${key}-C${position + 1}`,
      name,
      email,
      title,
      role,
      day(joinedOn),
      day(leftOn),
    );
  });
  const contactId = (position: number | null) => (position === null ? null : firstContact + position);
  const firstTicket = next.ticket;
  customer.tickets.forEach(
    ({ openedAt, firstResponseAt, closedAt, subject, category, priority, status, escalated }, n) => {
      const times = [instant(openedAt), instant(firstResponseAt), instant(closedAt)];
      put(
        "ticket",
        account,
        next.ticket++,
        `${key}-T${n + 1}`,
        subject,
        category,
        priority,
        status,
        ...times,
        escalated,
      );
    },
  );
  customer.answers.forEach(({ survey, contact, ticket, score, comment, sentAt, answeredAt }, n) => {
    const ticketId = ticket === null ? null : firstTicket + ticket;
    const refs = [ids.surveys[survey] ?? null, contactId(contact), ticketId];
    put("survey_response", account, `${key}-A${n + 1}`, ...refs, score, comment, instant(sentAt), instant(answeredAt));
  });
  for (const { kind, at, contact, summary, outcome, ...more } of customer.interactions) {
    const { sentiment, direction, shared, next, nextOn } = more;
    const felt = [sentiment, direction, shared, next, day(nextOn)] as const;
    put("interaction", account, kind, instant(at), owner, contactId(contact), summary, outcome, ...felt);
  }
  for (const { at, value, reason } of customer.pulses) put("pulse", account, instant(at), owner, value, reason);
}

function putWork({ put, account, key, ids, next }: Scope, customer: Customer): void {
  for (const { day: on, events, activeUsers } of customer.usage)
    put("usage_daily", account, day(on), events, activeUsers);
  for (const { feature, day: on, events, users } of customer.featureUsage) {
    put("usage_feature_daily", account, ids.features[feature] ?? null, day(on), events, users);
  }
  if (customer.plan) {
    const { name, template, status, startedOn, originalDueOn, dueOn, completedOn, pausedOn, milestones } =
      customer.plan;
    const id = next.onboarding_plan++;
    const days = [startedOn, originalDueOn, dueOn, completedOn, pausedOn].map(day);
    put("onboarding_plan", account, id, `${key}-P1`, name, template, status, ...days);
    milestones.forEach((row, n) => {
      const dates = [row.originalDueOn, row.dueOn, row.completedOn].map(day);
      const name = `${key}-M${n + 1}`;
      put(
        "milestone",
        account,
        id,
        name,
        row.name,
        n,
        row.ownerSide,
        row.isFirstValue,
        ...dates,
        row.blockedReason,
        day(row.blockedOn),
      );
    });
  }
  for (const { title, unit, baseline, target, current, createdOn, dueOn, reachedOn } of customer.goals) {
    put("goal", account, title, unit, baseline, target, current, day(createdOn), day(dueOn), day(reachedOn));
  }
  for (const { kind, liveFrom, liveUntil } of customer.references) {
    put("reference_customer", account, kind, day(liveFrom), day(liveUntil));
  }
}

/** COPY text for each table; `next` is not changed. */
export function sheetsOf(customers: readonly Customer[], ids: Ids, first: NextIds): Sheets {
  const sheets = emptySheets();
  const next = { ...first };
  const put: Put = (table, ...values) => void sheets[table].push(copyLine(values));
  for (const customer of customers) {
    const { index, csm } = customer.profile;
    const owner = csm === null ? null : (ids.users[csm] ?? null);
    const key = `ACC-${String(index + 1).padStart(6, "0")}`;
    const scope: Scope = { put, account: ids.firstAccount + index, key, owner, ids, next };
    putAccount(scope, customer);
    putMoney(scope, customer);
    putVoices(scope, customer);
    putWork(scope, customer);
  }
  return sheets;
}
