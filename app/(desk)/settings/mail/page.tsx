import type { Metadata } from "next";
import { CalendarFeed } from "#components/engagement/calendar-feed.tsx";
import { CalendarSource } from "#components/engagement/calendar-source.tsx";
import { MailAddress } from "#components/engagement/mail-address.tsx";
import { MailInbox } from "#components/engagement/mail-inbox.tsx";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { call } from "#lib/call.ts";
import { today } from "#lib/clock.ts";
import { config } from "#lib/config.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Mail and calendar" };

export default async function MailPage() {
  const [me, { domain, address }] = await Promise.all([call(people.me, {}), call(engagement.mailSettings, {})]);
  const calendar = me.role === "admin" ? null : await call(engagement.calendarSettings, {});
  return (
    <>
      <PageHeader title="Mail and calendar">How conversations document themselves.</PageHeader>
      <SettingsTabs current="/settings/mail" role={me.role} />
      <div className="grid gap-8">
        {me.role !== "admin" && (
          <Section title="My address for copies">
            <MailAddress domain={domain} address={address} />
          </Section>
        )}
        {calendar && (
          <>
            <Section title="My calendar feed">
              <CalendarFeed feed={calendar.feed} />
            </Section>
            <Section title="My meetings">
              <CalendarSource source={calendar.source} asOf={today(me.timeZone)} />
            </Section>
          </>
        )}
        {me.role === "admin" && (
          <Section title="How mail comes in">
            <MailInbox domain={domain} address={`${config.publicUrl}/v1/mail`} />
          </Section>
        )}
      </div>
    </>
  );
}
