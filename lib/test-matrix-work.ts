const readers = { csm: "yes", manager: "yes", coordinator: "yes", admin: "yes", key: "yes" } as const;
const bookKeepers = { csm: "own", manager: "own" } as const;
/** Everybody with work of their own. */
const workers = { csm: "yes", manager: "yes", coordinator: "yes", specialist: "yes" } as const;
const everyone = { ...workers, admin: "yes", key: "yes" } as const;
const admin = { admin: "yes" } as const;

/** Test only: of tasks, requests of customers, and handoffs. */
export const workRights = {
  "handoffs.list": everyone,
  "handoffs.get": everyone,
  "handoffs.draft": { manager: "yes", specialist: "yes" },
  "handoffs.edit": { manager: "yes", specialist: "yes" },
  "handoffs.move": workers,
  "handoffs.handed": readers,
  "handoffs.toSales": bookKeepers,
  "handoffs.toService": bookKeepers,
  "requests.list": readers,
  "requests.export": readers,
  "requests.areas": readers,
  "requests.log": bookKeepers,
  "requests.inside": bookKeepers,
  "requests.outside": bookKeepers,
  "requests.reopen": bookKeepers,
  "requests.addArea": admin,
  "requests.changeArea": admin,
  "requests.archiveArea": admin,
  "tasks.list": { ...workers, key: "yes" },
  "tasks.ofAccount": readers,
  "tasks.log": everyone,
  "tasks.add": { ...bookKeepers, coordinator: "elsewhere", specialist: "elsewhere" },
  "tasks.edit": workers,
  "tasks.close": workers,
  "tasks.reopen": workers,
  "tasks.snooze": workers,
  "tasks.wake": workers,
  "tasks.handOver": workers,
  "tasks.handBack": workers,
  "tasks.takeBack": workers,
  "tasks.take": workers,
  "tasks.release": workers,
} as const;
