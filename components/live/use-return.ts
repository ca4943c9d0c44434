"use client";

import { useEffect, useRef } from "react";

const betweenLooksMs = 2_000;

/** Calls `back` when the server answers again after it did not: for a page that broke together with its connection. */
export function useReturn(back: () => void): void {
  const latest = useRef(back);
  useEffect(() => {
    latest.current = back;
  });
  useEffect(() => {
    let away = false;
    const look = async () => {
      const isBack = await fetch("/api/health/ready").then(
        ({ ok }) => ok,
        () => false,
      );
      if (isBack && away) latest.current();
      away = !isBack;
    };
    void look();
    const timer = setInterval(look, betweenLooksMs);
    return () => clearInterval(timer);
  }, []);
}
