import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { db, pools } from "#lib/db.ts";
import type { TestInstance } from "#lib/launch/test-instance.ts";
import { withDatabase } from "#lib/launch/with-database.ts";
import { createKey } from "#lib/people/write/keys.ts";
import { isRefusal } from "#lib/refusal.ts";
import { type Findings, judge } from "./judge.ts";
import { Ledger } from "./ledger.ts";
import { type ChaosSource, chaosAccounts, chaosFeature } from "./make-events.ts";
import { type Answer, post, type Senders, startSenders } from "./senders.ts";

/** Load on one instance, and the books to judge it by afterwards. The environment of this process leads to its database. */
export class Trial {
  readonly ledger = new Ledger();
  private readonly root: string;
  private readonly port: number;
  private sources: ChaosSource[] = [];
  private senders: Senders | null = null;
  private probes = 0;

  /** `given` is what the instance is started with beside its folder and port: the address of a database of one's own. */
  constructor(root: string, { data, port }: Pick<TestInstance, "data" | "port">, given: Record<string, string> = {}) {
    this.root = root;
    this.port = port;
    const { DATABASE_URL = "", BELLWETHER_SECRET = "" } = given;
    Object.assign(process.env, { BELLWETHER_DATA: data, PORT: String(port), DATABASE_URL, BELLWETHER_SECRET });
  }

  /** Makes sources and accounts, and begins to send. */
  async begin(seed: number): Promise<void> {
    this.sources = await withDatabase(this.root, makeSources);
    this.senders = startSenders(this.port, this.sources, this.ledger, seed);
  }

  /** One event, once: what its sender is told. */
  async probe(): Promise<Answer> {
    const [source] = this.sources as [ChaosSource];
    const messageId = `probe-${this.probes++}`;
    const [account = ""] = chaosAccounts;
    const sent = [{ sourceId: source.id, messageId, account, counts: true }];
    const agent = new Agent();
    this.ledger.send(sent);
    const event = { event: "Saved", userId: "probe", messageId, context: { groupId: account } };
    const answer = await post(this.port, source.secret, "/v1/track", event, agent);
    agent.destroy();
    if (answer.status === 200) this.ledger.acknowledge(sent);
    return answer;
  }

  /** Judges what is stored; the service must be up. */
  judge(): Promise<Findings> {
    const ids = this.sources.map(({ id }) => id);
    return withDatabase(this.root, () => judge(this.ledger, ids));
  }

  /** Stops sending, once all that was sent is answered. */
  async settle(): Promise<void> {
    await this.senders?.stop();
  }

  /** How many accounts still wait to be scored again after so many seconds at most. */
  unscored(seconds: number): Promise<number> {
    return withDatabase(this.root, async () => {
      for (let tries = 0; ; tries++) {
        const { rows } = await pools.app.query<{ n: number }>("select count(*)::int as n from account_dirty");
        const left = rows[0]?.n ?? 0;
        if (left === 0 || tries >= seconds) return left;
        await pause(1_000);
      }
    });
  }
}

async function makeSources(): Promise<ChaosSource[]> {
  const { id: userId } = await db.appUser.findFirstOrThrow({ where: { status: "active" }, orderBy: { id: "asc" } });
  await db.account.createMany({ data: chaosAccounts.map((externalId) => ({ externalId, name: externalId })) });
  await db.feature.create({
    data: { key: "chaos", name: "Chaos", plans: [], featureRules: { create: { pattern: chaosFeature, exact: true } } },
  });
  const made: ChaosSource[] = [];
  for (const createsAccounts of [false, false, true]) {
    const key = await createKey({ name: `Chaos ${made.length}`, kind: "ingest", userId, expiresAt: null }, userId);
    if (isRefusal(key)) throw new Error(key.message);
    await db.source.update({ where: { keyId: key.id }, data: { createsAccounts } });
    made.push({ ...key, createsAccounts });
  }
  return made;
}
