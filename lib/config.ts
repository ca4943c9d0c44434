/** What the process was started with. The launcher sets these; nothing else reads the environment. */
function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Start Bellwether with "npm start", which sets it.`);
  return value;
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
  /** For how many days events are kept as they came (INGEST_RAW_DAYS). */
  get rawDays() {
    const days = Number(process.env.INGEST_RAW_DAYS || 90);
    if (!Number.isInteger(days) || days < 1)
      throw new Error(`INGEST_RAW_DAYS is "${process.env.INGEST_RAW_DAYS}": set it to a number of days, 1 or more.`);
    return days;
  },
  get oidc() {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = process.env;
    return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
  },
};
