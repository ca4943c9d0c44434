/** Test only: a browser without scripts, at one instance. Keeps cookies by host; redirects are followed by hand. */
export class TestVisitor {
  readonly address: string;
  private jars = new Map<string, Map<string, string>>();

  constructor(address: string) {
    this.address = address;
  }

  /** The cookies of a host, by name. */
  jar(url = this.address): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    return jar;
  }

  cookies(url = this.address): string {
    return [...this.jar(url)].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** One request with the cookies of its host; a path is one of the instance's. */
  async ask(path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {}) {
    const url = new URL(path, this.address).href;
    const response = await fetch(url, {
      redirect: "manual",
      ...init,
      headers: { cookie: this.cookies(url), ...headers },
    });
    for (const line of response.headers.getSetCookie()) this.keep(url, line);
    return response;
  }

  private keep(url: string, line: string): void {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) this.jar(url).delete(pair.slice(0, at));
    else this.jar(url).set(pair.slice(0, at), pair.slice(at + 1));
  }

  /** Follows redirects until a page, or until the next address passes `stop`. */
  async follow(path: string, stop: (next: string) => boolean = () => false): Promise<{ url: string; text: string }> {
    let at = new URL(path, this.address).href;
    for (let hops = 0; hops < 15; hops++) {
      const response = await this.ask(at);
      const next = response.headers.get("location");
      if (!next) return { url: at, text: await response.text() };
      at = new URL(next, at).href;
      if (stop(at)) return { url: at, text: "" };
    }
    throw new Error(`too many redirects, the last to ${at}`);
  }

  async post(path: string, form: Record<string, string>): Promise<Response> {
    const { csrfToken } = await (await this.ask("/api/auth/csrf")).json();
    return this.ask(path, { method: "POST", body: new URLSearchParams({ csrfToken, json: "true", ...form }) });
  }

  /** Signs in with e-mail and password; throws when refused. */
  async signIn(email: string, password = "bellwether"): Promise<this> {
    const { status } = await this.post("/api/auth/callback/credentials", { email, password });
    if (status !== 200) throw new Error(`${email} was refused with ${status}`);
    return this;
  }

  /** Asks a door by REST. */
  async door(method: string, path: string, body?: unknown) {
    const headers = { "content-type": "application/json" };
    const response = await this.ask(`/api/v1${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return response.json();
  }
}
