import { pino } from "pino";

// a line that a full disk refuses is lost; without a listener it would end the process
const out = pino.destination({ dest: 1, sync: true, maxLength: 1024 * 1024 });
const deaf = () => undefined;
out.on("error", deaf);
process.stdout.on("error", deaf);
process.stderr.on("error", deaf);

/** One line of JSON an event, to stdout; LOG_LEVEL sets how much. Secrets never get here: their keys are cut. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    base: { process: process.env.BELLWETHER_PROCESS ?? "app" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      "password",
      "secret",
      "token",
      "*.password",
      "*.secret",
      "*.token",
      "headers.authorization",
      "headers.cookie",
    ],
  },
  out,
);
