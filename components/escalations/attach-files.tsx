"use client";

import { Paperclip, X } from "lucide-react";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { takenEndings } from "#lib/escalations/rules/sniff-file.ts";
import type { Attachment } from "#lib/escalations/schema/detail.ts";
import { bytesWords } from "./bytes-words.ts";

type AttachFilesProps = {
  files: readonly Attachment[];
  pending: boolean;
  add: (chosen: readonly File[]) => void;
  remove: (id: number) => void;
};

/** Chooses files for the message, and shows those that will go with it. */
export function AttachFiles({ files, pending, add, remove }: AttachFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        accept={takenEndings.map((ending) => `.${ending}`).join(",")}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button pending={pending} title="10 MB at most a file" onClick={() => input.current?.click()}>
        <Paperclip size={14} aria-hidden="true" /> Attach
      </Button>
      {files.map(({ id, name, bytes }) => (
        <span key={id} className="inline-flex items-center gap-1 rounded-md bg-sunken pl-2 text-sm">
          {name} <span className="text-ink-3 text-xs">{bytesWords(bytes)}</span>
          <IconButton label={`Remove ${name}`} icon={<X size={13} aria-hidden="true" />} onClick={() => remove(id)} />
        </span>
      ))}
    </>
  );
}
