/** Tickets and the answers to the survey after each, and the half-yearly relationship survey (NPS). */
import type { AnswerRow, ContactRow, DayNumber, DemoPlan, Outcome, Profile, Second, TicketRow } from "../schema.ts";
import { officeTime } from "./calendar.ts";
import type { Engagement } from "./engagement.ts";
import { presentOn } from "./people.ts";
import { praise, subjects, unhappy } from "./phrases.ts";
import { type Random, random } from "./random.ts";

const dayInSeconds = 86_400;

function storm(profile: Profile, day: DayNumber): number {
  const trouble = profile.episodes.find(
    ({ kind, from, until }) => kind === "support" && day >= from && (until === null || day < until),
  );
  return trouble ? 5 : 1;
}

function ticket(rng: Random, openedAt: Second, end: Second, rough: boolean): TicketRow {
  const category = rng.pick(Object.keys(subjects) as (keyof typeof subjects)[]);
  const priority = rng.weighted<TicketRow["priority"]>([
    ["low", 3],
    ["normal", 10],
    ["high", rough ? 7 : 3],
    ["urgent", rough ? 3 : 0.6],
  ]);
  const firstResponseAt = openedAt + Math.floor(rng.between(0.4, rough ? 30 : 9) * 3600);
  const closedAt = firstResponseAt + Math.floor(rng.between(rough ? 3 : 0.1, rough ? 26 : 5) * dayInSeconds);
  const isClosed = closedAt < end;
  return {
    subject: rng.pick(subjects[category]),
    category,
    priority,
    status: isClosed ? rng.pick(["solved", "closed"] as const) : rng.chance(0.5) ? "open" : "pending",
    openedAt,
    firstResponseAt: firstResponseAt < end ? firstResponseAt : null,
    closedAt: isClosed ? closedAt : null,
    escalated: priority === "urgent" || (priority === "high" && rng.chance(0.25)),
  };
}

function csatScore(rng: Random, engaged: number, rough: boolean): number {
  const mood = rng.normal(engaged * 0.75 + 0.535 - (rough ? 0.28 : 0), 0.14);
  return mood > 0.8 ? 5 : mood > 0.6 ? 4 : mood > 0.46 ? 3 : mood > 0.3 ? 2 : 1;
}

function gone(outcome: Outcome, day: DayNumber): boolean {
  return (
    outcome.churnedOn !== null && day >= outcome.churnedOn && (outcome.returnedOn === null || day < outcome.returnedOn)
  );
}

export function supportOf(
  plan: DemoPlan,
  profile: Profile,
  outcome: Outcome,
  engagement: Engagement,
  contacts: ContactRow[],
): { tickets: TicketRow[]; answers: AnswerRow[] } {
  const rng = random(plan.seed, profile.index, 7);
  const tickets: TicketRow[] = [];
  const answers: AnswerRow[] = [];
  const end = plan.asOf * dayInSeconds;
  const usual = 0.04 + Math.sqrt(profile.seats) * 0.012;
  for (let day = engagement.from; day < plan.asOf; day += 7) {
    if (gone(outcome, day)) continue;
    const heavy = storm(profile, day);
    const engaged = engagement.on(day);
    if (!rng.chance(Math.min(0.9, usual * heavy * (1.35 - 0.5 * engaged)))) continue;
    const openedAt = officeTime(Math.min(plan.asOf - 1, day + rng.int(0, 4)), rng.next());
    if (openedAt >= end) continue;
    const row = ticket(rng, openedAt, end, heavy > 1);
    tickets.push(row);
    if (row.closedAt === null) continue;
    const answeredAt = row.closedAt + Math.floor(rng.between(0.5, 40) * 3600);
    const answered = rng.chance(0.42) && answeredAt < end;
    const score = answered ? csatScore(rng, engaged, heavy > 1) : null;
    const sentAt = Math.min(end - 1, row.closedAt + 600);
    answers.push({
      survey: "csat",
      contact: rng.chance(0.9) ? rng.pick([...presentOn(contacts, day), 0]) : null,
      ticket: tickets.length - 1,
      score,
      comment: score === null || rng.chance(0.7) ? null : rng.pick(score >= 4 ? praise : unhappy),
      sentAt,
      answeredAt: answered ? Math.max(sentAt, answeredAt) : null,
    });
  }
  return { tickets, answers };
}

export function relationshipAnswersOf(
  plan: DemoPlan,
  profile: Profile,
  outcome: Outcome,
  engagement: Engagement,
  contacts: ContactRow[],
): AnswerRow[] {
  const rng = random(plan.seed, profile.index, 8);
  const answers: AnswerRow[] = [];
  if (profile.contractStart === null) return answers;
  const first = Math.max(engagement.from, profile.contractStart) + 75 + (profile.index % 90);
  for (let day = first; day < plan.asOf - 4; day += 182) {
    if (gone(outcome, day)) continue;
    for (const contact of presentOn(contacts, day).slice(0, 4)) {
      const sentAt = officeTime(day, rng.next());
      const answered = rng.chance(0.2 + 0.3 * engagement.on(day));
      const mood = rng.normal(3.1 + 8.4 * engagement.on(day), 1.5);
      const score = answered ? Math.max(0, Math.min(10, Math.round(mood))) : null;
      const answeredAt = answered ? sentAt + Math.floor(rng.between(0.2, 60) * 3600) : null;
      const comment = score === null || rng.chance(0.6) ? null : rng.pick(score >= 8 ? praise : unhappy);
      answers.push({ survey: "nps", contact, ticket: null, score, comment, sentAt, answeredAt });
    }
  }
  return answers;
}
