import { Button } from "#components/ui/button.tsx";
import { formatMoney } from "#components/ui/numbers.ts";
import { Section } from "#components/ui/page-header.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { AccountMoney, Money } from "#lib/finance/schema.ts";
import { DealAmount } from "./deal-amount.tsx";
import { movementWords } from "./movement-words.ts";

const amount = ({ minor, currency }: Money) => formatMoney(minor, currency);

const signed = (money: Money) => (money.minor > 0 ? `+${amount(money)}` : amount(money));

function Recurring({ recurring }: Pick<AccountMoney, "recurring">) {
  if (recurring.length === 0) return <p className="text-ink-2">No subscription is running.</p>;
  return (
    <div className="grid gap-2">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {recurring.map((money) => (
          <div key={money.currency}>
            <dt className="text-ink-3 text-xs">Recurring a month</dt>
            <dd className="font-semibold text-xl">{amount(money)}</dd>
            <dd className="text-ink-2 text-sm">{amount({ ...money, minor: money.minor * 12 })} a year</dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-3 text-xs">Subscriptions that run today, of products in scope.</p>
    </div>
  );
}

function Subscriptions({ rows }: { rows: AccountMoney["subscriptions"] }) {
  return (
    <Table caption="Subscriptions">
      <thead>
        <tr>
          <Th>Product</Th>
          <Th numeric>Quantity</Th>
          <Th>From</Th>
          <Th>Until</Th>
          <Th numeric>A month</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead>{row.product}</RowHead>
            <Td numeric>{row.quantity ?? "–"}</Td>
            <Td>
              <RelativeDate at={row.startsOn} />
            </Td>
            <Td>{row.endsOn ? <RelativeDate at={row.endsOn} /> : "open"}</Td>
            <Td numeric>{amount(row.monthly)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Movements({ rows }: { rows: AccountMoney["movements"] }) {
  return (
    <Table caption="Movements of recurring revenue" dense>
      <thead>
        <tr>
          <Th>Day</Th>
          <Th>Movement</Th>
          <Th numeric>A month</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <RelativeDate at={row.day} />
            </Td>
            <RowHead>{movementWords(row.kind)}</RowHead>
            <Td numeric>{signed(row.amount)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Invoices({ rows }: { rows: AccountMoney["invoices"] }) {
  return (
    <Table caption="Invoices, the latest first" dense>
      <thead>
        <tr>
          <Th>Invoice</Th>
          <Th>Day</Th>
          <Th>Due</Th>
          <Th>State</Th>
          <Th numeric>Amount</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead>{row.number}</RowHead>
            <Td>
              <RelativeDate at={row.day} />
            </Td>
            <Td>{row.dueOn ? <RelativeDate at={row.dueOn} /> : "–"}</Td>
            <Td>{row.status}</Td>
            <Td numeric>{amount(row.amount)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

type DealsProps = { accountId: number; rows: AccountMoney["deals"]; onSet: (() => void) | undefined };

function Deals({ accountId, rows, onSet }: DealsProps) {
  return (
    <Table caption="Deals">
      <thead>
        <tr>
          <Th>Deal</Th>
          <Th>Stage</Th>
          <Th>Closes</Th>
          <Th numeric>Amount</Th>
          {onSet && <Th>Change</Th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead>{row.name}</RowHead>
            <Td>{row.stage ?? "–"}</Td>
            <Td>{row.closesOn ? <RelativeDate at={row.closesOn} /> : "–"}</Td>
            <Td numeric>{row.amount ? amount(row.amount) : "–"}</Td>
            {onSet && (
              <Td>
                <DealAmount accountId={accountId} deal={row} onSet={onSet} />
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Everything in money about one account; a part without rows says so in a sentence. */
export function MoneyTables({
  accountId,
  mayChange,
  money,
  pending,
  onReadAgain,
}: {
  accountId: number;
  mayChange: boolean;
  money: AccountMoney;
  pending: boolean;
  onReadAgain: () => void;
}) {
  const parts = [
    ["Subscriptions", money.subscriptions.length, <Subscriptions key="s" rows={money.subscriptions} />],
    ["Movements", money.movements.length, <Movements key="m" rows={money.movements} />],
    [
      "Deals",
      money.deals.length,
      <Deals key="d" accountId={accountId} rows={money.deals} onSet={mayChange ? onReadAgain : undefined} />,
    ],
    ["Invoices", money.invoices.length, <Invoices key="i" rows={money.invoices} />],
  ] as const;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <Recurring recurring={money.recurring} />
      {parts.map(([title, count, table]) => (
        <Section key={title} title={title}>
          {count > 0 ? table : <p className="text-ink-2">None.</p>}
        </Section>
      ))}
      <p className="flex flex-wrap items-center gap-3 text-ink-3 text-xs">
        These amounts do not change by themselves: each read is in the access log.
        <Button size="sm" pending={pending} onClick={onReadAgain}>
          Read again
        </Button>
      </p>
    </div>
  );
}
