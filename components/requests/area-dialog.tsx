"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { EscalationCategory } from "#lib/escalations/schema.ts";
import type { ScopeArea } from "#lib/requests/schema.ts";
import { optionsOf } from "../accounts/words.ts";
import { sentenceOf } from "../people/change.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { toast } from "../ui/toast.ts";
import { categoryWords } from "./request-words.ts";

const wordsIn = (text: string) =>
  text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** Adds an area to the scope or to what is outside, or changes its name and words. */
export function AreaDialog({ area, inside }: { area?: ScopeArea; inside: boolean }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const onSuccess = () => {
    toast({ title: area ? "Area changed" : "Area added" });
    router.refresh();
    setOpen(false);
  };
  const add = useMutation(orpc.requests.addArea.mutationOptions({ onSuccess }));
  const change = useMutation(orpc.requests.changeArea.mutationOptions({ onSuccess }));
  const error = add.error ?? change.error;
  const submit = (form: FormData) => {
    const fields = { name: String(form.get("name")), words: wordsIn(String(form.get("words") ?? "")) };
    const category = inside ? null : (form.get("category") as EscalationCategory);
    if (area) change.mutate({ ...fields, areaId: area.id });
    else add.mutate({ ...fields, category });
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={area ? `Edit ${area.name}` : undefined}>
        {area ? "Edit" : "Add area"}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} size="sm" title={area ? `Edit ${area.name}` : "Add area"}>
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          <Field label="Name" error={error ? sentenceOf(error) : undefined}>
            <Input name="name" required maxLength={120} defaultValue={area?.name} />
          </Field>
          {!inside && !area && (
            <Field label="Escalates as">
              <Select name="category" options={optionsOf(categoryWords)} />
            </Field>
          )}
          <Field label="Words that suggest it" hint="Separated by commas. Whole words are found, whatever their case.">
            <Textarea name="words" rows={4} defaultValue={area?.words.join(", ")} />
          </Field>
          <Button
            type="submit"
            variant="primary"
            pending={add.isPending || change.isPending}
            className="justify-self-end"
          >
            {area ? "Save" : "Add"}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
