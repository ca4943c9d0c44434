declare module "pg-copy-streams" {
  import type { Duplex, Writable } from "node:stream";
  import type { Submittable } from "pg";

  /** A writable that feeds COPY … FROM STDIN; run it with client.query(). */
  export function from(sql: string): Writable & Submittable & { rowCount: number };
  /** A readable of what COPY … TO STDOUT sends. */
  export function to(sql: string): Duplex & Submittable;
}
