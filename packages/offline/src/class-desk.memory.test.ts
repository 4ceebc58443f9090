import { describeDesk } from './class-desk.suite.ts';
import { createClassMemoryDisk, createClassMemoryStore, openDesk, UnsentError } from './class-desk.ts';
import { classWorld, cohortId, sawInClass, takenBy } from './class-given.ts';
import { cheap, seeded } from './given.ts';
import { StorageFullError } from './store.ts';

describeDesk(
  'memory',
  () => {
    const disk = createClassMemoryDisk();
    return {
      openStore: () => createClassMemoryStore(disk),
      dump: async () => Object.values(disk.held).map((rows: Map<string, unknown>) => [...rows.values()]),
    };
  },
  150,
);

describe('a full tablet', () => {
  it('says so instead of losing what is noted, and keeps what it had', async () => {
    const disk = createClassMemoryDisk();
    const { desk, server } = classWorld(createClassMemoryStore(disk));
    await takenBy(desk, server);
    await desk.record(cohortId, [sawInClass(1, 'b-1')]);
    disk.room = 10;
    await expect(desk.record(cohortId, [sawInClass(1, 'b-2')])).rejects.toThrow(StorageFullError);
    disk.room = Infinity;
    expect([...(await desk.events(cohortId)).values()].flat()).toHaveLength(1);
    await expect(desk.remove(cohortId)).rejects.toThrow(UnsentError);
  });
});

describe('a browser without a cache', () => {
  it('takes the class along all the same, and says that no file is here', async () => {
    const { server } = classWorld(createClassMemoryStore());
    const desk = openDesk({
      store: createClassMemoryStore(),
      random: seeded(1),
      iterations: cheap,
      caches: undefined,
      locks: undefined,
    });
    await takenBy(desk, server);
    expect(await desk.bringPack(cohortId, { client: server.client })).toMatchObject({ isDocumentHere: true });
  });
});
