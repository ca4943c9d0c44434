/** How words are written in haste, and what is read for them. Nothing here changes the text that is sent. */
export const contractions: Readonly<Record<string, string>> = {
  "can't": "can not",
  cannot: "can not",
  cant: "can not",
  "won't": "will not",
  wont: "will not",
  "shan't": "shall not",
  "ain't": "is not",
  aint: "is not",
  dont: "do not",
  doesnt: "does not",
  didnt: "did not",
  isnt: "is not",
  arent: "are not",
  wasnt: "was not",
  couldnt: "could not",
  wouldnt: "would not",
  shouldnt: "should not",
  havent: "have not",
  hasnt: "has not",
  "let's": "let us",
  lets: "let us",
  im: "i am",
  ive: "i have",
  weve: "we have",
  youll: "you will",
  youre: "you are",
  theyll: "they will",
  itll: "it will",
  itl: "it will",
  thats: "that is",
  "we'l": "we will",
  "i'l": "i will",
  wel: "we will",
  gonna: "going to",
  gona: "going to",
  wanna: "want to",
  gotta: "have to",
  gimme: "give me",
  lemme: "let me",
  u: "you",
  ur: "your",
  ya: "you",
  ye: "you",
  thru: "through",
  tmrw: "tomorrow",
  tmr: "tomorrow",
  tomo: "tomorrow",
  asap: "soon",
  pls: "please",
  plz: "please",
  thx: "thanks",
  wil: "will",
  wll: "will",
  wiil: "will",
  teh: "the",
  fre: "free",
  pric: "price",
  prise: "price",
  weks: "weeks",
  wek: "week",
  eror: "error",
  promis: "promise",
  promice: "promise",
  promiss: "promise",
  cansel: "cancel",
  wensday: "wednesday",
  tuseday: "tuesday",
  dissapear: "disappear",
  "e'll": "he will",
  shure: "sure",
  frist: "first",
  percents: "percent",
  precent: "percent",
  pct: "percent",
};

