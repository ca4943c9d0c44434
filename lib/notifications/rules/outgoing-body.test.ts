import { expect, test } from "vitest";
import { slackBody, webhookBody } from "./outgoing-body.ts";

const event = {
  kind: "escalation",
  group: "escalation:1",
  title: "<!channel> a|b & c",
  detail: "<https://evil.example|click>",
  href: "/escalations/ESC-1",
  accountId: 7,
  at: "2026-12-01T08:00:00.000Z",
} as const;

test("Slack gets words and one link; a title cannot mention a channel or hide another link", () => {
  expect(JSON.parse(slackBody(event, "https://desk.example")).text).toBe(
    "<https://desk.example/escalations/ESC-1|&lt;!channel&gt; a¦b &amp; c>\n&lt;https://evil.example|click&gt;",
  );
});

test("a webhook says what happened, when, and where it leads", () => {
  expect(JSON.parse(webhookBody(event, "https://desk.example"))).toEqual({
    type: "notification.escalation",
    timestamp: event.at,
    data: {
      ...{ kind: "escalation", group: "escalation:1", title: event.title, detail: event.detail, accountId: 7 },
      url: "https://desk.example/escalations/ESC-1",
    },
  });
});
