import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

export const newRequestId = (): string => randomUUID();
export const newNonce = (): string => randomBytes(16).toString("base64");

/** Scripts run by nonce alone; React never re-applies a blocked style attribute, so those are the one exception. */
export function securityHeaders(nonce: string, https: boolean): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    ...(https && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
  };
}

/** Who is at the other end: the socket, or behind a trusted proxy the address that proxy saw. */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "");
  const last = forwarded.split(",").at(-1)?.trim();
  return (trustProxy && last) || request.socket.remoteAddress || "unknown";
}
