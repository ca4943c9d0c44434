"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { listenToToasts, type Toast } from "./toast.ts";

const Body = lazy(() => import("./toaster-body.tsx").then((module) => ({ default: module.ToasterBody })));

/** Place once in a layout; its code arrives with the first toast. */
export function Toaster() {
  const [first, setFirst] = useState<Toast[]>([]);
  useEffect(() => {
    if (first.length > 0) return;
    return listenToToasts((toast) => setFirst((before) => [...before, toast]));
  }, [first.length]);
  if (first.length === 0) return null;
  return (
    <Suspense>
      <Body first={first} />
    </Suspense>
  );
}
