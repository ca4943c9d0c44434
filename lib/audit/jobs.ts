import type { Jobs } from "#lib/jobs.ts";
import { seal } from "./write/seal.ts";

export const jobs: Jobs = { "audit.seal": { run: seal, everySeconds: 1 } };
