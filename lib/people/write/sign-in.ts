import { hash, verify } from "@node-rs/argon2";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { db, pools } from "#lib/db.ts";

const quarterHour = 900;
const limiter = (keyPrefix: string, points: number) =>
  new RateLimiterPostgres({
    storeClient: pools.app,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix,
    points,
    duration: quarterHour,
  });

/** OWASP's argon2id setting (19 MiB, 2 passes, 1 lane); 2 is argon2id in this library. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, argon2id);
}

/** A hash of nothing in particular: verifying against it makes an unknown address cost as long as a known one. */
let decoy: Promise<string> | undefined;

export type SignIn = { ok: true; userId: number; sessionVersion: number } | { ok: false; reason: "wrong" | "too-many" };

async function within(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    (rejection: unknown) => {
      if (rejection instanceof Error) throw rejection;
      return false;
    },
  );
}

/** Whether somebody at an address may guess once more at the set-up code: 20 times in 15 minutes. */
export function mayGuessCode(address: string): Promise<boolean> {
  return within(limiter("set-up-code", 20).consume(address));
}

/**
 * Signs in with e-mail and password. At most 30 wrong tries an address and 6 an account in 15 minutes; an unknown
 * e-mail, a wrong password and a deactivated person all answer "wrong", in the same time.
 */
export async function signIn(email: string, password: string, address: string): Promise<SignIn> {
  const byAccount = limiter("sign-in-account", 6);
  const byAddress = limiter("sign-in-address", 30);
  const account = email.trim().toLowerCase().slice(0, 254);
  const inTime = (await within(byAddress.consume(address))) && (await within(byAccount.consume(account)));
  if (!inTime) return { ok: false, reason: "too-many" };
  const user = await db.appUser.findUnique({ where: { email: account } });
  decoy ??= hashPassword("decoy");
  const matches = await verify(user?.passwordHash ?? (await decoy), password.slice(0, 200));
  if (!user?.passwordHash || !matches || user.status !== "active") return { ok: false, reason: "wrong" };
  await byAccount.delete(account);
  await byAddress.reward(address);
  await db.appUser.update({ where: { id: user.id }, data: { lastSignInAt: new Date() } });
  return { ok: true, userId: user.id, sessionVersion: user.sessionVersion };
}

export type Stranger = "not-invited" | "unverified" | "deactivated" | "other-identity";
export type IdentitySignIn = { ok: true; userId: number; sessionVersion: number } | { ok: false; reason: Stranger };

/**
 * The person an identity provider vouches for: by its subject, or the first time by a verified e-mail of somebody already
 * invited. Nobody is made here. `email` is null when the provider did not verify it.
 */
export async function signInByIdentity(subject: string, email: string | null): Promise<IdentitySignIn> {
  const known = await db.appUser.findUnique({ where: { oidcSubject: subject } });
  if (!known && !email) return { ok: false, reason: "unverified" };
  const user = known ?? (await db.appUser.findUnique({ where: { email: (email as string).trim().toLowerCase() } }));
  if (!user) return { ok: false, reason: "not-invited" };
  if (user.status === "deactivated") return { ok: false, reason: "deactivated" };
  if (user.oidcSubject && user.oidcSubject !== subject) return { ok: false, reason: "other-identity" };
  const now = new Date();
  await db.$transaction([
    db.appUser.update({
      where: { id: user.id },
      data: { oidcSubject: subject, status: "active", lastSignInAt: now },
    }),
    // the invitation was taken: its link must not set a password any more
    db.userToken.updateMany({ where: { userId: user.id, purpose: "invite", usedAt: null }, data: { usedAt: now } }),
  ]);
  return { ok: true, userId: user.id, sessionVersion: user.sessionVersion };
}
