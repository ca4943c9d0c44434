"use client";

import { useEffect } from "react";
import { hearChanges } from "./connection.ts";

/** Connects a signed-in screen to the stream of changes, so that its light tells the truth. */
export function LiveConnection() {
  useEffect(() => hearChanges(() => {}), []);
  return null;
}
