/** Words that reading a sentence rests on, whatever the rules are. They are no part of a version: a release may change them. */
export type FixedWords = { title: string; why: string; words: readonly string[] };

const split = (words: string) => words.split(" ");

export const fixedWords = {
  barriers: {
    title: "Gaps stop here",
    why: "A gap such as ..4 never steps over one of these: it turns what was meant round, or makes it depend on something.",
    words: split("not never no nor neither nobody nothing none without cannot if whether unless until depends"),
  },
  asks: {
    title: "Begins a question",
    why: "In a sentence that ends with a question mark, what stands from one of these on is asked and not promised.",
    words: split(
      "do does did would could can is are was were what which when where who whom whose why how may might shall should will has have had any am",
    ),
  },
  openers: {
    title: "May stand before a question",
    why: "A question still begins where it begins when one of these comes first: “so, can you …”.",
    words: split("so and hey hi hmm or but ok okay also well please just quick one before"),
  },
  tags: {
    title: "Asks nothing",
    why: "A promise with only this and a question mark behind it stays a promise: “we hold your price, right?”.",
    words: split("right ok okay deal fair agreed yes no correct good sounds cool happy interested yeah"),
  },
  says: {
    title: "Says who speaks",
    why: "Words in quotation marks are the customer’s when one of these stands near, together with one of the next.",
    words: split(
      "wrote write writes written said say says saying asked asks remarked told tells noted notes state states stated stating quoted words comment comments survey mail email ticket message letter feedback wish voices promised claim claims claimed from",
    ),
  },
  theirs: {
    title: "Is the customer",
    why: "Whom quoted words are put down to.",
    words: split("you your yours they their he she his her customer client survey comment ticket colleague"),
  },
  determiners: {
    title: "Is looked past",
    why: "“Not after” of an excuse looks at the word before these: “for your team” is “for”.",
    words: split("the our your my this that these first last weekly monthly"),
  },
} satisfies Record<string, FixedWords>;
