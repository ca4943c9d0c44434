import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { logReason, reasonIn } from "#lib/launch/log-reason.ts";

const fatal = '{"level":60,"err":{"message":"listen EADDRINUSE: address already in use :::3000"},"msg":"cannot serve"}';
const info = '{"level":30,"msg":"serving"}';
const crash = `node:internal/modules/package_json_reader:314
  throw new ERR_MODULE_NOT_FOUND(packageName, fileURLToPath(base), null);

Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'next' imported from server.ts
    at Object.getPackageJSONURL (node:internal/modules/package_json_reader:314:9) {
  code: 'ERR_MODULE_NOT_FOUND'
}

Node.js v24.21.0
`;

test.each([
  ["a fatal line", `${info}\n${fatal}\n`, "listen EADDRINUSE: address already in use :::3000"],
  [
    "the last of several",
    `${fatal}\n${crash}`,
    "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'next' imported from server.ts",
  ],
  ["an error without its cause", '{"level":50,"msg":"request failed"}', "request failed"],
  ["nothing but good news", `${info}\n`, undefined],
  ["a line that was cut off", '{"level":60,"err"', undefined],
  ["an empty log", "", undefined],
])("%s", (_, text, reason) => {
  expect(reasonIn(text)).toBe(reason);
});

test("only the end of a long log is read, and a log that is not there gives no reason", () => {
  const folder = mkdtempSync(join(tmpdir(), "bellwether-log-"));
  const file = join(folder, "server.log");
  writeFileSync(file, `${fatal}\n${`${info}\n`.repeat(2_000)}`);
  expect(logReason(file)).toBeUndefined();
  writeFileSync(file, `${`${info}\n`.repeat(2_000)}${fatal}\n`);
  expect(logReason(file)).toContain("EADDRINUSE");
  expect(logReason(join(folder, "none.log"))).toBeUndefined();
  rmSync(folder, { recursive: true });
});
