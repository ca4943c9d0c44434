import { PeopleSection, peoplePageSize } from "#components/adoption/people-section.tsx";
import { UsageView } from "#components/adoption/usage-view.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import type { Query } from "#components/ui/href.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { adoption } from "#lib/adoption/procedures.ts";
import { readPeopleKind } from "#lib/adoption/rules/address.ts";
import { call } from "#lib/call.ts";

type Given = { params: Promise<{ accountId: string }>; searchParams: Promise<Query> };

export default async function UsagePage({ params, searchParams }: Given) {
  const accountId = readAccountId((await params).accountId);
  const query = await searchParams;
  const show = readPeopleKind(oneText(query.who as string));
  const page = pageNumber(query.page as string);
  const [usage, people] = await Promise.all([
    call(adoption.usage, { accountId }),
    call(adoption.people, { accountId, show, page, pageSize: peoplePageSize }),
  ]);
  return (
    <div className="grid gap-8">
      <UsageView usage={usage} />
      {(usage.lastOn !== null || people.known) && <PeopleSection {...{ accountId, people, show, page, query }} />}
    </div>
  );
}
