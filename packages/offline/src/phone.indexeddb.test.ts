import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import type { NewDisk } from './given.ts';
import { createIndexedDbStore } from './indexeddb-store.ts';
import { describeOutbox } from './outbox.suite.ts';
import { describePhone } from './phone.suite.ts';

let disks = 0;
const newDisk: NewDisk = () => {
  disks += 1;
  const name = `phone-${disks}`;
  return {
    openStore: () => createIndexedDbStore(name),
    async dump() {
      const database = await openDB(name);
      const names = [...database.objectStoreNames];
      const rows = await Promise.all(names.map((table) => database.getAll(table)));
      database.close();
      return Object.fromEntries(names.map((table, at) => [table, rows[at] ?? []]));
    },
  };
};

describePhone('IndexedDB', newDisk);
describeOutbox('IndexedDB', newDisk, 30);
