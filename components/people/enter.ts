type Answer = { ok: true } | { ok: false; message: string };

const sentences: Record<string, string> = {
  wrong: "E-mail or password is not right. Check both, or ask your admin for a new link.",
  unavailable: "The database does not answer just now. Try again in a moment.",
  "too-many": "Too many tries. Wait 15 minutes, then try again.",
};

async function post(
  path: string,
  body: BodyInit,
  type: string,
): Promise<{ status: number; body: Record<string, string> }> {
  const response = await fetch(path, { method: "POST", body, headers: { "content-type": type } });
  return { status: response.status, body: await response.json() };
}

/** Signs in with e-mail and password and sets the session cookie. */
export async function enter(email: string, password: string): Promise<Answer> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const form = new URLSearchParams({ csrfToken, email, password, json: "true" });
  const { status, body } = await post("/api/auth/callback/credentials", form, "application/x-www-form-urlencoded");
  if (status === 200) return { ok: true };
  const error = new URL(body.url ?? "/", location.origin).searchParams.get("error") ?? "";
  return { ok: false, message: sentences[error] ?? "Signing in did not work. Try again in a moment." };
}

/** Hands a form to an open door, then signs the person in with what they typed. */
export async function enterThrough(door: "set-up" | "join", given: Record<string, string>): Promise<Answer> {
  const { status, body } = await post(`/api/v1/${door}`, JSON.stringify(given), "application/json");
  if (status !== 200) return { ok: false, message: body.message ?? "That did not work. Try again in a moment." };
  return enter(body.email ?? "", given.password ?? "");
}

/** Goes to the identity provider; it sends the person back signed in, or to the sign-in page with the reason. */
export async function enterByProvider(): Promise<void> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const form = new URLSearchParams({ csrfToken, callbackUrl: "/", json: "true" });
  const { body } = await post("/api/auth/signin/oidc", form, "application/x-www-form-urlencoded");
  location.assign(body.url ?? "/sign-in?error=OAuthSignin");
}

/** Ends the session in this browser. */
export async function leave(): Promise<void> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  await post(
    "/api/auth/signout",
    new URLSearchParams({ csrfToken, json: "true" }),
    "application/x-www-form-urlencoded",
  );
  location.assign("/sign-in");
}
