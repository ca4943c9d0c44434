"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.ts";
import { importObject, importObjects } from "#lib/imports/rules/objects/registry.ts";
import { type ImportFile, type Mapping, type ObjectKey, objectKey } from "#lib/imports/schema.ts";
import { MappingOptions } from "./mapping-options.tsx";
import { MappingTable } from "./mapping-table.tsx";

export type Samples = Record<string, string[]>;
const objects = importObjects.map(({ key, label }) => ({ value: key, label }));

/** What a file holds and which column means what, as suggested; every choice can be corrected and is remembered for the next such file. */
export function MappingEditor({
  importId,
  file,
  samples,
  editable,
}: {
  importId: number;
  file: ImportFile;
  samples: Samples;
  editable: boolean;
}) {
  const router = useRouter();
  const [object, setObject] = useState<ObjectKey | null>(file.object);
  const [mapping, setMapping] = useState<Mapping | null>(file.mapping);
  const [pending, setPending] = useState(false);
  const [changed, setChanged] = useState(false);
  const change = (next: Mapping) => {
    setMapping(next);
    setChanged(true);
  };
  const chooseObject = async (value: string) => {
    const key = objectKey.safeParse(value).data ?? null;
    setObject(key);
    setChanged(true);
    if (key) setMapping(await rpc.imports.suggest({ importId, fileId: file.id, object: key }));
  };
  const save = async () => {
    setPending(true);
    try {
      const { questions } = await rpc.imports.setMapping({ importId, fileId: file.id, object, mapping });
      toast({ title: questions[0] ?? "Saved, and remembered for the next file with these columns." });
      setChanged(false);
      router.refresh();
    } catch (reason) {
      toast({ title: reason instanceof Error ? reason.message : "That was not saved. Try again.", tone: "failed" });
    }
    setPending(false);
  };
  return (
    <Section
      title={`Columns of ${file.name}`}
      tools={
        editable && (
          <Button
            variant={changed ? "primary" : "default"}
            size="sm"
            pending={pending}
            disabled={!changed}
            onClick={save}
          >
            Save the columns
          </Button>
        )
      }
    >
      {file.questions.map((question) => (
        <div key={question} className="mb-2">
          <Banner tone="warning">{question}</Banner>
        </div>
      ))}
      <Field label="This file holds" className="mb-4 max-w-sm">
        <Select
          value={object ?? ""}
          empty="Nothing to import: leave it out"
          options={objects}
          disabled={!editable}
          onChange={(event) => void chooseObject(event.target.value)}
        />
      </Field>
      {object && mapping && file.dialect && (
        <>
          <MappingOptions object={object} mapping={mapping} editable={editable} onChange={change} />
          <MappingTable
            fields={importObject(object).fields}
            columns={file.dialect.columns}
            mapping={mapping}
            samples={samples}
            editable={editable}
            onChange={change}
          />
        </>
      )}
    </Section>
  );
}
