import type { Instrumentation } from "next";

/** Puts the id that a person sees on an error page into the log, beside what went wrong. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "edge") return;
  const { log } = await import("#lib/log.ts");
  const digest = (error as { digest?: string }).digest;
  const requestId = request.headers["x-request-id"];
  log.error(
    { err: error, digest, requestId, path: request.path.split("?")[0], route: context.routePath },
    "page failed",
  );
};
