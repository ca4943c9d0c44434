import type { Made } from "./publish-now.ts";

/** What cells depend on beside the accounts: when it changes, all are made again. */
export function madeWith({ version, context }: Made): string {
  return `${version} ${context.timeZone}`;
}
