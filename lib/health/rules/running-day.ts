/**
 * The running day. Use is counted by the day, and the day that a score is for is not over. It counts where part of a day is a
 * fact already, which more of the day can only raise or bring up to date: that the product and a feature were used, the most
 * people active on a day, that there is a value and the newest one. Sums, means, counts of days and trends end with the last
 * full day, for half a day would make every account look worse each morning. The row of a day rests on the whole of it: what
 * arrives of it later is late data, and no day looks at a later one. How far use reaches in the whole book is told by full
 * days alone, so that the first event of a morning changes nobody else.
 */
import type { OwnRead } from "../schema/own-measure.ts";
import type { AccountFacts } from "../schema.ts";
import type { Day } from "./day.ts";

/** The ways to read a team's own source of use in which the running day counts. */
export const runningReads: ReadonlySet<OwnRead> = new Set(["latest", "days-since", "presence"]);

/** Whether the account used the product on the running day. */
export const isInUseToday = ({ usage }: Pick<AccountFacts, "usage">) => usage.lastDay !== usage.lastFullDay;

/** The last day that use is known of: how far the book reaches, or the running day of an account that used something on it. */
export const lastKnownUse = (facts: Pick<AccountFacts, "usage" | "book">): Day | null =>
  isInUseToday(facts) ? facts.usage.lastDay : facts.book.usage;