/** These two are words of their own too: they are read as "I will", "we will" only where a clause begins. */
const atClauseStart: Record<string, string> = { ill: "i will", il: "i will", well: "we will" };
const endings: [RegExp, string][] = [
  [/^(.+)n't$/, "not"],
  [/^(.+)'ll$/, "will"],
  [/^(.+)'re$/, "are"],
  [/^(.+)'ve$/, "have"],
  [/^(.+)'d$/, "would"],
  [/^(i)'m$/, "am"],
];
const isAfter = /^(it|that|this|there|here|he|she|what|who|where|how|everything|all)'s$/;

/** The words that a written word stands for: "we'll" → we, will; "customer's" → customer. */
export function spelt(word: string, startsClause: boolean, next: () => string): string[] {
  const begun = startsClause && Object.hasOwn(atClauseStart, word) ? atClauseStart[word] : undefined;
  if (begun && /^[a-z]+$/.test(next()) && !notVerbs.has(next())) return begun.split(" ");
  if (Object.hasOwn(contractions, word)) return (contractions[word] ?? word).split(" ");
  if (!word.includes("'")) return [word];
  for (const [ending, read] of endings) {
    const found = ending.exec(word)?.[1];
    if (found) return [found, read];
  }
  const subject = isAfter.exec(word)?.[1];
  if (subject) return [subject, "is"];
  return [word.replace(/'s?$/, "").replaceAll("'", "") || word];
}

const notVerbs = new Set(
  "done then said the that this with i you we it they he she is was are and or but to of in on at for as patients people health".split(
    " ",
  ),
);

/** Every string that comes of leaving out one letter after the first, and the word itself. */
function shortened(word: string): string[] {
  const found = [word];
  for (let at = 1; at < word.length; at++) found.push(word.slice(0, at) + word.slice(at + 1));
  return found;
}

/** Whether one slip of the hand turns one word into the other: a letter left out, added, changed, or two swapped. */
function oneSlip(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [restA, restB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const swapped = restA.length === 2 && restA[0] === restB[1] && restA[1] === restB[0] && restB.length === 2;
  return swapped || (restA.length <= 1 && restB.length <= 1);
}

/** Real words one slip away from a word of the rules. */
const realWords = new Set(
  "contact contacts contacted contacting content contents context contest prince pride prime prize prized police policy policies reserve reserved resource resources relief believe believes notice noticed office officer weekly monthly yearly fright weight height monday sunday hosting posting costume customs costing coating boating loading leading heading reading feature features creature creatures future futures mature nature nurses nurse purse house hours horse course courses source sources service services served server servers several severe sever lover lower cover covers covered discover discovered discovery delivery deliver deliverer quite quiet quote quoted quotes quota shipping chipping skipping shopping stopping shipped skipped chipped dropped promise premise premises premier premium promote promoted provide provider provided prove proved proven improve improved approve approved appear appeared waive wave waves waived waved wived change changes charge charges chance chances charged changed changing charging increase increases incase decrease decreases release releases relese leases lease please pleased pleases planned planted planet planets planner planners plane planes plans plants plant launch lunch lunches launches working worker workers wording words worlds world would could should shoulder solder solved solve salve select selected seller sellers season seasons reason reasons person persons prison resolve revolve resolved revolved dissolve dissolved evolve evolved involve involved repair repairs prepare prepared prepares remove remote removed removes remodel moved mover mending pending sending spending lending bending vending landing handing handling hanging ending feeding freezing breezing frozen dozen extend extent extents intend intended extended expend expand expanded expanding repeated reported reports report resort retort restore restored stored store stores story stored stared started starter starting stating staring stay stays state stated states status statues statute locked looked cooked booked rocked blocked clocked flocked knocked looking locking booking cooking holding folding building builder guilding bulking building billing filling pilling killing willing selling telling calling falling filing bills balls bells limits limit limited united unites united credits credit edited edits exits existing exiting exciting patch match batch catch hatch watch patches matches batches patched matched batched update updates upgrade upgrades uptake migrate migrated immigrate integrate integrated integral interval internal interest finish finished finishes furnish varnish terms teams team term terse tears years tests test texts next quality causes cause classes class clause clauses assume assumed assumes assuming waiting writing layers layer contrast complaint complaints compliant recovery though through committee committees reliably numbers number directory exports actions passing parsing parting related double doubles throughput prepend contrasts restart restarts lawyer lawyers reverse reversed commerce decoded shallow swallow complementary influence influences casting estimate estimated relies replies reserves serve serves trailing training employer employee".split(
    " ",
  ),
);
const shortest = 5;
const anySlipFrom = 7;

/** Finds the word of the rules that a misspelt word was meant to be; a word that is right, or has no such neighbour, stays. */
export class Speller {
  readonly #known: ReadonlySet<string>;
  readonly #near = new Map<string, string[]>();
  readonly #read = new Map<string, string>();

  constructor(words: Iterable<string>) {
    this.#known = new Set(words);
    for (const word of this.#known) {
      if (word.length < shortest || !/^[a-z]+$/.test(word)) continue;
      for (const key of shortened(word)) this.#near.set(key, [...(this.#near.get(key) ?? []), word]);
    }
  }

  read(word: string): string {
    if (word.length < shortest || word.length > 24 || this.#known.has(word) || realWords.has(word)) return word;
    const cached = this.#read.get(word);
    if (cached !== undefined) return cached;
    const found = this.#search(word) ?? word;
    if (this.#read.size < 5000) this.#read.set(word, found);
    return found;
  }

  #search(word: string): string | undefined {
    const candidates = new Set(shortened(word).flatMap((key) => this.#near.get(key) ?? []));
    return [...candidates].find((one) => oneSlip(word, one) && (one.length >= anySlipFrom || sameLetters(word, one)));
  }
}

/** For short words only a swap or a doubled letter counts as a slip: "prcie", "dellay". */
function sameLetters(word: string, one: string): boolean {
  if (word.length === one.length) return [...word].sort().join("") === [...one].sort().join("");
  return word.replace(/(.)\1/g, "$1") === one.replace(/(.)\1/g, "$1");
}
