"use client";

import { useState } from "react";
import { roleWords } from "#components/shell/pages.ts";
import { rpc } from "#components/shell/rpc.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Role } from "#lib/caller.ts";
import { sentenceOf } from "./change.ts";
import { deskWords, roleHints } from "./role-words.ts";

type Desk = keyof typeof deskWords;

/** The role I act in; of several, one at a time. Changing it starts again at that role's first screen. */
export function RoleForm({ role, roles, desk }: { role: Role; roles: readonly Role[]; desk: Desk | null }) {
  const [problem, setProblem] = useState("");
  const words = (one: Role) => (one === "specialist" && desk ? `Specialist (${deskWords[desk]})` : roleWords[one]);

  async function choose(next: Role) {
    try {
      await rpc.people.actAs({ role: next });
      location.assign("/");
    } catch (reason) {
      setProblem(sentenceOf(reason));
    }
  }

  if (roles.length < 2) {
    return (
      <p>
        {words(role)}. <span className="text-ink-2">{roleHints[role]} An admin gives roles under People.</span>
      </p>
    );
  }
  return (
    <Field label="I act as" hint="What you do is logged with this role." error={problem} className="max-w-sm">
      <Select
        value={role}
        options={roles.map((one) => ({ value: one, label: words(one) }))}
        onChange={(event) => void choose(event.target.value as Role)}
      />
    </Field>
  );
}
