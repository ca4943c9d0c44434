import type { Metadata } from "next";
import { PasswordForm } from "#components/people/password-form.tsx";
import { RoleForm } from "#components/people/role-form.tsx";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { SignOut } from "#components/people/sign-out.tsx";
import { ThemeForm } from "#components/people/theme-form.tsx";
import { TimeZoneForm } from "#components/people/time-zone-form.tsx";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";
import { timeZones } from "#lib/people/schema.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const me = await call(people.me, {});
  return (
    <>
      <PageHeader title="Settings">You are signed in as {me.name}.</PageHeader>
      <SettingsTabs current="/settings" role={me.role} />
      <div className="grid gap-8">
        <Section title="Role">
          <RoleForm role={me.role} roles={me.roles} desk={me.desk} />
        </Section>
        <Section title="Time zone">
          <TimeZoneForm timeZone={me.timeZone} zones={timeZones()} />
        </Section>
        <Section title="Theme">
          <ThemeForm />
        </Section>
        <Section title="Password">
          <PasswordForm />
        </Section>
        <Section title="Session">
          <SignOut />
        </Section>
      </div>
    </>
  );
}
