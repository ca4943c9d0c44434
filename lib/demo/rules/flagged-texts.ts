/** What the demo's CSMs wrote to customers and the promise guard marked: promises reworded or held back, and look-alikes that were sent. */
export type FlaggedText = { text: string; outcome: "refused" | "replaced" | "dismissed"; wasPromise: boolean };

const heeded = (text: string, outcome: "refused" | "replaced"): FlaggedText => ({ text, outcome, wasPromise: true });
const dismissed = (text: string, wasPromise = false): FlaggedText => ({ text, outcome: "dismissed", wasPromise });

export const flaggedTexts: readonly FlaggedText[] = [
  heeded("We will take 15% off the renewal if you sign this month.", "refused"),
  heeded("We can keep your price for another year.", "replaced"),
  heeded("Dark mode is coming in the next release.", "replaced"),
  heeded("The connector will be ready by Friday.", "refused"),
  heeded("Our engineers will fix the import today.", "replaced"),
  heeded("You can cancel the second module at any time.", "refused"),
  heeded("We waive the set-up fee.", "replaced"),
  heeded("SSO will be there in May.", "replaced"),
  heeded("The outage will never happen again.", "replaced"),
  heeded("You get the second sandbox for free.", "refused"),
  dismissed("Your rate of logins will stay at this level over the holidays."),
  dismissed("Your team gets 20% off their manual work with this template."),
  dismissed("The dashboard will show the new users tomorrow."),
  dismissed("The button is coming into view when you scroll."),
  dismissed("Your data will be in the report by Monday."),
  dismissed("I can keep your price as it is, do not worry.", true),
];
