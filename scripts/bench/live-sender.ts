import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

const perBatch = 100;
const connections = 4;
const jobSchema = z.object({ url: z.string(), secret: z.string(), event: z.string(), groups: z.array(z.string()) });
type Job = z.infer<typeof jobSchema>;

let taken = 0;

function makeBatch({ event, groups }: Job): string {
  const batch = Array.from({ length: perBatch }, () => ({
    type: "track",
    event,
    messageId: randomUUID(),
    userId: `u${Math.floor(Math.random() * 40)}`,
    context: { groupId: groups[Math.floor(Math.random() * groups.length)] },
    properties: { rows: Math.floor(Math.random() * 1000) },
  }));
  return JSON.stringify({ batch });
}

async function sendAll(job: Job): Promise<never> {
  const headers = {
    authorization: `Basic ${Buffer.from(`${job.secret}:`).toString("base64")}`,
    "content-type": "application/json",
  };
  for (;;) {
    const answer = await fetch(`${job.url}/v1/batch`, { method: "POST", headers, body: makeBatch(job) });
    await answer.arrayBuffer();
    if (answer.status === 200) taken += perBatch;
    else if (answer.status === 429) await pause(1000 * Number(answer.headers.get("retry-after") ?? 1));
    else throw new Error(`A batch was answered with ${answer.status}.`);
  }
}

/** Sends as many events as are taken until its parent lets it go; tells how many they were. */
process.once("message", (message) => {
  const job = jobSchema.parse(message);
  for (let n = 0; n < connections; n++) void sendAll(job);
});
process.once("SIGTERM", () => process.send?.(taken, () => process.exit(0)));
