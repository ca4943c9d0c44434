import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import next from "next";
import { config } from "#lib/config.ts";
import { disconnect } from "#lib/db.ts";
import { mailPath, serveMail } from "#lib/engagement/write/serve-mail.ts";
import { clientAddress, judgeBody, newNonce, newRequestId, securityHeaders } from "#lib/http-headers.ts";
import { serveSignals } from "#lib/ingest/write/serve-signals.ts";
import { serveWebhooks } from "#lib/ingest/write/serve-webhooks.ts";
import { log } from "#lib/log.ts";
import { stopWith } from "#lib/process-end.ts";

const app = next({ dev: false, dir: import.meta.dirname, hostname: "localhost", port: config.port });
await app.prepare();
const serveNext = app.getRequestHandler();
const signals = serveSignals();
const webhooks = serveWebhooks();
const mail = serveMail();
const finishWire = () => Promise.all([signals.finish(), webhooks.finish()]);

/** What later code believes about a request is set here, over whatever the client sent. */
function dress(request: IncomingMessage, response: ServerResponse): string {
  const requestId = newRequestId();
  const nonce = newNonce();
  const headers = securityHeaders(nonce, config.publicUrl.startsWith("https:"));
  request.headers["x-request-id"] = requestId;
  request.headers["x-client-address"] = clientAddress(request, config.trustProxy);
  request.headers["x-nonce"] = nonce;
  // Next reads the nonce for its own scripts from the policy on the request
  request.headers["content-security-policy"] = headers["content-security-policy"];
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("x-request-id", requestId);
  return requestId;
}

function refuseBody(response: ServerResponse, status: 411 | 413): void {
  const message = status === 413 ? "This is too large. Send less at once." : "Say how long the body is.";
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify({ message }));
}

const server = createServer((request, response) => {
  const started = performance.now();
  const requestId = dress(request, response);
  response.on("close", () => {
    const ms = Math.round(performance.now() - started);
    log.info(
      { requestId, method: request.method, path: request.url?.split("?")[0], status: response.statusCode, ms },
      "request",
    );
  });
  if (request.url?.startsWith("/v1/webhooks/")) return void webhooks.serve(request, response);
  if (request.url === mailPath) return void mail(request, response);
  if (request.url?.startsWith("/v1/")) return void signals.serve(request, response);
  const tooLarge = judgeBody(request);
  if (tooLarge) return refuseBody(response, tooLarge);
  serveNext(request, response).catch((error: unknown) => {
    log.error({ err: error, requestId }, "request failed");
    if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
    response.end(`Something went wrong. Tell your admin this id: ${requestId}`);
  });
});

stopWith(async () => {
  const closed = new Promise((resolve) => server.once("close", resolve));
  server.close();
  server.closeIdleConnections();
  void finishWire();
  // open live streams would hold the server for ever; events that it has accepted are committed and answered first
  const end = () => Promise.race([finishWire(), pause(3000)]).then(() => server.closeAllConnections());
  setTimeout(end, 3000).unref();
  await closed;
  await finishWire();
  await disconnect();
});

server.on("error", (error: NodeJS.ErrnoException) => {
  log.fatal({ err: error, port: config.port }, "cannot serve");
  process.exit(1);
});
server.listen(config.port, () => {
  log.info({ port: config.port }, "serving");
  if (process.connected) process.send?.("serving");
});
