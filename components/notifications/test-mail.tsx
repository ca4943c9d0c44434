"use client";

import { useState } from "react";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";

/** Sends the admin a mail and says what came of it. */
export function TestMail() {
  const { run, pending, problem } = useChange();
  const [said, setSaid] = useState("");
  return (
    <div className="grid justify-items-start gap-2">
      <Button
        pending={pending}
        onClick={() => void run(async () => setSaid((await rpc.notifications.testMail({})).sentence))}
      >
        Send a test mail
      </Button>
      <p role="status" className="text-ink-2 text-sm empty:hidden">
        {said}
      </p>
      <FormProblem>{problem}</FormProblem>
    </div>
  );
}
