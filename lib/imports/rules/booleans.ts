const yes = new Set(["true", "yes", "y", "t", "1", "x", "on", "ja", "oui", "si", "sí", "sim", "wahr"]);
const no = new Set(["false", "no", "n", "f", "0", "off", "nein", "non", "não", "falsch"]);

export function parseBoolean(text: string): boolean | null {
  const value = text.trim().toLowerCase();
  if (yes.has(value)) return true;
  return no.has(value) ? false : null;
}
