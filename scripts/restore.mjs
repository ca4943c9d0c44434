#!/usr/bin/env node
// Puts a backup in place: npm run restore -- FOLDER
import { join } from "node:path";
import { ensureInstalled, handOver } from "./install.mjs";

ensureInstalled();
if (handOver(import.meta.filename)) {
  const { restore } = await import("../lib/launch/backup.ts");
  const { sentence } = await import("../lib/launch/start.ts");
  const [folder] = process.argv.slice(2);
  const done = folder
    ? restore(join(import.meta.dirname, ".."), folder)
    : Promise.reject("Name the folder of the backup: npm run restore -- FOLDER");
  await done.then(
    () => console.log(`Restored from ${folder}`),
    (cause) => {
      console.error(sentence(cause));
      process.exitCode = 1;
    },
  );
}
