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
  get oidc() {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = process.env;
    return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
  },
};
