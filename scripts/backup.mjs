#!/usr/bin/env node
// Copies a stopped Bellwether to a new folder: npm run backup -- FOLDER
import { join } from "node:path";
import { ensureInstalled, handOver } from "./install.mjs";

ensureInstalled();
if (handOver(import.meta.filename)) {
  const { backUp } = await import("../lib/launch/backup.ts");
  const { sentence } = await import("../lib/launch/start.ts");
  const [folder] = process.argv.slice(2);
  const done = folder
    ? backUp(join(import.meta.dirname, ".."), folder)
    : Promise.reject("Name the folder of the backup: npm run backup -- FOLDER");
  await done.then(
    () => console.log(`Backed up to ${folder}`),
    (cause) => {
      console.error(sentence(cause));
      process.exitCode = 1;
    },
  );
}
