import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function palette(selector: string): Record<string, string> {
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const texts = ["ink", "ink-2", "ink-3", "accent", "healthy", "watch", "risk", "unknown"];
const surfaces = ["bg", "surface", "sunken", "accent-soft", "healthy-soft", "watch-soft", "risk-soft", "unknown-soft"];

describe.each([
  ["light", ":root {"],
  ["dark", '[data-theme="dark"] {'],
])("%s palette (issue section 7: dark and light, axe clean)", (_, selector) => {
  const colours = palette(selector);

  it.each(texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)))(
    "%s on %s reaches 4.5:1",
    (text, surface) => {
      expect(contrast(colours[text] ?? "", colours[surface] ?? "")).toBeGreaterThanOrEqual(4.5);
    },
  );

  it("edges of controls reach 3:1 on their surroundings", () => {
    for (const surface of ["bg", "surface", "sunken"]) {
      expect(contrast(colours["control-line"] ?? "", colours[surface] ?? "")).toBeGreaterThanOrEqual(3);
    }
  });
});
