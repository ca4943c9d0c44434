import { formatNumber } from "#components/ui/numbers.ts";
import { Progress } from "#components/ui/progress.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { linkedObjects } from "#lib/imports/rules/objects/links.ts";
import { importObject } from "#lib/imports/rules/objects/registry.ts";
import type { ImportDetail, ImportFile } from "#lib/imports/schema.ts";

type Given = { detail: ImportDetail; open: number | null };

/** The files of an import: what each holds, how far it is, and what was said about it. */
export function FileList({ detail, open }: Given) {
  const counted = !["uploading", "reading", "mapping"].includes(detail.state);
  const moving = detail.state === "running" || detail.state === "checking";
  return (
    <Table caption="Files of this import">
      <thead>
        <tr>
          <Th>File</Th>
          <Th>Holds</Th>
          <Th className="w-1/3">{moving ? "Progress" : "Remarks"}</Th>
          <Th numeric>Rows</Th>
          <Th numeric>Taken</Th>
          <Th numeric>Refused</Th>
        </tr>
      </thead>
      <tbody>
        {detail.list.map((file) => (
          <Tr
            key={file.id}
            aria-current={file.id === open ? "true" : undefined}
            className={file.id === open ? "bg-sunken" : ""}
          >
            <RowHead>
              <TextLink href={`/import/${detail.id}?file=${file.id}`} scroll={false}>
                {file.name}
              </TextLink>
            </RowHead>
            <Td>
              <Holds file={file} />
            </Td>
            <Td>{moving && file.object ? <FileProgress file={file} /> : <Remarks file={file} />}</Td>
            <Td numeric>{file.rowsTotal === null ? "" : formatNumber(file.rowsTotal)}</Td>
            <Td numeric>{counted && file.object ? formatNumber(file.rowsTaken) : ""}</Td>
            <Td numeric>
              {file.rowsRefused > 0 ? (
                <TextLink href={`/import/${detail.id}?file=${file.id}#refused`}>
                  {formatNumber(file.rowsRefused)}
                </TextLink>
              ) : (
                counted && file.object && "0"
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Holds({ file }: { file: ImportFile }) {
  if (file.state === "refused") return <Tag tone="risk">■ Cannot be read</Tag>;
  if (!file.object) return <span className="text-ink-3">Left out</span>;
  return importObject(file.object).label;
}

function FileProgress({ file }: { file: ImportFile }) {
  const words = file.state === "done" ? "done" : file.rowsDone === 0 ? "waiting" : undefined;
  return <Progress label={`Rows of ${file.name}`} done={file.rowsDone} total={file.rowsTotal ?? 0} detail={words} />;
}

function Remarks({ file }: { file: ImportFile }) {
  const lines = [
    ...file.questions.map((text) => ({ mark: "▲", text })),
    ...file.warnings.map((one) => ({ mark: "", text: one.message })),
  ];
  if (file.object && linkedObjects[file.object] && !file.mapping?.columns.account && file.questions.length === 0)
    lines.push({ mark: "", text: "Its rows find their account through link files, or through their contact." });
  if (file.error) lines.unshift({ mark: "", text: file.error });
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-0.5 text-ink-2 text-sm">
      {lines.map(({ mark, text }) => (
        <li key={text}>
          {mark && (
            <span className="text-watch">
              <span aria-hidden="true">{mark}</span>
              <span className="sr-only">Question: </span>{" "}
            </span>
          )}
          {text}
        </li>
      ))}
    </ul>
  );
}
