import type { AccountMoney, Money } from "#lib/finance/schema.ts";
import { absoluteDate } from "../ui/dates.ts";
import { formatMoney } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";

const words = (money: Money) => formatMoney(money.minor, money.currency);

/** An account's money, for those with a grant; the read was logged. */
export function MoneyView({ money }: { money: AccountMoney }) {
  return (
    <div className="grid gap-6">
      <p className="text-ink-2">
        {money.recurring.length === 0
          ? "No recurring revenue today."
          : `${money.recurring.map(words).join(" and ")} a month.`}{" "}
        This look is in the access log.
      </p>
      <Section title="Subscriptions">
        <Table caption="Subscriptions" dense>
          <thead>
            <tr>
              <Th>Product</Th>
              <Th numeric>Quantity</Th>
              <Th>From</Th>
              <Th>To</Th>
              <Th numeric>A month</Th>
            </tr>
          </thead>
          <tbody>
            {money.subscriptions.map((line) => (
              <Tr key={line.id}>
                <RowHead>{line.product}</RowHead>
                <Td numeric>{line.quantity ?? "–"}</Td>
                <Td>{absoluteDate(line.startsOn)}</Td>
                <Td>{line.endsOn ? absoluteDate(line.endsOn) : "open"}</Td>
                <Td numeric>{words(line.monthly)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Section>
      <Section title="Movements">
        <Table caption="Revenue movements" dense>
          <thead>
            <tr>
              <Th>Day</Th>
              <Th>Kind</Th>
              <Th numeric>Amount</Th>
            </tr>
          </thead>
          <tbody>
            {money.movements.map((move) => (
              <Tr key={`${move.day} ${move.kind} ${move.amount.minor}`}>
                <RowHead>{absoluteDate(move.day)}</RowHead>
                <Td>{move.kind}</Td>
                <Td numeric>{words(move.amount)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Section>
    </div>
  );
}
