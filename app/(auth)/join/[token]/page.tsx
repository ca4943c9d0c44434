import type { Metadata } from "next";
import { AuthCard } from "#components/people/auth-card.tsx";
import { EntryForm } from "#components/people/entry-form.tsx";

export const metadata: Metadata = { title: "Join", referrer: "no-referrer", robots: { index: false } };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <AuthCard title="Choose a password" intro="The link works once, for 7 days.">
      <EntryForm kind="join" token={token} />
    </AuthCard>
  );
}
