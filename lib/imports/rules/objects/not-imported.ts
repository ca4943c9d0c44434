/** Tables that come along in exports and hold nothing of an account: told by columns that only they have. Data, best extended here. */
export const notImported: { what: string; columns: string[] }[] = [
  { what: "comments of tickets", columns: ["ticket id", "body"] },
  { what: "staff of the source", columns: ["profile id", "alias"] },
  { what: "staff of the source", columns: ["owner id", "active user id"] },
  { what: "lines of invoices, in cents", columns: ["invoice id", "amount", "subscription item id"] },
  { what: "price plans", columns: ["interval", "interval count"] },
  { what: "prices", columns: ["unit amount", "product id"] },
  { what: "lines of subscriptions", columns: ["plan id", "subscription id", "current period start"] },
  { what: "questions", columns: ["question text", "question type"] },
  { what: "options of questions", columns: ["question id", "recode value"] },
  { what: "answers to single questions", columns: ["question id", "response id"] },
  { what: "surveys without answers", columns: ["creator id", "is active", "last modified"] },
];
