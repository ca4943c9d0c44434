import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "#components/people/auth-card.tsx";
import { EntryForm } from "#components/people/entry-form.tsx";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage() {
  if (!(await call(people.unclaimed, {})).unclaimed) redirect("/sign-in");
  return (
    <AuthCard title="Set up Bellwether" intro="Nobody is here yet. You become the first admin and invite the others.">
      <EntryForm kind="set-up" />
    </AuthCard>
  );
}
