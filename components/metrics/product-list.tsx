import { hrefWith, type Query } from "#components/ui/href.ts";
import { formatNumber } from "#components/ui/numbers.ts";
import { RowHead, SortTh, Table, Td, Tr } from "#components/ui/table.tsx";
import type { Product } from "#lib/metrics/schema/products.ts";
import { ScopeSwitch } from "./scope-switch.tsx";

type ProductListProps = { products: readonly Product[]; sort: string; query: Query; mayChange: boolean };

/** The products that customers subscribe to, and whether figures count them; with `mayChange` each has its switch. */
export function ProductList({ products, sort, query, mayChange }: ProductListProps) {
  const hrefFor = (next: string) => hrefWith("/settings/products", query, { sort: next, page: null });
  const head = { sort, hrefFor };
  return (
    <Table caption="Products">
      <thead>
        <tr>
          <SortTh column="name" {...head}>
            Product
          </SortTh>
          <SortTh column="key" {...head} className="max-sm:hidden">
            Key
          </SortTh>
          <SortTh column="subscriptions" first="desc" numeric {...head} className="max-sm:hidden">
            Subscriptions
          </SortTh>
          <SortTh column="accounts" first="desc" numeric {...head}>
            Accounts
          </SortTh>
          <SortTh column="scope" {...head}>
            In figures
          </SortTh>
        </tr>
      </thead>
      <tbody>
        {products.map((product) => (
          <Tr key={product.id}>
            <RowHead>{product.name}</RowHead>
            <Td className="max-sm:hidden">
              <code className="font-mono text-ink-2 text-xs">{product.key}</code>
            </Td>
            <Td numeric className="max-sm:hidden">
              {formatNumber(product.subscriptions)}
            </Td>
            <Td numeric>{formatNumber(product.accounts)}</Td>
            <Td className="w-40">
              {mayChange ? <ScopeSwitch product={product} /> : <span>{product.inScope ? "Counted" : "Left out"}</span>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
