import { lookup } from "node:dns/promises";
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { config } from "#lib/config.ts";
import { isPublicAddress } from "#lib/public-address.ts";

type Address = { address: string; family: number };
type Outgoing = { method?: "GET" | "POST"; headers?: Record<string, string>; body?: string };
type Limits = {
  /** For all of it: the name, the redirects, and the last byte. */
  timeoutMs: number;
  maxBytes: number;
  resolve?: (host: string) => Promise<Address[]>;
};
type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** Why nothing came back, in words for the person who gave the address. */
export class OutgoingError extends Error {
  readonly reason: "bad-address" | "private" | "unreachable" | "timeout" | "too-large";
  constructor(reason: OutgoingError["reason"], message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

const mostRedirects = 3;
const redirects = [301, 302, 303, 307, 308];
const resolveAll = (host: string) => lookup(host, { all: true });

/**
 * Asks an address that somebody typed in. Each name is resolved once, and the connection goes to exactly the address that was
 * judged; nothing inside the network is reached unless ALLOW_PRIVATE_TARGETS=1. A redirect is followed, and judged again, for GET alone.
 */
export async function outgoingFetch(url: string, init: Outgoing, limits: Limits): Promise<Answer> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let target = readTarget(url);
  let headers = { ...init.headers };
  for (let hop = 0; ; hop++) {
    const answer = await askOnce(target, { ...init, headers }, limits, signal);
    const location = redirects.includes(answer.status) ? answer.headers.location : undefined;
    if (location === undefined || (init.method ?? "GET") !== "GET") return answer;
    if (hop === mostRedirects)
      throw new OutgoingError("unreachable", "This address sends on and on. Give the last one.");
    const next = readTarget(location, target);
    if (target.protocol === "https:" && next.protocol !== "https:")
      throw new OutgoingError("bad-address", "This address sends on to one that is not secure. Give another.");
    if (next.origin !== target.origin) headers = {};
    target = next;
  }
}

function readTarget(url: string, base?: URL): URL {
  const target = URL.parse(url, base?.href);
  if (!target || !/^https?:$/.test(target.protocol) || target.username || target.password)
    throw new OutgoingError("bad-address", "Give an address that begins with https:// and holds no password.");
  return target;
}

async function askOnce(target: URL, init: Outgoing, limits: Limits, signal: AbortSignal): Promise<Answer> {
  try {
    const addresses = await beforeTimeout(judged(target, limits.resolve ?? resolveAll), signal);
    const response = await connect(target, addresses, init, signal);
    const body = await readBody(response, limits.maxBytes);
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  } catch (error) {
    if (error instanceof OutgoingError) throw error;
    if (signal.aborted) throw new OutgoingError("timeout", `${target.host} did not answer in time.`, error);
    throw new OutgoingError("unreachable", `${target.host} cannot be reached. Check the address.`, error);
  }
}

/** The addresses behind a name, when all of them may be asked. */
async function judged(target: URL, resolve: (host: string) => Promise<Address[]>): Promise<Address[]> {
  const host = target.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  const addresses = family ? [{ address: host, family }] : await resolve(host);
  if (addresses.length === 0) throw new OutgoingError("unreachable", `${target.host} is not known. Check the address.`);
  if (!config.allowPrivateTargets && !addresses.every(({ address }) => isPublicAddress(address)))
    throw new OutgoingError(
      "private",
      `${target.host} lies inside a private network. Give a public address, or have ALLOW_PRIVATE_TARGETS=1 set.`,
    );
  return addresses;
}

function beforeTimeout<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

function connect(target: URL, addresses: Address[], init: Outgoing, signal: AbortSignal): Promise<IncomingMessage> {
  const { method = "GET", headers, body } = init;
  const pinned: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, addresses);
    else done(null, first?.address ?? "", first?.family);
  };
  const ask = target.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const given = {
      ...headers,
      "accept-encoding": "identity",
      ...(body && { "content-length": Buffer.byteLength(body) }),
    };
    ask(target, { method, headers: given, lookup: pinned, agent: false, signal }, resolve)
      .on("error", reject)
      .end(body);
  });
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw new OutgoingError("too-large", `The answer is larger than ${Math.floor(maxBytes / 1024)} KB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
