import { tables } from './store.ts';
import type { NewDisk } from './given.ts';
import { createMemoryDisk, createMemoryStore } from './memory-store.ts';
import { describeOutbox } from './outbox.suite.ts';
import { describePhone } from './phone.suite.ts';

const newDisk: NewDisk = (room) => {
  const disk = createMemoryDisk(room);
  return {
    openStore: () => createMemoryStore(disk),
    dump: async () => Object.fromEntries(tables.map((table) => [table, [...disk.held[table].values()]])),
  };
};

describePhone('memory', newDisk);
describeOutbox('memory', newDisk, 150);
