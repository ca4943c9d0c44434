import type { AccountFacts } from "../schema.ts";
import type { Day } from "./day.ts";

/** The facts of an account about which nothing is known; every measure reads it as unknown. */
export function blankFacts(accountId: number, asOf: Day): AccountFacts {
  return {
    accountId,
    asOf,
    segment: null,
    churnedOn: null,
    renewalOn: null,
    seats: null,
    seatsBefore: null,
    book: { usage: null, interactions: null, tickets: null },
    usage: {
      lastDay: null,
      lastFullDay: null,
      events: 0,
      eventsBefore: 0,
      activeDays: 0,
      peakUsers: 0,
      users: 0,
      usersBefore: 0,
      featuresUsed: null,
      featuresOfPlan: 0,
    },
    onboarding: { due: 0, dueDone: 0, overdueSince: null, firstValueFrom: null, firstValueOn: null },
    people: { champions: 0, championLeftOn: null, sponsors: 0, sponsorLeftOn: null },
    contact: { lastOn: null, lastKind: null, lastTalkOn: null },
    answers: { csat: 0, csatSatisfied: 0, csatLastOn: null, nps: 0, promoters: 0, detractors: 0, npsLastOn: null },
    pulse: null,
    tickets: { total: 0, openPriority: 0, oldestOpenOn: null, escalated: 0, responses: 0, responseHours: null },
    goals: { total: 0, reached: 0 },
    own: {},
  };
}
