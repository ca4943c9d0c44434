import { pino } from "pino";

/** One line of JSON an event, to stdout; LOG_LEVEL sets how much. Secrets never get here: their keys are cut. */
export const log = pino({
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
});
