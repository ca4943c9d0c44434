import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { secretFile } from "#lib/postgres/secret.ts";
import { Problem } from "#lib/problem.ts";

/** How many accounts a demo company may have. */
export const largestDemo = 1_000_000;

export type Settings = {
  data: string;
  port: number;
  address: string;
  databaseUrl: string | undefined;
  secret: string;
  /** How many customers the demo company has that an empty database is given; 0: none is made. */
  demoAccounts: number;
};

/** What the environment asks for; throws a Problem for what cannot be. */
export function readSettings(root: string, environment: NodeJS.ProcessEnv): Settings {
  const data = resolve(environment.BELLWETHER_DATA || join(root, ".data"));
  const port = Number(environment.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Problem(`PORT is "${environment.PORT}": set it to a number from 1 to 65535.`);
  const demoAccounts = Number(environment.DEMO_ACCOUNTS || 240);
  if (!Number.isInteger(demoAccounts) || demoAccounts < 0 || demoAccounts > largestDemo)
    throw new Problem(
      `DEMO_ACCOUNTS is "${environment.DEMO_ACCOUNTS}": set it to a number from 1 to ${largestDemo}, or to 0 for no demo company.`,
    );
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.W_OK);
    const secret = environment.BELLWETHER_SECRET || secretFile(join(data, "secret")).value;
    const address = environment.PUBLIC_URL || `http://localhost:${port}`;
    return { data, port, address, databaseUrl: environment.DATABASE_URL || undefined, secret, demoAccounts };
  } catch (cause) {
    throw diskProblem(data, cause);
  }
}

export function diskProblem(data: string, cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Problem(
    `Bellwether cannot write to ${data} (${why}): make room or correct its permissions, or set BELLWETHER_DATA to another folder.`,
  );
}

/** Throws a Problem when nothing can listen on the port. */
export async function assertPortFree(port: number): Promise<void> {
  const server = createServer();
  const error = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
    server.once("error", done);
    server.listen(port, () => done(undefined));
  });
  if (!error) {
    await new Promise((done) => server.close(done));
    return;
  }
  const why = error.code === "EADDRINUSE" ? "is taken" : `cannot be used (${error.code})`;
  throw new Problem(
    `Port ${port} ${why}: stop the program that uses it, or choose another, for example PORT=${port + 1}.`,
  );
}
