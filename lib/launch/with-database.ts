import { readFileSync } from "node:fs";
import { join } from "node:path";
import { disconnect } from "#lib/db.ts";
import { generateClient } from "#lib/generate.ts";
import { openDatabase } from "#lib/launch/database.ts";
import { takeHold } from "#lib/launch/hold.ts";
import { readSettings, type Settings } from "#lib/launch/settings.ts";
import { locateBinaries } from "#lib/postgres/binaries.ts";
import { childAddresses, roleUrls } from "#lib/postgres/roles.ts";
import { secretFile } from "#lib/postgres/secret.ts";

/** Works on a running Bellwether's database, or starts the database for as long as it takes. */
export async function withDatabase<T>(root: string, use: () => Promise<T>): Promise<T> {
  const settings = readSettings(root, process.env);
  const hold = takeHold(join(settings.data, "running.json"), settings.address);
  generateClient();
  const database =
    "release" in hold
      ? await openDatabase(settings, () => undefined)
      : { urls: runningUrls(settings), stop: async () => undefined };
  try {
    Object.assign(process.env, childAddresses(database.urls), { BELLWETHER_SECRET: settings.secret });
    return await use();
  } finally {
    await disconnect();
    await database.stop();
    if ("release" in hold) hold.release();
  }
}

function runningUrls({ databaseUrl, data, secret }: Settings) {
  if (databaseUrl) return roleUrls(databaseUrl, secret);
  const { name } = secretFile(join(data, "postgres-password"));
  const port = readFileSync(join(locateBinaries(data, name).home, "cluster", "postmaster.pid"), "utf8").split("\n")[3];
  return roleUrls(`postgresql://postgres@127.0.0.1:${port}/bellwether`, secret);
}
