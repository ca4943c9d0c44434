/**
 * A day of use is the sum of two parts: what was imported, and what live events sent (`sent`, `sent_users`). These are the parts as
 * SQL; the row that stays is called t.
 */
const most = "2147483647";

/** The users of a row that were imported; null where none were. */
export const importedUsers = (row: string, users: string): string =>
  `case when ${row}.sent_users > 0 then nullif(${row}.${users} - ${row}.sent_users, 0) else ${row}.${users} end`;

export const withLiveEvents = (imported: string): string => `least((${imported})::bigint + t.sent, ${most})::int`;

export const withLiveUsers = (imported: string): string =>
  `case when t.sent_users = 0 then (${imported})::int else least(coalesce(${imported}, 0)::bigint + t.sent_users, ${most})::int end`;
