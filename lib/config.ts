/** What the process was started with. The launcher sets these; nothing else reads the environment. */
function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Start Bellwether with "npm start", which sets it.`);
  return value;
}

function daysOf(name: string, otherwise: number): number {
  const days = Number(process.env[name] || otherwise);
  if (!Number.isInteger(days) || days < 1)
    throw new Error(`${name} is "${process.env[name]}": set it to a number of days, 1 or more.`);
  return days;
}

export const config = {
  get appUrl() {
    return needed("BELLWETHER_APP_URL");
  },
  get financeUrl() {
    return needed("BELLWETHER_FINANCE_URL");
  },
  get financeSystemUrl() {
    return needed("BELLWETHER_FINANCE_SYSTEM_URL");
  },
  get secret() {
    return needed("BELLWETHER_SECRET");
  },
  get port() {
    return Number(process.env.PORT ?? 3000);
  },
  get publicUrl() {
    return process.env.PUBLIC_URL ?? `http://localhost:${this.port}`;
  },
  get trustProxy() {
    return process.env.TRUST_PROXY === "1";
  },
  /** Whether calendars and webhooks may be asked for inside the own network (ALLOW_PRIVATE_TARGETS=1). */
  get allowPrivateTargets() {
    return process.env.ALLOW_PRIVATE_TARGETS === "1";
  },
  /** For how many days events are kept as they came (INGEST_RAW_DAYS). */
  get rawDays() {
    return daysOf("INGEST_RAW_DAYS", 90);
  },
  /** For how many days read notifications, digests and what went out to Slack and webhooks are kept (NOTIFICATION_DAYS). */
  get notificationDays() {
    return daysOf("NOTIFICATION_DAYS", 90);
  },
  /** A mail server given at the start, like smtps://user:password@mail.example:465; the settings' own is not asked then. */
  get mail() {
    const { SMTP_URL: url, MAIL_FROM: from } = process.env;
    if (url && !from) throw new Error("SMTP_URL is set: set MAIL_FROM too, the address that mails come from.");
    return url && from ? { url, from } : null;
  },
  get oidc() {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = process.env;
    return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
  },
};
