/** Keys whose values nobody needs to put an integration right. */
const secretKey =
  /pass(word|wd|phrase)?$|secret|token|authorization|cookie|api_?key|write_?key|credential|card_?number|cvv|iban|ssn/i;
/** Keys of this product, basic credentials and signed tokens, wherever they stand. */
const secretText = /\bbw_[a-z]+_[\w-]+|\b(Basic|Bearer)\s+[\w+/=.-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
/** The same names in a text: what was sent is kept as text where it was no JSON, or long. */
const secretPair =
  /("?)([\w-]{0,40}(?:password|passwd|passphrase|secret|token|authorization|cookie|api_?key|write_?key|credential|card_?number|cvv|iban|ssn)[\w-]{0,40})\1\s*[:=]\s*("(?:[^"\\]|\\.)*"?|[^\s,&}]+)/gi;
const hidden = "[hidden]";

/** A sample of what was sent as text to show, without passwords, keys and tokens. */
export function hideSecrets(sample: unknown, most = 2_000): string {
  const shown = clean(sample, 0);
  const text = typeof shown === "string" ? shown : (JSON.stringify(shown, null, 2) ?? "");
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === "string")
    return value.replaceAll(secretText, hidden).replaceAll(secretPair, `$1$2$1: ${hidden}`);
  if (typeof value !== "object" || value === null) return value;
  if (depth > 8) return "…";
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => clean(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key.replaceAll(secretText, hidden),
      secretKey.test(key) ? hidden : clean(one, depth + 1),
    ]),
  );
}
