export type Toast = {
  title: string;
  description?: string;
  /** "failed" is read out at once and stays until closed. */
  tone?: "done" | "failed";
  /** Shows Undo; what it throws is shown as a failed toast. */
  undo?: () => unknown;
};

type Listener = (toast: Toast) => void;

let listener: Listener | undefined;
const waiting: Toast[] = [];

/** Says what happened, bottom right; with `undo` for what can be undone. Call it from the browser only. */
export function toast(message: Toast): void {
  if (listener) listener(message);
  else waiting.push(message);
}

/** The one Toaster of the page takes what comes, and what came before it was there. */
export function listenToToasts(next: Listener): () => void {
  listener = next;
  for (const message of waiting.splice(0)) next(message);
  return () => {
    if (listener === next) listener = undefined;
  };
}
