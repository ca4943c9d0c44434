/**
 * Wilson's 95 % interval of a share: where the true share lies in 19 of 20 cases when `k` of `n` were seen. Unit: share,
 * 0–1. Unlike "share ± error" it stays within 0–1 and stays honest when nothing or everything was seen.
 *
 * (k + z²/2 ± z·√(k(n−k)/n + z²/4)) / (n + z²), z = 1.96. Wilson, JASA 22 (1927).
 */
const Z = 1.959963984540054;

export type Interval = { low: number; high: number };

/** `k` of `n`, which may be fractional; nothing seen at all says nothing: 0–1. */
export function wilson(k: number, n: number): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const middle = k + (Z * Z) / 2;
  const reach = Z * Math.sqrt((k * (n - k)) / n + (Z * Z) / 4);
  const low = k <= 0 ? 0 : (middle - reach) / (n + Z * Z);
  const high = k >= n ? 1 : (middle + reach) / (n + Z * Z);
  return { low: Math.max(0, low), high: Math.min(1, high) };
}
