import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { RouterClient } from "@orpc/server";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { Router } from "#lib/router.ts";

const link = new RPCLink({ url: () => `${location.origin}/api/rpc` });

/** The doors, called from the browser: `await rpc.people.actAs({ role })`. Throws an ORPCError whose message is a sentence for people. */
export const rpc: RouterClient<Router> = createORPCClient(link);

/** The doors as react-query options: `useQuery(orpc.accounts.list.queryOptions({ input }))`. */
export const orpc = createTanstackQueryUtils(rpc);
