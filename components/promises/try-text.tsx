"use client";

import { useState } from "react";
import { Field } from "../ui/field.tsx";
import { Section } from "../ui/page-header.tsx";
import { GuardedText, guarded } from "./guarded-text.tsx";

/** A place to see what the guard would say; nothing typed here is sent or counted. */
export function TryText({ versionId, title }: { versionId?: number; title: string }) {
  const [value, setValue] = useState(() => guarded());
  return (
    <Section title={title}>
      <Field label="A text for a customer" hint="Nothing typed here is sent or counted.">
        <GuardedText
          surface={null}
          accountId={null}
          versionId={versionId}
          value={value}
          onChange={setValue}
          rows={4}
          placeholder="We will hold your price for another year."
        />
      </Field>
    </Section>
  );
}
