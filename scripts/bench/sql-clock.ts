import pg from "pg";

type Query = (...given: unknown[]) => unknown;

const clock = { ms: 0, statements: 0 };

/** Adds up the time of every statement of this process, from sending it to its last row. Call once, before connecting. */
export function startSqlClock(): void {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const send = prototype.query;
  prototype.query = function timed(this: unknown, ...given: unknown[]) {
    const began = performance.now();
    const done = () => {
      clock.ms += performance.now() - began;
      clock.statements += 1;
    };
    const last = given.at(-1);
    if (typeof last === "function") {
      given[given.length - 1] = (...answer: unknown[]) => {
        done();
        return last(...answer);
      };
      return send.apply(this, given);
    }
    const answer = send.apply(this, given);
    if (answer instanceof Promise) answer.then(done, done);
    return answer;
  };
}

/** What has been counted since the last call. */
export function readSqlClock(): { ms: number; statements: number } {
  const read = { ...clock };
  clock.ms = 0;
  clock.statements = 0;
  return read;
}
