/**
 * What a customer pays for, as lines of a subscription ledger in minor units a month (US cents): the platform by seats, an
 * add-on, a training pass. A change closes a line and opens the next; every change is a movement, most are a purchase.
 */
import type { DayNumber, DemoPlan, LineRow, MovementRow, Outcome, Profile, PurchaseRow } from "../schema.ts";
import { type PlanName, plans } from "./catalog.ts";
import type { Engagement } from "./engagement.ts";
import { daysToAnniversary } from "./outcome.ts";
import { type Random, random } from "./random.ts";

export type Contract = {
  lines: LineRow[];
  movements: MovementRow[];
  purchases: PurchaseRow[];
  autoRenew: boolean;
  renewalOn: DayNumber | null;
  seatsOn: (day: DayNumber) => number;
};

class Ledger {
  readonly lines: LineRow[] = [];
  readonly movements: MovementRow[] = [];
  readonly purchases: PurchaseRow[] = [];
  private readonly running = new Map<string, number>();
  readonly autoRenew: boolean;

  constructor(autoRenew: boolean) {
    this.autoRenew = autoRenew;
  }

  line(product: string): LineRow | undefined {
    const position = this.running.get(product);
    return position === undefined ? undefined : this.lines[position];
  }

  open(day: DayNumber, product: string, plan: string, quantity: number, mrrMinor: number, isTrial = false): number {
    const before = this.running.get(product);
    if (before !== undefined) (this.lines[before] as LineRow).endsOn = day;
    const billingMonths = product === "platform" && !isTrial ? 12 : 1;
    this.lines.push({
      product,
      plan,
      quantity,
      startsOn: day,
      endsOn: null,
      isTrial,
      autoRenew: this.autoRenew,
      billingMonths,
      mrrMinor,
    });
    this.running.set(product, this.lines.length - 1);
    return this.lines.length - 1;
  }

  move(day: DayNumber, kind: MovementRow["kind"], amountMinor: number, line: number | null, priceRise = false): void {
    if (amountMinor !== 0) this.movements.push({ day, kind, amountMinor, priceRise, line });
  }

  /** Recurring revenue of the running lines in scope. */
  inForce(): number {
    let sum = 0;
    for (const position of this.running.values()) sum += this.lines[position]?.mrrMinor ?? 0;
    return sum;
  }

  close(day: DayNumber): number {
    const lost = this.inForce();
    for (const position of this.running.values()) (this.lines[position] as LineRow).endsOn = day;
    this.running.clear();
    return lost;
  }
}

function reprice(ledger: Ledger, profile: Profile, day: DayNumber, seats: number, factor: number): void {
  const before = ledger.line("platform");
  if (!before) return;
  const mrr = Math.round(((before.mrrMinor * factor) / before.quantity) * seats);
  const change = mrr - before.mrrMinor;
  const line = ledger.open(day, "platform", profile.plan, seats, mrr);
  ledger.move(day, change > 0 ? "expansion" : "contraction", change, line, factor > 1 && seats === before.quantity);
}

function renew(ledger: Ledger, profile: Profile, day: DayNumber, rng: Random): void {
  const platform = ledger.line("platform");
  if (!platform) return;
  ledger.purchases.push({ day, kind: "renewal", byPerson: !ledger.autoRenew });
  reprice(ledger, profile, day, platform.quantity, rng.chance(0.45) ? rng.between(1.02, 1.06) : 1);
}

function week(ledger: Ledger, profile: Profile, day: DayNumber, engaged: number, rng: Random): void {
  const platform = ledger.line("platform");
  if (!platform) return;
  const eager = profile.persona === "expanding" ? 2.4 : 1;
  if (engaged > 0.66 && rng.chance(0.024 * eager)) {
    reprice(ledger, profile, day, Math.ceil(platform.quantity * rng.between(1.02, 1.09)), 1);
    ledger.purchases.push({ day, kind: "expansion", byPerson: true });
  } else if (engaged < 0.45 && platform.quantity > 5 && rng.chance(0.008)) {
    reprice(ledger, profile, day, Math.max(4, Math.floor(platform.quantity * rng.between(0.75, 0.94))), 1);
  } else if (engaged > 0.6 && !ledger.line("insights") && rng.chance(0.0028 * eager)) {
    const amount = Math.round(platform.mrrMinor * 0.15);
    ledger.move(day, "expansion", amount, ledger.open(day, "insights", "Insights", 1, amount));
    ledger.purchases.push({ day, kind: "addon", byPerson: true });
  }
}

