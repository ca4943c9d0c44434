// Which tests failed, by name, from the reports that the suites leave: said at the end, where a long log is read first.
const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
const firstLines = (text) => (text ?? "").replaceAll(colour, "").trim().split("\n").slice(0, 4).join("\n    ");

/** Of vitest: also a file whose hooks failed, of which no test says anything. */
function ofFiles(report) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length > 0)
      return failed.map((test) => `${name}: ${test.fullName}\n    ${firstLines(test.failureMessages[0])}`);
    return status === "failed"
      ? [`${name}\n    ${firstLines(message) || "a hook of it failed, so that its tests did not run"}`]
      : [];
  });
}

function ofSpecs({ title, suites = [], specs = [] }) {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map(
      (spec) => `${title}: ${spec.title}\n    ${firstLines(spec.tests[0]?.results[0]?.errors[0]?.message)}`,
    ),
    ...suites.flatMap(ofSpecs),
  ];
}

/** One text for each failure in a report of vitest or Playwright. */
export function failuresOf(report) {
  return report.testResults ? ofFiles(report) : report.suites.flatMap(ofSpecs);
}
