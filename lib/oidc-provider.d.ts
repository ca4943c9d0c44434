declare module "oidc-provider" {
  import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

  type Claims = { sub: string; email?: string; email_verified?: boolean };
  export class Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  /** As much of a real OpenID Connect provider as the tests of single sign-on use. */
  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    Grant: new (about: {
      clientId: string;
      accountId: string;
    }) => Grant;
    callback(): RequestListener;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>;
  }
  export type Account = { accountId: string; claims: () => Claims };
}