function begin(ledger: Ledger, profile: Profile, day: DayNumber, kind: "new" | "reactivation", rng: Random): void {
  const discount = rng.chance(0.4) ? rng.between(0.8, 0.95) : 1;
  const price = plans[profile.plan as PlanName].seatMinor;
  const amount = Math.round(profile.seats * price * discount);
  ledger.move(day, kind, amount, ledger.open(day, "platform", profile.plan, profile.seats, amount));
  ledger.purchases.push({ day, kind: "new", byPerson: true });
}

export function contractOf(plan: DemoPlan, profile: Profile, outcome: Outcome, engagement: Engagement): Contract {
  const rng = random(plan.seed, profile.index, 4);
  const autoRenew = rng.chance(profile.segment === "SMB" ? 0.8 : profile.segment === "Mid-market" ? 0.4 : 0.15);
  const ledger = new Ledger(autoRenew);
  const { contractStart, trialStartedOn } = profile;
  if (trialStartedOn !== null)
    ledger.open(trialStartedOn, "platform", profile.plan, Math.min(profile.seats, 10), 0, true);
  if (contractStart === null) {
    if (outcome.churnedOn !== null) ledger.close(outcome.churnedOn);
  } else if (contractStart < plan.asOf) live(ledger, plan, profile, outcome, engagement, contractStart, rng);
  const paying = contractStart !== null && contractStart < plan.asOf && ledger.inForce() > 0;
  const renewalOn = paying ? plan.asOf - 1 + daysToAnniversary(contractStart, plan.asOf - 1) : null;
  const seatLines = ledger.lines.filter((line) => line.product === "platform");
  const seatsOn = (day: DayNumber) => seatLines.findLast((line) => line.startsOn <= day)?.quantity ?? profile.seats;
  const { lines, movements, purchases } = ledger;
  return { lines, movements, purchases, autoRenew, renewalOn, seatsOn };
}

function live(
  ledger: Ledger,
  plan: DemoPlan,
  profile: Profile,
  outcome: Outcome,
  engagement: Engagement,
  contractStart: DayNumber,
  rng: Random,
): void {
  begin(ledger, profile, contractStart, "new", rng);
  if (rng.chance(0.12))
    ledger.open(contractStart, "training", "Training", 1, plans[profile.plan as PlanName].trainingMinor);
  const { churnedOn, returnedOn } = outcome;
  for (let day = contractStart + 7; day < plan.asOf; day += 7) {
    if (churnedOn !== null && day > churnedOn && ledger.inForce() > 0 && (returnedOn === null || day <= returnedOn)) {
      ledger.move(churnedOn, "churn", -scopeOnly(ledger), null);
      ledger.close(churnedOn);
    }
    if (returnedOn !== null && returnedOn < plan.asOf && day > returnedOn && ledger.inForce() === 0) {
      begin(ledger, profile, returnedOn, "reactivation", rng);
    }
    if (ledger.inForce() === 0 || (churnedOn !== null && day > churnedOn - 8 && day <= churnedOn)) continue;
    const toAnniversary = daysToAnniversary(contractStart, day - 7);
    if (toAnniversary <= 7) renew(ledger, profile, day - 7 + toAnniversary, rng);
    else if (day > contractStart + 90) {
      // also before the stored history: the oldest year must be comparable with the years after it
      week(ledger, profile, day, engagement.on(day - 14), rng);
    }
  }
  if (churnedOn !== null && returnedOn === null && ledger.inForce() > 0) {
    ledger.move(churnedOn, "churn", -scopeOnly(ledger), null);
    ledger.close(churnedOn);
  }
}

function scopeOnly(ledger: Ledger): number {
  return (ledger.line("platform")?.mrrMinor ?? 0) + (ledger.line("insights")?.mrrMinor ?? 0);
}
