import { tables } from './store.ts';
import type { NewDisk } from './given.ts';
import { createMemoryDisk, createMemoryStore } from './memory-store.ts';
import { describeKilled } from './killed.suite.ts';
import { describeOutbox } from './outbox.suite.ts';
import { describePhone } from './phone.suite.ts';
import { describeReport } from './report.suite.ts';
import { describeSeals } from './seals.suite.ts';
import { describeSecondPin } from './second-pin.suite.ts';
import { describeSharedPhone } from './shared-phone.suite.ts';
import { describeThreeWomen } from './three-women.suite.ts';

const newDisk: NewDisk = (room) => {
  const disk = createMemoryDisk(room);
  return {
    openStore: () => createMemoryStore(disk),
    dump: async () => Object.fromEntries(tables.map((table) => [table, [...disk.held[table].values()]])),
  };
};

describePhone('memory', newDisk);
describeOutbox('memory', newDisk, 150);
describeSecondPin('memory', newDisk);
describeSharedPhone('memory', newDisk);
describeThreeWomen('memory', newDisk, 25);
describeKilled('memory', newDisk);
describeSeals('memory', newDisk);
describeReport('memory', newDisk);
