import { formatCount } from "#components/ui/numbers.ts";
import type { ScopeEffect } from "#lib/metrics/schema/products.ts";

const verb = (n: number, one: string, many: string) => (n === 1 ? one : many);

/** What the switch changes, in words, before it does. */
export function effectWords({ holding, alone }: ScopeEffect, leaving: boolean): string {
  if (holding === 0) return "No account subscribes to it today; figures of the past may still change.";
  const holds = `${formatCount(holding, "account")} ${verb(holding, "subscribes", "subscribe")} to it today.`;
  if (alone === 0) return `${holds} All of them hold other products that count, so they stay customers.`;
  const customers = alone === 1 ? "a customer" : "customers";
  const become = leaving ? `stop counting as ${customers}` : `count as ${customers}`;
  const have = verb(alone, "has", "have");
  return `${holds} ${formatCount(alone, "account")} ${have} nothing else that counts and will ${become}.`;
}
