/** Stripe's smallest units (docs.stripe.com/currencies): two decimals, none or three; ISK and UGX are written with two. */
const withoutDecimals = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ");
const threeDecimals = "bhd jod kwd omr tnd".split(" ");

/** Stripe's smallest unit as text in units of the currency. */
export function unitsOf(amount: number, currency: string): string {
  const code = currency.toLowerCase();
  const places = withoutDecimals.includes(code) ? 0 : threeDecimals.includes(code) ? 3 : 2;
  return (amount / 10 ** places).toFixed(4);
}
