import type { LiveMessage } from "#lib/live/schema.ts";
import { setLiveState } from "../shell/live-state.ts";

type Ear = (message: LiveMessage) => void;

const address = "/live-worker.js";
/** For so long a change may be on its way to a screen that is being read: one that begins to listen hears it as well. */
const rememberMs = 3_000;
const ears = new Set<Ear>();
let recent: { at: number; message: LiveMessage }[] = [];
let started = false;

/** Hears what changed, over the one stream of this browser; the first call connects. Returns how to stop hearing. */
export function hearChanges(ear: Ear): () => void {
  ears.add(ear);
  if (started) for (const { message } of recentOnes()) ear(message);
  else start();
  return () => ears.delete(ear);
}

/** One stream for all tabs, where the browser has shared workers. */
function start(): void {
  started = true;
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  try {
    const shared = new SharedWorker(address, { name: "bellwether-live" });
    shared.onerror = () => listenTo(new Worker(address));
    listenTo(shared.port);
  } catch {
    listenTo(new Worker(address));
  }
}

function listenTo(port: MessagePort | Worker): void {
  port.onmessage = ({ data }: MessageEvent<LiveMessage>) => hear(data);
  addEventListener("pagehide", () => port.postMessage("bye"));
}

function hear(message: LiveMessage): void {
  if (message.kind === "state") {
    setLiveState(message.state);
    return;
  }
  if (message.kind === "changed") recent = [...recentOnes(), { at: Date.now(), message }];
  for (const ear of ears) ear(message);
}

const recentOnes = () => recent.filter(({ at }) => at > Date.now() - rememberMs);
