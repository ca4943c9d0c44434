type MailError = { code?: string; response?: string; responseCode?: number; message?: string };

const reasons: Record<string, string> = {
  EAUTH: "The mail server refused the name or the password.",
  EDNS: "There is no mail server of this name. Check its spelling.",
  ECONNECTION: "The mail server cannot be reached. Check its name and port.",
  ESOCKET: "The connection to the mail server failed. Check the port and the kind of encryption.",
  ETLS: "No encrypted connection came about. Check the port and the kind of encryption, and the server's certificate.",
  ETIMEDOUT: "The mail server did not answer in time. Check its name and port, and whether a firewall stands between.",
  EENVELOPE: "The mail server refused the sender or the recipient.",
  EMESSAGE: "The mail server refused the mail itself.",
};

/** What went wrong with a mail, for the person who set the server up: our sentence, then the server's own words. */
export function mailProblem(error: unknown): string {
  const { code = "", response, message = "" } = (error ?? {}) as MailError;
  const sentence = reasons[code] ?? "The mail could not be sent.";
  const words = (response ?? message).replaceAll(/\s+/g, " ").trim().slice(0, 300);
  return words ? `${sentence} It said: ${words}` : sentence;
}
