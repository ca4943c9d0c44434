import type { FeatureLine } from "#lib/adoption/schema/list.ts";
import { RowBar } from "../charts/row-bar.tsx";
import { hrefWith } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { adoptionPath, shown } from "./adoption-words.ts";

/** For each feature, how many of the accounts that pay for it did not use it; the count opens them. */
export function UnusedFeatures({ features }: { features: readonly FeatureLine[] }) {
  const lines = features
    .map((line) => ({ ...line, unused: line.inPlan - line.used }))
    .filter(({ inPlan }) => inPlan > 0)
    .sort((a, b) => b.unused - a.unused);
  return (
    <Table caption="Features that are paid for and not used" dense>
      <thead>
        <tr>
          <Th>Feature</Th>
          <Th numeric>Pay for it</Th>
          <Th numeric>Used it</Th>
          <Th numeric>Did not</Th>
          <Th numeric>Share</Th>
          <Th className="w-1/4 max-sm:hidden">
            <span className="sr-only">Drawn</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, name, inPlan, used, unused }) => (
          <Tr key={id}>
            <RowHead>{name}</RowHead>
            <Td numeric>{formatNumber(inPlan)}</Td>
            <Td numeric>
              <TextLink href={hrefWith(adoptionPath, { owner: "all", uses: id })}>{formatNumber(used)}</TextLink>
            </Td>
            <Td numeric>
              <TextLink href={hrefWith(`${adoptionPath}/unused`, { owner: "all", unused: id })}>
                {formatNumber(unused)}
              </TextLink>
            </Td>
            <Td numeric>{shown((100 * unused) / inPlan, 0)} %</Td>
            <Td className="max-sm:hidden">
              <RowBar value={unused} max={inPlan} state="at-risk" />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
