// One stream of changes for all tabs of a browser: a page may hold only six connections over HTTP/1.1.
const ports = new Set();
const silenceMs = 40_000;
let source = null;
let state = "connecting";
let heardAt = 0;

function tell(message) {
  for (const port of ports) port.postMessage(message);
}

function turn(next) {
  if (state === next) return;
  state = next;
  tell({ kind: "state", state });
}

function open() {
  if (source && source.readyState !== 2) return;
  heardAt = Date.now();
  source = new EventSource("/api/live");
  source.onopen = () => turn("live");
  source.onerror = () => turn(navigator.onLine ? "connecting" : "offline");
  source.onmessage = ({ data }) => {
    heardAt = Date.now();
    const message = JSON.parse(data);
    if (message.kind !== "beat") tell(message);
  };
}

function close() {
  source?.close();
  source = null;
  turn("connecting");
}

setInterval(() => {
  if (ports.size === 0) return;
  if (source && Date.now() - heardAt > silenceMs) close();
  open();
}, 5000);

self.onconnect = ({ ports: [port] }) => {
  ports.add(port);
  port.onmessage = ({ data }) => {
    if (data !== "bye") return;
    ports.delete(port);
    if (ports.size === 0) close();
  };
  port.postMessage({ kind: "state", state });
  open();
};
