import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ImportDetail, ImportFile } from "#lib/imports/schema.ts";
import { DropZone } from "./drop-zone.tsx";
import { FileList } from "./file-list.tsx";
import { ImportActions } from "./import-actions.tsx";
import { ImportStatus } from "./import-status.tsx";
import { MappingEditor } from "./mapping-editor.tsx";
import { type Refused, RefusedRows } from "./refused-rows.tsx";
import { StateTag } from "./state-tag.tsx";

type Given = {
  detail: ImportDetail;
  /** The file whose columns are shown. */
  open: ImportFile | null;
  samples: readonly { name: string; values: string[] }[];
  refused: Refused;
};

/** One import from upload to undo: where it stands, its files, their columns, and what was refused. */
export function ImportScreen({ detail, open, samples, refused }: Given) {
  const { id, state, rowsTaken, own } = detail;
  const editable = state === "mapping" || state === "checked";
  const questions = detail.list.flatMap((file) => file.questions).length;
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/import">Import</TextLink>}
        title={`Import ${id}`}
        mark={<StateTag state={state} />}
        tools={
          <ImportActions
            id={id}
            state={state}
            rowsTaken={rowsTaken}
            questions={questions}
            begun={detail.startedAt !== null}
          />
        }
      >
        By {detail.createdByName}.
      </PageHeader>
      <div className="grid gap-6">
        <ImportStatus detail={detail} />
        {detail.list.length > 0 && <FileList detail={detail} open={open?.id ?? null} />}
        {(editable || state === "uploading") && <DropZone importId={id} />}
        {refused.total > 0 && <RefusedRows importId={id} refused={refused} own={own} />}
        {open?.dialect && (
          <MappingEditor
            key={`${open.id} ${open.object}`}
            importId={id}
            file={open}
            samples={Object.fromEntries(samples.map(({ name, values }) => [name, values]))}
            editable={editable}
          />
        )}
      </div>
    </>
  );
}
