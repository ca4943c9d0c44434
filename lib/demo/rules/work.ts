/** What the demo's people have to do, were asked for, and hand over. Days are counted from today; `given` by their manager. */
export const demoTasks = [
  { title: "Send the agenda of the business review", due: 0, priority: "high", cause: "person" },
  { title: "Call the sponsor about the drop in usage", due: -2, priority: "high", cause: "follow-up" },
  { title: "Ask for the list of new users", due: 1, priority: "normal", cause: "person" },
  { title: "Book the training of the second team", due: 3, priority: "normal", cause: "follow-up" },
  { title: "Collect the figures for the success plan", due: 5, priority: "normal", cause: "person", given: true },
  { title: "Prepare the renewal conversation", due: 16, priority: "normal", cause: "person" },
  { title: "Share the adoption report", due: 4, snoozed: 2, priority: "normal", cause: "person" },
] as const;

export const demoRequests = [
  { words: "Could you run a training for the new team in Lyon before the end of the month?", channel: "email", ago: 1 },
  {
    words: "We were charged twice in October. Please send a corrected invoice and a refund.",
    channel: "email",
    ago: 2,
  },
  {
    words: "The sync with our CRM shows an error since Tuesday, nothing comes through the API.",
    channel: "ticket",
    ago: 3,
  },
  { words: "Would you give us a discount if we add forty more seats?", channel: "call", ago: 5 },
  { words: "When will you build dark mode? Our night shift asks for it.", channel: "meeting", ago: 8 },
  { words: "Can you send us the usage statistics of last quarter for our board report?", channel: "email", ago: 6 },
] as const;

export const demoHandoff = {
  goals: [
    { title: "Close the month faster", baseline: 9, target: 5, unit: "days", dueOn: null },
    { title: "Every branch works in one place", baseline: null, target: 12, unit: "branches", dueOn: null },
  ],
  risks: ["The old tool ends in March: whoever is not over by then has nothing", "The sponsor changes roles in spring"],
  promises: ["A workshop on site for the branch leads", "One named person for the first 90 days"],
  links: [],
  note: "They chose us for the reports. Start with those.",
};
export const demoMissing = "Who decides on their side once the project lead has left? Name somebody we can call.";

/** Who asked to see the amounts of their book, hours ago; `declined`: what their manager answered. */
export const demoMoneyRequests = [
  {
    by: "Yara Haddad",
    reason: "I plan the renewals of the next quarter with sales on Thursday",
    days: 30,
    hours: 4,
    declined: null,
  },
  {
    by: "Mina Tanaka",
    reason: "The business reviews of next week compare what they gained with what they pay",
    days: 14,
    hours: 22,
    declined: null,
  },
  {
    by: "Ines Moreau",
    reason: "To know my book better",
    days: 366,
    hours: 70,
    declined: "A year is long for that. Ask again when a renewal or a review needs it.",
  },
];
