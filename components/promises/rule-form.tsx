"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { RuleDetail } from "#lib/promises/schema/rules.ts";
import { excuseIds, type PromiseCategory, type PromiseRule, promiseCategories } from "#lib/promises/schema.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { toast } from "../ui/toast.ts";
import { categoryWords } from "./promise-words.ts";
import { RuleFields } from "./rule-fields.tsx";
import { RuleTests } from "./rule-tests.tsx";
import { TryText } from "./try-text.tsx";

type RuleFormProps = { versionId: number; found: Pick<RuleDetail, "rule" | "seen" | "tests"> | null };

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "")
    .slice(0, 60);

function ruleOf(form: FormData, before: PromiseRule | undefined): PromiseRule {
  const typed = Object.fromEntries(form) as Record<string, string>;
  const excusedBy = excuseIds.filter((id) => form.getAll("excusedBy").includes(id));
  const { name = "", why = "", neutral = "", patterns = "", examples = "", counterExamples = "" } = typed;
  return {
    ...(excusedBy.length < excuseIds.length && { excusedBy }),
    id: before?.id ?? slugOf(name),
    category: typed.category as PromiseCategory,
    name,
    why,
    neutral,
    patterns: lines(patterns),
    examples: lines(examples),
    counterExamples: lines(counterExamples),
  };
}

/** Writes a rule of the draft; its own tests run each time it is saved, and any text can be tried on the draft. */
export function RuleForm({ versionId, found }: RuleFormProps) {
  const router = useRouter();
  const { run, pending, problem } = useChange();
  const [saved, setSaved] = useState(found);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const rule = ruleOf(new FormData(event.currentTarget), saved?.rule);
    await run(async () => {
      const given = { versionId, ruleId: saved?.rule.id ?? null, seen: saved?.seen ?? null, rule };
      const { seen, tests } = await rpc.promises.saveRule(given);
      const failed = tests.filter(({ passed }) => !passed).length;
      setSaved({ rule, seen, tests });
      toast({ title: failed === 0 ? "Saved; all its tests pass" : `Saved; ${failed} of its tests fail` });
      if (found === null) router.replace(`/guard/draft/${rule.id}`);
    });
  }
  async function remove() {
    if (!saved) return;
    const rule = saved.rule;
    if (!(await run(() => rpc.promises.removeRule({ versionId, ruleId: rule.id })))) return;
    toast({
      title: `“${rule.name}” is out of the draft`,
      undo: () => rpc.promises.saveRule({ versionId, rule }).then(() => router.refresh()),
    });
    router.push("/guard/draft");
  }

  return (
    <div className="grid gap-8 xl:grid-cols-2">
      <form onSubmit={submit} className="grid content-start gap-4">
        <Field label="Name">
          <Input name="name" required maxLength={80} defaultValue={found?.rule.name} />
        </Field>
        <Field
          label="Category"
          hint="Dates and technical commitments can rest on an answered escalation; the others never go."
        >
          <Select
            name="category"
            required
            defaultValue={found?.rule.category ?? ""}
            empty="Choose…"
            options={promiseCategories.map((value) => ({ value, label: categoryWords[value] }))}
          />
        </Field>
        <RuleFields rule={found?.rule} />
        <FormProblem>{problem}</FormProblem>
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            Save in the draft
          </Button>
          {saved && (
            <Button variant="danger" pending={pending} onClick={remove}>
              Take out of the draft
            </Button>
          )}
        </div>
      </form>
      <div className="grid content-start gap-6">
        {saved && <RuleTests tests={saved.tests} />}
        <TryText key={saved?.seen} versionId={versionId} title="Try a text on the draft" />
      </div>
    </div>
  );
}
