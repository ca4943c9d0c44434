import { createHash, createHmac, randomBytes } from "node:crypto";
import type { keyKinds } from "#lib/people/schema.ts";

/** What each kind of key may ask for: an agent reads and writes as its user, a reader reads, an ingest key only sends events. */
export const scopesOfKey: Record<(typeof keyKinds)[number], string[]> = {
  ingest: ["ingest"],
  read: ["read"],
  agent: ["read", "write"],
};

/** Secrets with 256 random bits need no slow hash: nobody can guess them from a stolen SHA-256. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString("base64url")}`;
}

/** The code that the launcher prints and the first-admin page asks for, so that a stranger cannot be first. */
export function setUpCode(secret: string): string {
  return createHmac("sha256", secret).update("first admin").digest("hex").slice(0, 8);
}

/** Only a path of this site: a link may not send a person elsewhere after sign-in. Judged as a browser reads it, tabs and all. */
export function ownPath(next: unknown): string {
  const here = "http://here.invalid";
  const read = typeof next === "string" && next.startsWith("/") ? URL.parse(next, here) : null;
  return read?.origin === here ? read.pathname.replace(/^\/+/, "/") + read.search + read.hash : "/";
}
