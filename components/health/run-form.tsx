"use client";

import { useRouter } from "next/navigation";
import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import type { z } from "zod";
import { sentenceOf } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { Button } from "#components/ui/button.tsx";

type RunFormProps<Asked> = {
  label: string;
  action: string;
  /** The list of such runs; each has its page below it. */
  path: string;
  read: (typed: Record<string, FormDataEntryValue>) => z.ZodSafeParseResult<Asked>;
  start: (asked: Asked) => Promise<{ id: number }>;
  children: ReactNode;
};

/** What a run over the past shall look at; a press starts it and leads to its page. What is wrong is said, and nothing starts. */
export function RunForm<Asked>({ label, action, path, read, start, children }: RunFormProps<Asked>) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const asked = read(Object.fromEntries(new FormData(event.currentTarget)));
    if (!asked.success) return setProblem(asked.error.issues[0]?.message ?? "Check what you typed.");
    setPending(true);
    setProblem("");
    try {
      const { id } = await start(asked.data);
      router.push(`${path}/${id}`);
    } catch (error) {
      setProblem(sentenceOf(error));
      setPending(false);
    }
  }

  return (
    <form noValidate onSubmit={submit} aria-label={label} className="grid max-w-3xl gap-4">
      {children}
      <FormProblem>{problem}</FormProblem>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {action}
        </Button>
      </div>
    </form>
  );
}
