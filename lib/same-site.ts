import { config } from "#lib/config.ts";
import { refuse } from "#lib/refusal.ts";

/**
 * Whether a change was asked for by our own pages, or by a program. A browser says with every change which site asks; programs
 * say nothing. Cookies are kept from other sites, but not from other ports and subdomains of ours.
 */
export function isSameSite(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return true;
  const host = URL.parse(origin)?.host ?? "";
  return host === headers.get("host") || host === URL.parse(config.publicUrl)?.host;
}

/** The refusal of a change that another site asks for with a person's cookie; null when it may go on. */
export function judgeSite({ method, headers }: Request) {
  const changes = !["GET", "HEAD", "OPTIONS"].includes(method);
  if (!changes || headers.has("authorization") || isSameSite(headers)) return null;
  return refuse("forbidden", "Another site asked for this change. Make it from Bellwether's own page.");
}
