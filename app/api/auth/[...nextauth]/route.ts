import NextAuth, { type AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { config } from "#lib/config.ts";
import { log } from "#lib/log.ts";
import { sessionCookie } from "#lib/people/read/caller-of.ts";
import { identityProvider, letInByIdentity } from "#lib/people/write/identity-provider.ts";
import { signIn } from "#lib/people/write/sign-in.ts";

const credentials = Credentials({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(given, request) {
    const address = String(request.headers?.["x-client-address"] ?? "unknown");
    const attempt = signIn(String(given?.email ?? ""), String(given?.password ?? ""), address);
    const result = await attempt.catch((error: unknown) => {
      log.error({ err: error }, "sign-in failed");
      // what is thrown from here is told to whoever tries to sign in
      return { ok: false, reason: "unavailable" } as const;
    });
    if (!result.ok) throw new Error(result.reason);
    return { id: String(result.userId), userId: result.userId, sessionVersion: result.sessionVersion };
  },
});

function options(): AuthOptions {
  // next-auth reads its own address only from here
  process.env.NEXTAUTH_URL ??= config.publicUrl;
  const secure = config.publicUrl.startsWith("https:");
  return {
    secret: config.secret,
    session: { strategy: "jwt", maxAge: 12 * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [credentials, ...(config.oidc ? [identityProvider(config.oidc)] : [])],
    cookies: { sessionToken: { name: sessionCookie, options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    callbacks: {
      // an expected "no" goes to the sign-in page with its reason
      signIn: async ({ user, account }) => {
        if (account?.provider !== "oidc") return true;
        const refusal = await letInByIdentity(user);
        return refusal === null || `/sign-in?error=${refusal}`;
      },
      jwt: ({ token, user }) =>
        user
          ? {
              ...token,
              ...("userId" in user && {
                userId: user.userId,
                sessionVersion: (user as { sessionVersion?: number }).sessionVersion,
              }),
            }
          : token,
    },
  };
}

const handler = (request: Request, context: unknown) => NextAuth(request as never, context as never, options());

export { handler as GET, handler as POST };
