"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { listenToToasts, toast as say, type Toast } from "./toast.ts";

export function ToasterBody({ first }: { first: Toast[] }) {
  return (
    <CSPProvider disableStyleElements>
      <Base.Provider limit={3}>
        <Base.Portal>
          <Base.Viewport className="no-print fixed right-4 bottom-4 z-50 flex w-[min(380px,calc(100vw-2rem))] flex-col gap-2 outline-none">
            <Messages first={first} />
          </Base.Viewport>
        </Base.Portal>
      </Base.Provider>
    </CSPProvider>
  );
}

function Messages({ first }: { first: Toast[] }) {
  const { toasts, add } = Base.useToastManager<{ toast: Toast }>();
  const shown = useRef(false);
  useEffect(() => {
    const show = (toast: Toast) =>
      void add({
        title: toast.title,
        description: toast.description,
        priority: toast.tone === "failed" ? "high" : "low",
        timeout: toast.tone === "failed" ? 0 : toast.undo ? 8000 : 4000,
        data: { toast },
      });
    if (!shown.current) for (const toast of first) show(toast);
    shown.current = true;
    return listenToToasts(show);
  }, [first, add]);
  return toasts.map((entry) => <Message key={entry.id} entry={entry} />);
}

function Message({ entry }: { entry: Base.Root.ToastObject<{ toast: Toast }> }) {
  const { close } = Base.useToastManager();
  const message = entry.data?.toast;
  const undo = async () => {
    close(entry.id);
    try {
      await message?.undo?.();
    } catch (reason) {
      say({
        title: "Could not undo",
        description: reason instanceof Error ? reason.message : undefined,
        tone: "failed",
      });
    }
  };
  return (
    <Base.Root
      toast={entry}
      swipeDirection={["right", "down"]}
      // what failed, and the button that closes it, would be hidden from those who hear the page
      aria-hidden={false}
      className={cn(
        "flex items-center gap-3 rounded-lg border bg-surface px-3.5 py-2.5 shadow-float transition-opacity data-[ending-style]:opacity-0 data-[limited]:hidden data-[starting-style]:opacity-0",
        message?.tone === "failed" ? "border-risk/50" : "border-line",
      )}
    >
      <div className="min-w-0 grow">
        <Base.Title className="font-medium text-sm" />
        <Base.Description className="text-ink-2 text-xs" />
      </div>
      {message?.undo && (
        <Button size="sm" onClick={undo}>
          Undo
        </Button>
      )}
      <Base.Close aria-label="Dismiss" aria-hidden={false} className="rounded-sm text-ink-3 hover:text-ink">
        <X size={14} aria-hidden="true" />
      </Base.Close>
    </Base.Root>
  );
}
