import { csmsShown, type Overview } from "#lib/metrics/schema/screen.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { Section } from "../ui/page-header.tsx";
import { Pagination } from "../ui/pagination.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { SliceTable } from "./slice-table.tsx";

/** Each CSM's targets, a page of people at a time; the 1:1 sets a few of them side by side with every figure. */
export function CsmSection({ data, query, page }: { data: Overview; query: Query; page: number }) {
  const from = (page - 1) * csmsShown;
  const hrefFor = (to: number) => hrefWith("/targets", query, { csms: to === 1 ? null : to });
  const first = data.owners.slice(0, 2).map((one) => one.id);
  return (
    <Section
      title="By CSM"
      className="mt-6"
      tools={
        <TextLink href={hrefWith("/targets/one-to-one", query, { owner: null, csms: null, csm: first.join(",") })}>
          Side by side, for the 1:1
        </TextLink>
      }
    >
      <SliceTable lines={data.owners} tiles={data.tiles} what="CSM" param="owner" query={query} />
      {data.ownersTotal > csmsShown && (
        <Pagination
          label="CSMs"
          from={from + 1}
          to={Math.min(from + csmsShown, data.ownersTotal)}
          total={data.ownersTotal}
          previousHref={page > 1 ? hrefFor(page - 1) : undefined}
          nextHref={from + csmsShown < data.ownersTotal ? hrefFor(page + 1) : undefined}
        />
      )}
    </Section>
  );
}
