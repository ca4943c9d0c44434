import type { Metadata } from "next";
import { SetUpList } from "#components/people/set-up-list.tsx";
import { setUpSteps } from "#components/people/set-up-steps.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Set-up" };

export default async function SetUpListPage() {
  const steps = setUpSteps(await call(people.setUp, {}));
  const left = steps.filter(({ done }) => !done).length;
  return (
    <>
      <PageHeader title="Set-up">
        {left === 0 ? "Everything is set up." : `${left} of ${steps.length} steps are left.`}
      </PageHeader>
      <SetUpList steps={steps} />
    </>
  );
}
