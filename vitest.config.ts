import { defineConfig } from "vitest/config";

const everywhere = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "**/*.db.test.ts", "**/*.ops.test.ts"],
        },
      },
      {
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude: everywhere,
          globalSetup: ["lib/postgres/test-server.ts"],
          env: { LOG_LEVEL: "silent" },
          // only to end what hangs: machines are shared
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: "ops",
          include: ["**/*.ops.test.ts"],
          exclude: everywhere,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
    maxWorkers: 2,
  },
});
