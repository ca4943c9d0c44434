import { streamChanges } from "#lib/live/read/stream-changes.ts";

export function GET(request: Request): Promise<Response> {
  return streamChanges(request);
}
