// One stream of changes for all tabs of a browser: a page may hold only six connections over HTTP/1.1.
// Where there are no shared workers, each tab runs it as a worker of its own.
const ports = new Set();
const silenceMs = 40_000;
// a tab that opens missed what was told after its page was made
const rememberMs = 5_000;
const firstWaitMs = 500;
const longestWaitMs = 5_000;
let source = null;
let state = "connecting";
let heardAt = 0;
let waitMs = firstWaitMs;
let timer;
let recent = [];

function tell(message) {
  for (const port of ports) port.postMessage(message);
}

function turn(next) {
  if (state === next) return;
  state = next;
  tell({ kind: "state", state });
}

function hear(message) {
  heardAt = Date.now();
  waitMs = firstWaitMs;
  if (message.kind === "beat") return;
  if (message.kind === "state") return turn(message.state);
  if (message.kind === "changed") {
    recent.push({ at: heardAt, message });
    recent = recent.filter(({ at }) => at > heardAt - rememberMs);
  }
  tell(message);
}

function open() {
  clearTimeout(timer);
  if (source || ports.size === 0) return;
  heardAt = Date.now();
  source = new EventSource("/api/live");
  source.onmessage = ({ data }) => hear(JSON.parse(data));
  source.onerror = again;
}

// by itself it would give up at the first refusal, and everybody would come back at the same moment
function again() {
  close();
  timer = setTimeout(open, waitMs * (0.5 + Math.random() / 2));
  waitMs = Math.min(waitMs * 2, longestWaitMs);
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = null;
  turn(navigator.onLine ? "connecting" : "offline");
}

self.addEventListener("online", open);
self.addEventListener("offline", () => turn("offline"));

setInterval(() => {
  if (source && Date.now() - heardAt > silenceMs) again();
}, 5000);

function join(port) {
  ports.add(port);
  port.onmessage = ({ data }) => {
    if (data !== "bye") return;
    ports.delete(port);
    if (ports.size === 0) close();
  };
  port.postMessage({ kind: "state", state });
  const now = Date.now();
  for (const { at, message } of recent) if (at > now - rememberMs) port.postMessage(message);
  open();
}

if ("onconnect" in self) self.onconnect = ({ ports: [port] }) => join(port);
else join(self);
