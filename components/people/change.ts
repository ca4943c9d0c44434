"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "#components/ui/toast.ts";

type Issues = { data?: { issues?: { message?: string }[] } };

/** What a door answered, as a sentence for people: the first field that was wrong, else its own words. */
export function sentenceOf(reason: unknown): string {
  const issue = (reason as Issues | null)?.data?.issues?.[0]?.message;
  if (issue) return issue;
  if (reason instanceof TypeError) return "The server did not answer. Check your connection and try again.";
  return reason instanceof Error ? reason.message : "That did not work. Try again in a moment.";
}

/** Runs one change through a door, then re-reads the page. `problem` holds the sentence of a refusal until the next try. */
export function useChange() {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  async function run(change: () => Promise<unknown>, done?: string): Promise<boolean> {
    setPending(true);
    setProblem("");
    try {
      await change();
      router.refresh();
      if (done) toast({ title: done });
      return true;
    } catch (reason) {
      setProblem(sentenceOf(reason));
      return false;
    } finally {
      setPending(false);
    }
  }

  return { run, pending, problem, clear: () => setProblem("") };
}
