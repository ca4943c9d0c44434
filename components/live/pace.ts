/** Announcements of one change come together. */
const soonMs = 20;
const leastMs = 300;
const longestMs = 5_000;

type Pace = { ask: () => void; stop: () => void };

/**
 * Runs `work` as soon as it is asked for. Asked again meanwhile or soon after, it runs once more, and rests as long as it took:
 * screens that are slow to read are read less often, and the last change is always seen.
 */
export function pace(work: () => unknown): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let again = false;
  let stopped = false;
  let freeAt = 0;
  const plan = () => {
    timer ??= setTimeout(run, Math.max(soonMs, freeAt - performance.now()));
  };
  const run = async () => {
    timer = undefined;
    busy = true;
    again = false;
    const began = performance.now();
    const working = Promise.resolve().then(work);
    await Promise.race([working, new Promise((done) => setTimeout(done, longestMs))]).catch(() => undefined);
    const ended = performance.now();
    freeAt = Math.max(began + leastMs, 2 * ended - began);
    busy = false;
    if (again && !stopped) plan();
  };
  return {
    ask: () => {
      if (busy) again = true;
      else plan();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
