// Direction: app → components → lib, never back; plumbing knows no noun; the database is read and written in a noun's read and write.
const noun =
  "lib/(accounts|people|health|metrics|onboarding|adoption|playbooks|escalations|value|engagement|library|finance|ingest|imports|live|audit|agents|demo|promises|tasks|notifications|requests|handoffs)/";
const test = "\\.(test|spec)\\.tsx?$|^lib/test-[a-z-]+\\.ts$";
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    rule(
      "no-cycles",
      "a cycle has no top to start reading from",
      { pathNot: "^lib/generated/" },
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    rule(
      "lib-stands-alone",
      "lib knows neither screens nor routes",
      { path: "^lib/", pathNot: test },
      { path: "^(components|app|scripts)/" },
    ),
    rule("components-below-app", "components know no routes", { path: "^components/" }, { path: "^(app|scripts)/" }),
    rule(
      "plumbing-knows-no-noun",
      "only the composition roots put nouns together",
      { path: "^lib/([^/]+\\.ts|postgres/|launch/)", pathNot: `^lib/(router|call|open-api)\\.ts$|${test}` },
      { path: `^${noun}` },
    ),
    rule(
      "free-of-the-domain",
      "ui and charts import no noun",
      { path: "^components/(ui|charts)/" },
      { path: `^(${noun}|components/(?!ui/|charts/))` },
    ),
    rule(
      "database-in-read-and-write",
      "rules, schemas and doors never touch the database",
      { path: `^${noun}`, pathNot: `/(read|write|jobs)(\\.ts$|/)|^lib/metrics/catalog/|${test}` },
      { path: "^lib/(db\\.ts$|generated/prisma/client)", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "pages-and-components-use-doors",
      "screens never read the database",
      { path: "^(app|components)/" },
      { path: "^lib/db\\.ts$" },
    ),
    rule(
      "browser-gets-rules-and-shapes",
      "a component imports doors, reads and writes as types only",
      { path: "^components/", pathNot: test },
      {
        path: `^${noun}(read|write|procedures|jobs)(\\.ts$|/)|^lib/(router|door|call|config)\\.ts$`,
        dependencyTypesNot: ["type-only"],
      },
    ),
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    exclude: { path: "node_modules|\\.next/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
