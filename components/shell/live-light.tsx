"use client";

import { cn } from "../ui/cn.ts";
import { type LiveState, useLiveState } from "./live-state.ts";

const words: Record<LiveState, string> = {
  live: "Live: changes appear by themselves",
  connecting: "Connecting; figures may be a moment old",
  offline: "Offline: figures are as of the last load",
};

/** A small light that says whether this screen follows the data; filled is live, a ring is not. */
export function LiveLight() {
  const state = useLiveState();
  return (
    <span role="status" title={words[state]} className="grid size-4 place-items-center">
      <span
        aria-hidden="true"
        className={cn(
          "size-[7px] rounded-full border-[1.5px]",
          state === "live" ? "border-healthy bg-healthy" : state === "offline" ? "border-risk" : "border-unknown",
        )}
      />
      <span className="sr-only">{words[state]}</span>
    </span>
  );
}
