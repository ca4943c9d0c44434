import { ButtonLink } from "#components/ui/button-link.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";

type Row = { file: string; row: number; column: string | null; message: string; raw: string | null };
export type Refused = { rows: readonly Row[]; total: number; page: number; pageSize: number };

/** Each refused row with what to do about it. The row's own text is for the one who brought the file. */
export function RefusedRows({ importId, refused, own }: { importId: number; refused: Refused; own: boolean }) {
  const { rows, total, page, pageSize } = refused;
  const from = (page - 1) * pageSize;
  const hrefOf = (next: number) => `/import/${importId}?page=${next}#refused`;
  return (
    <div id="refused">
      <Section
        title="Refused rows"
        tools={
          <ButtonLink size="sm" href={`/api/v1/imports/${importId}/refused.csv`} prefetch={false} download>
            Download as CSV
          </ButtonLink>
        }
      >
        {!own && (
          <p className="mb-2 text-ink-3 text-sm">
            The rows themselves are shown only to the person who uploaded the files.
          </p>
        )}
        <Table caption="Refused rows and what to do" dense>
          <thead>
            <tr>
              <Th>File</Th>
              <Th numeric>Row</Th>
              <Th>Column</Th>
              <Th>What to do</Th>
              {own && <Th>Row as it was</Th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <Tr key={`${one.file} ${one.row}`}>
                <RowHead className="font-normal">{one.file}</RowHead>
                <Td numeric>{one.row}</Td>
                <Td>{one.column}</Td>
                <Td>{one.message}</Td>
                {own && (
                  <Td>
                    <code className="block max-w-[40ch] truncate font-mono text-xs" title={one.raw ?? undefined}>
                      {one.raw?.slice(0, 300)}
                    </code>
                  </Td>
                )}
              </Tr>
            ))}
          </tbody>
        </Table>
        <Pagination
          label="Pages of refused rows"
          from={rows.length && from + 1}
          to={from + rows.length}
          total={total}
          previousHref={page > 1 ? hrefOf(page - 1) : undefined}
          nextHref={from + pageSize < total ? hrefOf(page + 1) : undefined}
        />
      </Section>
    </div>
  );
}
