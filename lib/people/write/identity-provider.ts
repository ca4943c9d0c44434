import type { AuthOptions } from "next-auth";
import type { config } from "#lib/config.ts";
import { type Stranger, signInByIdentity } from "#lib/people/write/sign-in.ts";

type Claims = { sub: string; email?: string; email_verified?: boolean };
/** Who comes back from the provider; the session is made of `userId` and `sessionVersion`, once they are let in. */
type Arriving = { id: string; email?: string | null; userId?: number; sessionVersion?: number };

/**
 * Any OpenID Connect provider: found by discovery, with PKCE, state and nonce. A subject means nothing without its issuer, so
 * both are the identity; providers that keep the e-mail out of the ID token are asked for it.
 */
export function identityProvider(oidc: NonNullable<typeof config.oidc>): AuthOptions["providers"][number] {
  const issuer = oidc.issuer.replace(/\/$/, "");
  return {
    id: "oidc",
    name: "Single sign-on",
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    userinfo: {
      request: async ({ tokens, client }) => {
        const claims = (tokens as { claims: () => Claims }).claims();
        return claims.email ? claims : { ...claims, ...(await client.userinfo(tokens as never)) };
      },
    },
    profile: ({ sub, email, email_verified }: Claims) => ({
      id: `${issuer}#${sub}`,
      email: email_verified === true && email ? email : null,
    }),
  };
}

/** Completes who arrives to a person of this desk; the reason when they are none, and then nothing was changed. */
export async function letInByIdentity(arriving: Arriving): Promise<Stranger | null> {
  const result = await signInByIdentity(arriving.id, arriving.email ?? null);
  if (!result.ok) return result.reason;
  Object.assign(arriving, { userId: result.userId, sessionVersion: result.sessionVersion });
  return null;
}
