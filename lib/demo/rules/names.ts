import { at, type Random } from "./random.ts";

/** Invented company names: two syllables and a trade. The position decides, so 100,000 companies never share a name. */
const first =
  "Nor Kes Hal Vel Ost Mar Bri Tol Sed Fen Gar Lum Quil Ras Pel Dor Ember Ald Cor Wex Ist Jun Kol Lar Mel Ner Orl Pax Rov Sil Tar Und Var Wil Yar Zel Bas Cal Dun Eld Far Gil Hov Ing Jas Kir Lys Mor Nyl Opp Pry Rud Sta Tre Ulv Vim Wen Ysk Zan Ard".split(
    " ",
  );
const second =
  "vane trin den mont rava quen gard mere wick holm stead aro dale lin ethe ora ius enta isk amar eth olan ury eval ashe ombe indra uvo ester ilo".split(
    " ",
  );
const trades: readonly (readonly [string, string])[] = [
  ["Freight", "Logistics"],
  ["Logistics", "Logistics"],
  ["Lines", "Logistics"],
  ["Depot", "Logistics"],
  ["Clinics", "Healthcare"],
  ["Diagnostics", "Healthcare"],
  ["Care", "Healthcare"],
  ["Pharma", "Healthcare"],
  ["Schools", "Education"],
  ["Academy", "Education"],
  ["Learning", "Education"],
  ["Colleges", "Education"],
  ["Paper", "Manufacturing"],
  ["Foundry", "Manufacturing"],
  ["Tooling", "Manufacturing"],
  ["Ceramics", "Manufacturing"],
  ["Textiles", "Manufacturing"],
  ["Optics", "Manufacturing"],
  ["Energy", "Energy"],
  ["Grid", "Energy"],
  ["Solar", "Energy"],
  ["Water", "Energy"],
  ["Foods", "Retail"],
  ["Outfitters", "Retail"],
  ["Markets", "Retail"],
  ["Interiors", "Retail"],
  ["Garden", "Retail"],
  ["Bikes", "Retail"],
  ["Mutual", "Financial services"],
  ["Assurance", "Financial services"],
  ["Ledgers", "Financial services"],
  ["Advisory", "Professional services"],
  ["Partners", "Professional services"],
  ["Surveyors", "Professional services"],
  ["Legal", "Professional services"],
  ["Studios", "Media"],
  ["Press", "Media"],
  ["Broadcast", "Media"],
  ["Systems", "Software"],
  ["Labs", "Software"],
  ["Robotics", "Software"],
  ["Analytics", "Software"],
  ["Estates", "Real estate"],
  ["Housing", "Real estate"],
  ["Hotels", "Hospitality"],
  ["Kitchens", "Hospitality"],
  ["Travel", "Hospitality"],
  ["Events", "Hospitality"],
  ["Farms", "Agriculture"],
  ["Orchards", "Agriculture"],
  ["Seeds", "Agriculture"],
  ["Telecom", "Telecommunications"],
  ["Networks", "Telecommunications"],
  ["Aviation", "Transport"],
  ["Rail", "Transport"],
  ["Marine", "Transport"],
  ["Builders", "Construction"],
  ["Timber", "Construction"],
  ["Steel", "Construction"],
  ["Mining", "Construction"],
];

export const mostCompanies = first.length * second.length * trades.length;

export function companyName(index: number): { name: string; domain: string; industry: string } {
  const spread = (index * 75_011 + 40_487) % mostCompanies;
  const [trade, industry] = at(trades, spread % trades.length);
  const rest = Math.floor(spread / trades.length);
  const root = at(first, rest % first.length) + at(second, Math.floor(rest / first.length) % second.length);
  return { name: `${root} ${trade}`, domain: `${root}-${trade}.example`.toLowerCase(), industry };
}

const given =
  "Dana Amara Jonas Priya Lena Mateo Sofia Yusuf Clara Hugo Nadia Felix Ingrid Omar Tessa Viktor Mei Anton Zoe Rafael Elif Marta Niko Saoirse Kwame Freya Paolo Leila Erik Noor".split(
    " ",
  );
const family =
  "Okafor Brandt Silva Novak Haddad Lindgren Moretti Sato Dubois Keller Rossi Farkas Nyberg Castro Whitlow Petrov Adeyemi Jansen Marchetti Oduya Tanaka Berger Fontaine Kowal Vance Ibsen Rahman Costa Eklund Mercer".split(
    " ",
  );

export function personName(rng: Random): string {
  return `${rng.pick(given)} ${rng.pick(family)}`;
}

export const countries: readonly (readonly [string, number])[] = [
  ["United States", 34],
  ["United Kingdom", 14],
  ["Germany", 13],
  ["France", 9],
  ["Netherlands", 6],
  ["Sweden", 6],
  ["Spain", 6],
  ["Canada", 7],
  ["Australia", 5],
];
