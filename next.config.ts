import type { NextConfig } from "next";

const config: NextConfig = {
  // useOffline: a screen that is read again while the server restarts waits for it, instead of giving way to the browser's error page
  experimental: { authInterrupts: true, useOffline: true },
  poweredByHeader: false,
  serverExternalPackages: ["pg", "pino", "@node-rs/argon2", "pg-boss", "pg-copy-streams", "@prisma/client"],
  // the gate is `npm run check`, which runs before every build of ours
  typescript: { ignoreBuildErrors: true },
};

export default config;
