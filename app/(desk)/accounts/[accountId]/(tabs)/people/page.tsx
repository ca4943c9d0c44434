import { PeopleView } from "#components/accounts/people-view.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";

export default async function PeoplePage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  const { timeZone } = await currentCaller();
  const [contacts, answers] = await Promise.all([
    call(accounts.contacts, { accountId }),
    call(accounts.answers, { accountId }),
  ]);
  return <PeopleView contacts={contacts} answers={answers} asOf={today(timeZone)} />;
}
