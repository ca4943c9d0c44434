import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export type ScratchCopy = {
  path: string;
  /** Changes files for as long as `run` takes, then puts them back. */
  changed: <T>(files: ReadonlyMap<string, string>, run: () => T) => T;
  remove: () => void;
};

/** A copy of what is tracked, with the packages linked: nothing is ever changed in the tree that somebody works in. */
export function scratchCopy(root: string): ScratchCopy {
  const path = join(root, ".data", "mutate", String(process.pid));
  const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
  }).toString();
  for (const file of tracked.split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    cpSync(join(root, file), join(path, file), { force: true });
  }
  cpSync(join(root, "lib", "generated"), join(path, "lib", "generated"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(path, "node_modules"));
  return {
    path,
    changed: (files, run) => {
      const before = [...files.keys()].map((file) => [file, readFileSync(join(path, file), "utf8")] as const);
      try {
        for (const [file, text] of files) writeFileSync(join(path, file), text);
        return run();
      } finally {
        for (const [file, text] of before) writeFileSync(join(path, file), text);
      }
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
