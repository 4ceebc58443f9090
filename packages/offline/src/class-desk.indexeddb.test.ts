import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describeDesk } from './class-desk.suite.ts';
import { createClassIndexedDbStore } from './class-indexeddb-store.ts';

let disks = 0;
describeDesk(
  'IndexedDB',
  () => {
    disks += 1;
    const name = `desk-${disks}`;
    return {
      openStore: () => createClassIndexedDbStore(name),
      async dump() {
        const database = await openDB(name);
        const rows = await Promise.all([...database.objectStoreNames].map((table) => database.getAll(table)));
        database.close();
        return rows;
      },
    };
  },
  30,
);
