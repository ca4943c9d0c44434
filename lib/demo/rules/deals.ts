/** The sales side of a customer: the deal that won it, each renewal a person decided, and what is open now. Minor units (US cents) a year. */
import type { DealRow, DemoPlan, Profile } from "../schema.ts";
import type { Contract } from "./contract.ts";
import { random } from "./random.ts";

export function dealsOf(plan: DemoPlan, profile: Profile, contract: Contract): DealRow[] {
  const rng = random(plan.seed, profile.index, 14);
  const rows: DealRow[] = [];
  const platform = contract.lines.findLast((line) => line.product === "platform" && !line.isTrial);
  for (const { day, kind } of contract.purchases) {
    if (kind === "addon" || (kind === "renewal" && contract.autoRenew)) continue;
    const moved = contract.movements.find((movement) => movement.day === day)?.amountMinor ?? platform?.mrrMinor ?? 0;
    rows.push({
      name: `${profile.name} ${kind}`,
      kind,
      stage: "Closed won",
      openedOn: day - rng.int(20, 80),
      closesOn: day,
      closedOn: day,
      won: true,
      amountMinor: Math.abs(moved) * 12,
    });
  }
  const yearMinor = (platform?.mrrMinor ?? 0) * 12;
  const open = { closedOn: null, won: null } as const;
  if (contract.renewalOn !== null && contract.renewalOn - plan.asOf < 90 && !contract.autoRenew) {
    const openedOn = plan.asOf - rng.int(5, 50);
    const stage = rng.pick(["Prepared", "Offer sent", "Verbal yes"]);
    rows.push({
      name: `${profile.name} renewal`,
      kind: "renewal",
      stage,
      openedOn,
      closesOn: contract.renewalOn,
      amountMinor: yearMinor,
      ...open,
    });
  }
  if (contract.renewalOn !== null && (profile.persona === "expanding" || rng.chance(0.05)) && rng.chance(0.6)) {
    const openedOn = plan.asOf - rng.int(3, 60);
    const amountMinor = Math.round(yearMinor * rng.between(0.1, 0.35));
    const stage = rng.pick(["Found", "Qualified", "Offer sent"]);
    rows.push({
      name: `${profile.name} more seats`,
      kind: "expansion",
      stage,
      openedOn,
      closesOn: plan.asOf + rng.int(10, 80),
      amountMinor,
      ...open,
    });
  }
  return rows;
}
