const sentences: Record<string, string> = {
  "not-invited":
    "Single sign-on knows you, but nobody has invited you here. Ask an admin to invite you with the e-mail you use there.",
  unverified:
    "Single sign-on did not confirm your e-mail address. Confirm it there, or ask the people who run it, then try again.",
  deactivated: "Your access to Bellwether has ended. Ask an admin to restore it.",
  "other-identity":
    "Your e-mail is bound to another identity of single sign-on. Use that one, or ask an admin what to do.",
  OAuthSignin: "Single sign-on does not answer. Try again in a moment, or sign in with your password.",
  OAuthCallback: "Single sign-on was not completed. Start it again from here.",
  AccessDenied: "Single sign-on did not let you in. Ask the people who run it.",
};

/** What to do when single sign-on sent a person back, by the reason in the address. */
export function signOnSentence(reason: string): string {
  return sentences[reason] ?? "Signing in did not work. Try again, and ask an admin if it stays.";
}
