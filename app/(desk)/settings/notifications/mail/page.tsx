import type { Metadata } from "next";
import { MailForm } from "#components/notifications/mail-form.tsx";
import { NotificationTabs } from "#components/notifications/notification-tabs.tsx";
import { TestMail } from "#components/notifications/test-mail.tsx";
import { formatCount } from "#components/ui/numbers.ts";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { notifications } from "#lib/notifications/procedures.ts";

export const metadata: Metadata = { title: "Mail server" };

export default async function MailPage() {
  const [settings, { role }] = await Promise.all([call(notifications.mailSettings, {}), currentCaller()]);
  const { from, waiting, dead } = settings;
  return (
    <>
      <PageHeader title="Mail server">
        Digests go out through it. Without one they are readable in each person's settings.
      </PageHeader>
      <NotificationTabs current="/settings/notifications/mail" role={role} />
      <div className="grid gap-8">
        <Section title="Server">
          {from === "environment" ? (
            <p className="max-w-xl text-ink-2">
              It is set by SMTP_URL and MAIL_FROM where Bellwether is started, and only changed there.
            </p>
          ) : (
            <MailForm key={JSON.stringify(settings.server)} settings={settings} />
          )}
        </Section>
        {from !== "nowhere" && (
          <Section title="Test">
            <TestMail />
          </Section>
        )}
        <p className="text-ink-3 text-sm">
          {formatCount(waiting, "digest")} to go out, {formatCount(dead, "digest")} given up.
        </p>
      </div>
    </>
  );
}
