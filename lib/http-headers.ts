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

/** Of a request that is no upload, in bytes: what people and programs send through doors is far smaller. */
const largestBody = 8 * 1024 * 1024;

/** The status with which a body is refused before anybody reads it; uploads are streamed and have a limit of their own. */
export function judgeBody({ headers, method, url = "" }: IncomingMessage): 411 | 413 | null {
  if (/^\/api\/(uploads|attachments)\b/.test(url)) return null;
  if (Number(headers["content-length"] ?? 0) > largestBody) return 413;
  // whoever reads what comes in pieces reads it to the end, however long
  return headers["transfer-encoding"] && method !== "GET" ? 411 : null;
}

/** Who is at the other end: the socket, or behind a trusted proxy the address that proxy saw. */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "");
  const last = forwarded.split(",").at(-1)?.trim();
  return (trustProxy && last) || request.socket.remoteAddress || "unknown";
}
