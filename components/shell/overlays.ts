"use client";

/** What floats over the whole desk and can be asked for from anywhere. */
export type Overlay = "search" | "keys";

const name = "bellwether:overlay";

export function showSearch(): void {
  window.dispatchEvent(new CustomEvent<Overlay>(name, { detail: "search" }));
}

export function showKeyList(): void {
  window.dispatchEvent(new CustomEvent<Overlay>(name, { detail: "keys" }));
}

export function listenToOverlays(show: (overlay: Overlay) => void): () => void {
  const listener = (event: Event) => show((event as CustomEvent<Overlay>).detail);
  window.addEventListener(name, listener);
  return () => window.removeEventListener(name, listener);
}
