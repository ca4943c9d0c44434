const readers = { csm: "yes", manager: "yes", coordinator: "yes", admin: "yes", key: "yes" } as const;
const deskWriters = { csm: "yes", manager: "yes", coordinator: "yes", admin: "yes" } as const;
const manager = { manager: "yes" } as const;
const admin = { admin: "yes" } as const;

/** Test only: of the promise guard, whose rules an admin changes and everybody's texts are read by. */
export const promiseRights = {
  "promises.check": readers,
  "promises.references": readers,
  "promises.replaced": deskWriters,
  "promises.rules": readers,
  "promises.rule": readers,
  "promises.versions": readers,
  "promises.words": readers,
  "promises.saveList": admin,
  "promises.saveExcuse": admin,
  "promises.startDraft": admin,
  "promises.saveRule": admin,
  "promises.removeRule": admin,
  "promises.deleteDraft": admin,
  "promises.publish": admin,
  "promises.rollBack": admin,
  "promises.dismissals": readers,
  "promises.dismissers": readers,
  "promises.judge": manager,
};
