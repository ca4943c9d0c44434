"use client";

import { useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { rpc } from "#components/shell/rpc.ts";
import type { Attachment } from "#lib/escalations/schema/detail.ts";

async function send(escalationId: number, file: File): Promise<Attachment> {
  const query = new URLSearchParams({ escalationId: String(escalationId), name: file.name });
  const answer = await fetch(`/api/attachments?${query}`, { method: "POST", body: file });
  const result = (await answer.json()) as Attachment & { message?: string };
  if (!answer.ok) throw new Error(result.message ?? "The file was refused. Try another.");
  return result;
}

/** Files that go with the next message: each is taken in as soon as it is chosen. */
export function useAttachments(escalationId: number) {
  const [files, setFiles] = useState<Attachment[]>([]);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  async function add(chosen: readonly File[]) {
    setPending(true);
    setProblem("");
    try {
      for (const file of chosen) {
        const kept = await send(escalationId, file);
        setFiles((before) => [...before, kept]);
      }
    } catch (reason) {
      setProblem(sentenceOf(reason));
    }
    setPending(false);
  }

  async function remove(attachmentId: number) {
    setFiles((before) => before.filter(({ id }) => id !== attachmentId));
    await rpc.escalations.removeAttachment({ escalationId, attachmentId }).catch(() => undefined);
  }

  return { files, pending, problem, add, remove, clear: () => setFiles([]) };
}
