import { at, type Random } from "#lib/demo/rules/random.ts";
import type { Sent } from "./ledger.ts";

export type ChaosSource = { id: number; secret: string; createsAccounts: boolean };
export type Made = { wire: Record<string, unknown>; sent: Sent };

export const chaosAccounts = Array.from({ length: 12 }, (_, n) => `chaos-${n}`);
/** The one of these that a feature stands for. */
export const chaosFeature = "Exported";
const names = ["Saved", "Opened", chaosFeature];
const dayMs = 86_400_000;

/** The events of one sender: of known accounts, of new ones where the source makes them, some of groups that nobody knows. */
export class EventMaker {
  private readonly source: ChaosSource;
  private readonly lane: string;
  private readonly dice: Random;
  private made = 0;
  /** Whose account the source was told and has acknowledged: such a person's events need not name it. */
  private readonly told: { person: string; account: string }[] = [];

  constructor(source: ChaosSource, lane: string, dice: Random) {
    this.source = source;
    this.lane = lane;
    this.dice = dice;
  }

  make(count: number): Made[] {
    return Array.from({ length: count }, () => this.one());
  }

  /** Called with what was acknowledged. */
  learn(events: readonly Made[]): void {
    for (const { wire, sent } of events)
      if (wire.type === "group" && sent.account)
        this.told.push({ person: wire.userId as string, account: sent.account });
  }

  private one(): Made {
    const { dice, source } = this;
    // every source has a lane of the same name, so that the same message ids come from each
    const messageId = `${this.lane}-${this.made++}`;
    const type = dice.weighted([
      ["track", 90],
      ["page", 4],
      ["identify", 3],
      ["group", 3],
    ] as const);
    const known = this.told.length > 0 && type !== "group" && dice.chance(0.15) ? dice.pick(this.told) : null;
    const account = known ? known.account : this.accountOf();
    // a person of one account for good: what they send without naming it can belong nowhere else
    const person = known ? known.person : `${this.lane}-${account}-${dice.int(1, 9)}`;
    const group = known ? {} : type === "group" ? { groupId: account } : { context: { groupId: account } };
    const timestamp = new Date(Date.now() - (dice.chance(0.2) ? dice.int(1, 6) * dayMs : 0)).toISOString();
    const wire = { type, messageId, userId: person, timestamp, ...this.bodyOf(type), ...group };
    const placed = account.startsWith("nobody") ? null : account;
    const counts = type === "track" || type === "page";
    return { wire, sent: { sourceId: source.id, messageId, account: placed, counts } };
  }

  private accountOf(): string {
    const { dice, source } = this;
    if (!dice.chance(0.03)) return dice.pick(chaosAccounts);
    return `${source.createsAccounts ? "chaos-new" : "nobody"}-${dice.int(1, 40)}`;
  }

  private bodyOf(type: string): object {
    if (type === "track") return { event: at(names, this.dice.int(0, 2)), properties: { size: this.dice.int(1, 99) } };
    if (type === "page") return { name: "Home" };
    return { traits: {} };
  }
}
