/** The write key of a request's `Authorization`: the user of Basic, as Segment's libraries send it, or a Bearer token. */
export function keyInHeader(authorization: string | undefined): string | null {
  const [, scheme = "", credentials = ""] = /^(Basic|Bearer)\s+(\S+)$/i.exec(authorization ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return credentials;
  const [user = ""] = Buffer.from(credentials, "base64").toString().split(":");
  return user || null;
}

/** The write key in a body, where a browser may put it. */
export function keyInBody(body: unknown): string | null {
  const key = typeof body === "object" && body !== null && "writeKey" in body ? body.writeKey : null;
  return typeof key === "string" && key ? key : null;
}

export const keyFaults = {
  none: "Send the write key of a source as the user of Basic authorization.",
  unknown: "There is no such write key. Copy it from Sources.",
  revoked: "This write key was revoked. Make a new one in Sources.",
  expired: "This write key has ended. Make a new one in Sources.",
  "wrong-kind": "This key does not send events. Use the write key of a source.",
};
