const below = "/v1/webhooks/";

/** Where a webhook is received, below the instance's own address. */
export const webhookPath = (address: string): string => below + address;

/** The address in the path of a request; null for one that is no webhook's. */
export function webhookAddress(path: string): string | null {
  return path.startsWith(below) ? path.slice(below.length).replace(/\/$/, "") : null;
}
