import { createHash, randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** Reads a random secret kept in a file only its owner can read; creates it once. `name` identifies it without telling it. */
export function secretFile(path: string): { value: string; name: string } {
  if (!existsSync(path)) {
    const partial = `${path}.${process.pid}`;
    try {
      writeFileSync(partial, randomBytes(32).toString("hex"), { mode: 0o600 });
      linkSync(partial, path);
    } catch (cause) {
      if (!existsSync(path)) throw cause;
    } finally {
      rmSync(partial, { force: true });
    }
  }
  const value = readFileSync(path, "utf8").trim();
  return { value, name: createHash("sha256").update(value).digest("hex").slice(0, 16) };
}
