import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { disconnect } from "#lib/db.ts";
import { serveSignals } from "#lib/ingest/write/serve-signals.ts";

/** A process that serves the wire and nothing else, for the benchmarks: tells its parent the port, and ends with it. */
const signals = serveSignals();
const server = createServer((request, response) => void signals.serve(request, response));
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.once("disconnect", async () => {
  await signals.finish();
  server.close();
  server.closeAllConnections();
  await disconnect();
});
