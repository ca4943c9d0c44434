import type { Metadata } from "next";
import { GiveGrant } from "#components/finance/give-grant.tsx";
import { GrantList } from "#components/finance/grant-list.tsx";
import { MoneyTabs } from "#components/finance/money-tabs.tsx";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { Empty } from "#components/ui/states.tsx";
import { call } from "#lib/call.ts";
import { finance } from "#lib/finance/procedures.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Money access" };

export default async function MoneyPage() {
  const [mine, me] = await Promise.all([call(finance.myGrants, {}), call(people.me, {})]);
  const gives = me.role === "manager" || me.role === "admin";
  const given = gives ? await call(finance.grants, {}) : [];
  const giveGrant = gives && <GiveGrant me={me.userId} teamIds={me.role === "manager" ? me.teamIds : undefined} />;
  return (
    <>
      <PageHeader title="Money access" tools={giveGrant}>
        Amounts are shown only with a grant, and every read is logged.
      </PageHeader>
      {me.role === "admin" && <MoneyTabs current="/money" />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <Section title="What you may see">
          {mine.length > 0 ? (
            <GrantList caption="My grants" grants={mine} mayRevoke={false} timeZone={me.timeZone} />
          ) : (
            <p className="text-ink-2">
              No amounts. Ask{" "}
              {me.role === "admin" ? "another admin or a manager" : "a manager of your team or an admin"} to give you a
              grant, with the reason.
            </p>
          )}
        </Section>
        {gives && (
          <Section title={me.role === "admin" ? "Grants given" : "Grants to people of your teams"}>
            {given.length > 0 ? (
              <GrantList caption="Grants given" grants={given} mayRevoke timeZone={me.timeZone} />
            ) : (
              <Empty title="No grant yet" action={giveGrant}>
                Until somebody gets one, nobody sees an amount.
              </Empty>
            )}
          </Section>
        )}
      </div>
    </>
  );
}
