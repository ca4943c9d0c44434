import type { LiveMessage } from "#lib/live/schema.ts";
import { setLiveState } from "../shell/live-state.ts";

type Ear = (message: LiveMessage) => void;

const ears = new Set<Ear>();
let started = false;

/** Hears what changed, over the one stream of this browser; the first call connects. Returns how to stop hearing. */
export function hearChanges(ear: Ear): () => void {
  ears.add(ear);
  if (!started) {
    started = true;
    if (!shareStream()) ownStream();
    addEventListener("offline", () => setLiveState("offline"));
  }
  return () => ears.delete(ear);
}

function hear(message: LiveMessage): void {
  if (message.kind === "state") setLiveState(message.state);
  else for (const ear of ears) ear(message);
}

/** One stream for all tabs, where the browser has shared workers. */
function shareStream(): boolean {
  if (typeof SharedWorker === "undefined") return false;
  try {
    const worker = new SharedWorker("/live-worker.js", { name: "bellwether-live" });
    worker.onerror = () => ownStream();
    worker.port.onmessage = ({ data }: MessageEvent<LiveMessage>) => hear(data);
    addEventListener("pagehide", () => worker.port.postMessage("bye"));
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    return true;
  } catch {
    return false;
  }
}

function ownStream(): void {
  const source = new EventSource("/api/live");
  source.onopen = () => setLiveState("live");
  source.onerror = () => setLiveState(navigator.onLine ? "connecting" : "offline");
  source.onmessage = ({ data }) => {
    const message = JSON.parse(data) as LiveMessage | { kind: "beat" };
    if (message.kind !== "beat") hear(message);
  };
}
