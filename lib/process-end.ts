import { log } from "#lib/log.ts";

/**
 * Ends this process in order, by `stop`, on a signal or when the launcher is gone; after eight seconds it ends anyway. One whose launcher
 * went while it loaded ends at once: nobody would ever stop it, and it would keep the port from the next.
 */
export function stopWith(stop: () => Promise<void>): void {
  const hasLauncher = process.send !== undefined;
  if (hasLauncher && !process.connected) process.exit(1);
  let stopping = false;
  const end = async (why: string) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 8_000).unref();
    log.info({ why }, "stopping");
    await stop().catch((error: unknown) => log.error({ err: error }, "did not stop in order"));
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => end(signal));
  process.on("disconnect", () => end("the launcher is gone"));
}
