"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, useRef, useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { type Sending, SendingList } from "./sending-list.tsx";
import { upload } from "./upload.ts";

/** Takes files by drop or by choice, uploads them one after another and opens the import. `importId`: adds to that one. */
export function DropZone({ importId }: { importId?: number }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending[]>([]);
  const [error, setError] = useState<string>();

  const take = async (files: File[]) => {
    if (files.length === 0 || sending.length > 0) return;
    setError(undefined);
    setSending(files.map((file) => ({ name: file.name, share: 0 })));
    try {
      const id = importId ?? (await rpc.imports.create({})).importId;
      for (const [at, file] of files.entries()) {
        await upload(id, file, (share) =>
          setSending((all) => all.map((one, i) => (i === at ? { ...one, share } : one))),
        );
      }
      await rpc.imports.recognise({ importId: id });
      if (importId) router.refresh();
      else router.push(`/import/${id}`);
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : "That did not work. Try again.");
    }
    setSending([]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };

  return (
    <div className="grid gap-3">
      {error && <Banner tone="problem">{error}</Banner>}
      {/* the button inside does the same by keyboard */}
      <section
        aria-label="Upload files"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "rounded-lg border border-dashed px-5 text-center",
          importId ? "py-4" : "py-9",
          over ? "border-accent bg-accent-soft" : "border-line-strong bg-surface",
        )}
      >
        {sending.length > 0 ? (
          <SendingList files={sending} />
        ) : (
          <>
            <p className="mb-3 text-ink-2">
              {importId
                ? "Drop more files here."
                : "Drop CSV files or a zip here: accounts, contacts, subscriptions, usage, tickets, surveys and more."}
            </p>
            <Button variant={importId ? "default" : "primary"} onClick={() => input.current?.click()}>
              Choose files
            </Button>
            {!importId && (
              <p className="mt-3 text-ink-3 text-xs">Nothing is written before you have seen what would be.</p>
            )}
          </>
        )}
        <input
          ref={input}
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.zip"
          aria-label="Files to import"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </section>
    </div>
  );
}
