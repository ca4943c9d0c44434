import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Makes the Prisma client in lib/generated again when prisma/schema.prisma has changed since. */
export function generateClient(): void {
  const schema = readFileSync(join(root, "prisma", "schema.prisma"));
  const hash = createHash("sha256").update(schema).digest("hex");
  const mark = join(root, "lib", "generated", "prisma", ".schema-hash");
  if (existsSync(mark) && readFileSync(mark, "utf8") === hash) return;
  // The command needs no engine to generate, yet would download one: a program that does nothing stands in.
  execFileSync(process.execPath, [join(root, "node_modules", "prisma", "build", "index.js"), "generate"], {
    cwd: root,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    stdio: "pipe",
  });
  writeFileSync(mark, hash);
}
