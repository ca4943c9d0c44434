#!/usr/bin/env node
// Brings Bellwether up on a bare machine and keeps it up. `--only web` or `--only worker` starts one of the two.
import { ensureInstalled, handOver } from "./install.mjs";

ensureInstalled();
if (handOver(import.meta.filename)) {
  const { start, sentence } = await import("../lib/launch/start.ts");
  const say = (line) => console.log(line);
  const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;

  await start({
    say,
    only,
    seed: async (accounts) => {
      const { seedWhenEmpty } = await import("../lib/demo/write/seed-when-empty.ts");
      await seedWhenEmpty(say, { accounts });
    },
    welcome: async (address) => {
      const { signIns } = await import("../lib/demo/read/sign-ins.ts");
      const { disconnect } = await import("../lib/db.ts");
      return signIns(address).finally(disconnect);
    },
  }).catch((cause) => {
    console.error(`\n${sentence(cause)}`);
    process.exit(1);
  });
}
