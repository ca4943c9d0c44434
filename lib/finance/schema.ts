import { z } from "zod";

export const grantScopes = ["whole", "book", "accounts"] as const;

export const grantShape = z.object({
  id: z.number(),
  person: z.string(),
  givenBy: z.string(),
  reason: z.string(),
  scope: z.enum(grantScopes),
  accounts: z.array(z.string()),
  startsAt: z.date(),
  endsAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  live: z.boolean(),
});
export type Grant = z.infer<typeof grantShape>;

/** An amount of money: integer minor units (cents) and an ISO 4217 currency. */
export const moneyShape = z.object({ minor: z.number().int(), currency: z.string() });
export type Money = z.infer<typeof moneyShape>;

/** What a deal is worth; null takes the amount away. */
export const dealAmountInput = z.object({
  accountId: z.coerce.number().int().positive(),
  dealId: z.coerce.number().int().positive(),
  amount: moneyShape
    .extend({
      minor: z.int().min(0, "Write an amount from 0 up.").max(1e14),
      currency: z.string().regex(/^[A-Z]{3}$/, "Write the currency with three letters, such as USD."),
    })
    .nullable(),
});
export type DealAmountInput = z.infer<typeof dealAmountInput>;

export const accountMoneyShape = z.object({
  recurring: z.array(moneyShape),
  subscriptions: z.array(
    z.object({
      id: z.number(),
      product: z.string(),
      quantity: z.number().nullable(),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
      monthly: moneyShape,
    }),
  ),
  movements: z.array(z.object({ id: z.string(), day: z.string(), kind: z.string(), amount: moneyShape })),
  deals: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      stage: z.string().nullable(),
      closesOn: z.string().nullable(),
      /** Null: nobody has said what it is worth. */
      amount: moneyShape.nullable(),
    }),
  ),
  /** The latest hundred. */
  invoices: z.array(
    z.object({
      id: z.number(),
      number: z.string(),
      day: z.string(),
      dueOn: z.string().nullable(),
      status: z.string(),
      amount: moneyShape,
    }),
  ),
});
export type AccountMoney = z.infer<typeof accountMoneyShape>;

export const accessShape = z.object({
  id: z.string(),
  at: z.date(),
  person: z.string(),
  door: z.string(),
  subject: z.string(),
  /** How many accounts' money was read, where it was of many at once. */
  accounts: z.number().nullable(),
});

/** What an account pays a month in one currency. */
export const recurringShape = moneyShape.extend({ accountId: z.number() });
export type Recurring = z.infer<typeof recurringShape>;
