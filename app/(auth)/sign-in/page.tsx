import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "#components/people/auth-card.tsx";
import { EntryForm } from "#components/people/entry-form.tsx";
import { signOnSentence } from "#components/people/sign-on-words.ts";
import { SingleSignOn } from "#components/people/single-sign-on.tsx";
import { call } from "#lib/call.ts";
import { config } from "#lib/config.ts";
import { people } from "#lib/people/procedures.ts";
import { ownPath } from "#lib/people/rules.ts";

export const metadata: Metadata = {
  title: "Sign in",
  description: "Sign in to Bellwether, the desk of your customer-success team.",
};

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string; error?: string }>;
}) {
  if ((await call(people.unclaimed, {})).unclaimed) redirect("/set-up");
  const { next, error } = await searchParams;
  return (
    <AuthCard title="Sign in" intro="Who needs you today, why, and what to do next.">
      <EntryForm kind="sign-in" next={ownPath(next)} />
      {config.oidc && <SingleSignOn />}
      {error && (
        <p role="alert" className="text-risk">
          {signOnSentence(error)}
        </p>
      )}
    </AuthCard>
  );
}
