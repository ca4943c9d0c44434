/** A fault the person who starts Bellwether can put right: the message is one sentence that says how. */
export class Problem extends Error {
  override name = "Problem";
}

/** One that passes by itself when room is made on the disk. */
export class NoSpace extends Problem {}
