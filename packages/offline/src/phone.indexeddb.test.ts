import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import type { NewDisk } from './given.ts';
import { createIndexedDbStore } from './indexeddb-store.ts';
import { describeKilled } from './killed.suite.ts';
import { describeOutbox } from './outbox.suite.ts';
import { describePhone } from './phone.suite.ts';
import { describeReport } from './report.suite.ts';
import { describeSeals } from './seals.suite.ts';
import { describeSecondPin } from './second-pin.suite.ts';
import { describeSharedPhone } from './shared-phone.suite.ts';
import { describeThreeWomen } from './three-women.suite.ts';

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
describeSecondPin('IndexedDB', newDisk);
describeSharedPhone('IndexedDB', newDisk);
describeThreeWomen('IndexedDB', newDisk, 8);
describeKilled('IndexedDB', newDisk);
describeSeals('IndexedDB', newDisk);
describeReport('IndexedDB', newDisk);
