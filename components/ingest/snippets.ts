/** What both of the browser's snippets do: no settings are asked of Segment, and nothing is told it. */
function loading(host: string, protocol: string): string {
  return `.load({
  writeKey,
  cdnSettings: {
    integrations: {
      "Segment.io": { apiKey: writeKey, apiHost: "${host}/v1", protocol: "${protocol.replace(":", "")}" },
    },
    metrics: { sampleRate: 0 }, // the library's own, which would go to Segment
  },
});

analytics.identify("user-1", { email: "kim@customer.example" });
analytics.group("account-1", { name: "Customer Ltd" });
analytics.track("Report opened", { report: "weekly" });`;
}

/** Code that sends a first event to this instance. `placeholder` stands where the key belongs; the key itself is never known here. */
export function snippetsFor(address: string, placeholder: string): { title: string; hint: string; code: string }[] {
  const { host, protocol } = new URL(address);
  const base = address.replace(/\/+$/, "");
  return [
    {
      title: "Browser",
      hint: "npm install @segment/analytics-next",
      code: `import { AnalyticsBrowser } from "@segment/analytics-next";

const writeKey = "${placeholder}";
export const analytics = AnalyticsBrowser${loading(host, protocol)}`,
    },
    {
      title: "Browser, as a script",
      hint: "Serve dist/umd/index.js of @segment/analytics-next from your own site",
      code: `<script src="/analytics.js"></script>
<script>
const writeKey = "${placeholder}";
const analytics = AnalyticsNext.AnalyticsBrowser${loading(host, protocol)}
</script>`,
    },
    {
      title: "Node",
      hint: "npm install @segment/analytics-node",
      code: `import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({
  writeKey: process.env.BELLWETHER_WRITE_KEY, // ${placeholder}
  host: "${base}",
});

analytics.group({ userId: "user-1", groupId: "account-1", traits: { name: "Customer Ltd" } });
analytics.track({ userId: "user-1", event: "Report opened", properties: { report: "weekly" } });
await analytics.closeAndFlush();`,
    },
    {
      title: "curl",
      hint: "One event, to see that it arrives",
      code: `curl ${base}/v1/track \\
  --user "${placeholder}:" \\
  --header "content-type: application/json" \\
  --data '{
    "userId": "user-1",
    "event": "Report opened",
    "messageId": "first-1",
    "context": { "groupId": "account-1" }
  }'`,
    },
  ];
}
