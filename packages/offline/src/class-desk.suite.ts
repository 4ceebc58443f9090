import fc from 'fast-check';
import {
  classWorld,
  coTrainer,
  cohortId,
  createClassServer,
  memoryCaches,
  otherCohortId,
  releaseWithPictures,
  sawInClass,
  takenBy,
  trainer,
  womanIn,
  words,
  type ClassMishap,
} from './class-given.ts';
import { UnsentError } from './class-desk.ts';
import type { ClassStore } from './class-store.ts';
import { createClient } from '@romduol/contracts';
import { addressOf, idOf, slowLine } from './given.ts';

/** Something that outlives tabs: stores that are opened on it are the tabs. */
export interface ClassDisk {
  openStore(): ClassStore;
  /** Everything that is written on it. */
  dump(): Promise<unknown>;
}

const meetingId = idOf(7000);

/** How class mode keeps and hands in what is noted, whatever the tablet is kept on. `runs`: interleavings tried. */
export function describeDesk(kind: string, newDisk: () => ClassDisk, runs: number): void {
  describe(`class mode on a tablet kept in ${kind}`, () => {
    let disk: ClassDisk;
    beforeEach(() => {
      disk = newDisk();
    });
    const begin = () => classWorld(disk.openStore());
    const taken = async () => {
      const world = begin();
      await takenBy(world.desk, world.server);
      return world;
    };

    describe('the names', () => {
      it('open with the words, and with nothing else', async () => {
        const { desk } = await taken();
        expect((await desk.open(cohortId, words))?.roster.trainees.map(({ name }) => name)).toContain(
          'Example Woman 2',
        );
        expect(await desk.open(cohortId, 'seven mango tree')).toBeNull();
        expect(await desk.open(idOf(1), words)).toBeNull();
      });

      it('open also when the words are typed with other spaces or marks', async () => {
        const { desk } = await taken();
        expect(await desk.open(cohortId, '  seven mango\u200B trees ')).not.toBeNull();
      });

      it('and their codes are nowhere in what is written, but ids are', async () => {
        const { desk, server } = await taken();
        await desk.beginMeeting(cohortId, meetingId, '2026-05-04');
        await desk.mark(cohortId, meetingId, [{ traineeId: womanIn(1).traineeId, mark: 'present' }]);
        await desk.record(cohortId, [sawInClass(1, 'b-1')]);
        await desk.handIn(server.client);
        const written = JSON.stringify(await disk.dump());
        expect(written).toContain(womanIn(1).traineeId);
        for (const secret of ['Example Woman', 'TEST-1', 'ABCDEFGH', words]) expect(written).not.toContain(secret);
      });

      it('of two classes open with words of their own', async () => {
        const { desk, server } = await taken();
        await takenBy(desk, server, trainer, otherCohortId, 'a green river');
        expect(await desk.open(otherCohortId, words)).toBeNull();
        expect((await desk.open(otherCohortId, 'a green river'))?.roster.cohortId).toBe(otherCohortId);
        expect((await desk.classes()).map(({ name }) => name)).toEqual(['Another example village', 'Example village']);
      });

      it('can be brought up to date under the same words', async () => {
        const { desk, server, clock } = await taken();
        const open = await desk.open(cohortId, words);
        clock.pass(86_400);
        await open?.refresh(server.client);
        expect((await desk.classes())[0]).toMatchObject({
          takenAt: '2026-05-05T08:00:00.000Z',
          takenOn: server.today,
        });
        expect(await desk.open(cohortId, words)).not.toBeNull();
      });
    });

    describe('what is noted', () => {
      it('is there after the tab was killed, in its order and with numbers of one device', async () => {
        const { desk } = await taken();
        await desk.record(cohortId, [sawInClass(1, 'b-1'), sawInClass(2, 'b-1')]);
        const again = classWorld(disk.openStore());
        await again.desk.record(cohortId, [sawInClass(1, 'b-2')]);
        const events = await again.desk.events(cohortId);
        const hers = events.get(womanIn(1).traineeId) ?? [];
        expect(hers.map(({ fact }) => 'blockId' in fact && fact.blockId)).toEqual(['b-1', 'b-2']);
        const all = [...events.values()].flat();
        expect(all.map(({ seq }) => seq).sort()).toEqual([1, 2, 3]);
        expect(new Set(all.map(({ deviceId }) => deviceId)).size).toBe(1);
        expect(all.every(({ by }) => by === 'trainer')).toBe(true);
      });

      it('is all or nothing, and never holds what a woman wrote', async () => {
        const { desk } = await taken();
        const plan = { kind: 'plan', kept: true, word: 'the old boat' } as const;
        const written = { kind: 'activity-answered', blockId: 'b-plan', answer: plan } as const;
        await expect(desk.record(cohortId, [sawInClass(1, 'b-1'), { ...womanIn(2), fact: written }])).rejects.toThrow(
          'not a learning event',
        );
        expect([...(await desk.events(cohortId)).values()].flat()).toEqual([]);
      });

      it('survives forgotten words: it is handed in without them, and the class can be taken along anew', async () => {
        const { desk, server } = await taken();
        await desk.record(cohortId, [sawInClass(1, 'b-1')]);
        await takenBy(desk, server, trainer, cohortId, 'new words to keep');
        expect(await desk.open(cohortId, words)).toBeNull();
        expect((await desk.classes())[0]?.waiting).toBe(1);
        const again = classWorld(disk.openStore(), server);
        expect(await again.desk.handIn(server.client)).toMatchObject({ state: 'clear', handedIn: 1 });
        expect([...server.events.values()]).toEqual([womanIn(1).traineeId]);
      });

      it('of a woman who is no longer in the class goes from the tablet, once it is handed in', async () => {
        const { desk, server } = await taken();
        await desk.record(cohortId, [sawInClass(1, 'b-1'), sawInClass(3, 'b-1')]);
        server.unlisted.add(womanIn(3).traineeId);
        await takenBy(desk, server);
        expect([...(await desk.events(cohortId)).keys()]).toContain(womanIn(3).traineeId);
        await desk.handIn(server.client);
        await takenBy(desk, server);
        expect([...(await desk.events(cohortId)).keys()]).toEqual([womanIn(1).traineeId]);
        expect(JSON.stringify(await disk.dump())).not.toContain(womanIn(3).traineeId);
      });

      it('of a woman who was erased is told, and goes from the tablet with the next list of names', async () => {
        const { desk, server } = await taken();
        const [stays, erased] = [womanIn(1).traineeId, womanIn(3).traineeId];
        await desk.record(cohortId, [sawInClass(1, 'b-1'), sawInClass(3, 'b-1')]);
        const answers = { 'q-1': { [stays]: ['yes'], [erased]: ['no'] } };
        await desk.keepDraft(cohortId, `${meetingId}/b-2`, {
          answers,
          attempts: { [erased]: idOf(1) },
          at: 0,
          phase: 'note',
        });
        server.erased.add(erased);
        server.unlisted.add(erased);
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'clear', handedIn: 1, refused: 1 });
        expect(await desk.refused(cohortId)).toMatchObject([{ row: { traineeId: erased, code: 'trainee.erased' } }]);
        await (await desk.open(cohortId, words))?.refresh(server.client);
        expect(await desk.refused(cohortId)).toEqual([]);
        expect((await desk.draft(`${meetingId}/b-2`))?.answers).toEqual({ 'q-1': { [stays]: ['yes'] } });
        expect(JSON.stringify(await disk.dump())).not.toContain(erased);
      });

      it('keeps a class from being removed while it waits', async () => {
        const { desk, server } = await taken();
        await desk.record(cohortId, [sawInClass(1, 'b-1')]);
        await expect(desk.remove(cohortId)).rejects.toThrow(UnsentError);
        await desk.handIn(server.client);
        await desk.remove(cohortId);
        expect(await desk.classes()).toEqual([]);
        expect(JSON.stringify(await disk.dump())).not.toContain(womanIn(1).traineeId);
      });

      it('is kept half way too: the answers of a question that is not finished', async () => {
        const { desk } = await taken();
        const draft = {
          answers: { 'q-1': { [womanIn(1).traineeId]: ['yes'], [womanIn(2).traineeId]: 'dont-know' as const } },
          attempts: {},
          at: 0,
          phase: 'note' as const,
        };
        await desk.keepDraft(cohortId, `${meetingId}/b-1`, draft);
        expect(await classWorld(disk.openStore()).desk.draft(`${meetingId}/b-1`)).toEqual(draft);
      });
    });

    describe('a meeting', () => {
      const mark = (number: number, word: 'present' | 'absent') => ({
        traineeId: womanIn(number).traineeId,
        mark: word,
      });

      it('has of each woman the newest mark, and keeps the older ones', async () => {
        const { desk, server } = await taken();
        await desk.beginMeeting(cohortId, meetingId, '2026-05-04');
        await desk.mark(cohortId, meetingId, [mark(1, 'present'), mark(2, 'absent')]);
        await desk.mark(cohortId, meetingId, [mark(2, 'present')]);
        const [meeting] = await desk.meetings(cohortId);
        expect(meeting?.marks).toEqual({ [womanIn(1).traineeId]: 'present', [womanIn(2).traineeId]: 'present' });
        await desk.handIn(server.client);
        expect(server.marks.size).toBe(3);
        expect([...server.meetings.values()].map(({ heldOn }) => heldOn)).toEqual(['2026-05-04']);
      });

      it('is begun once, however often it is pressed, and remembers where the class was', async () => {
        const { desk } = await taken();
        await desk.beginMeeting(cohortId, meetingId, '2026-05-04');
        await desk.keepTeaching(meetingId, { lessonId: 'l-1', at: 2, apart: [] });
        await desk.beginMeeting(cohortId, meetingId, '2026-05-05');
        expect(await desk.meetings(cohortId)).toMatchObject([
          { heldOn: '2026-05-04', teaching: { lessonId: 'l-1', at: 2 } },
        ]);
      });

      it('that another tablet recorded is known after the class was taken along, and marks made here are newer', async () => {
        const one = await taken();
        await one.desk.beginMeeting(cohortId, meetingId, '2026-05-04');
        await one.desk.mark(cohortId, meetingId, [mark(1, 'present'), mark(2, 'present')]);
        await one.desk.handIn(one.server.client);
        const other = classWorld(newDisk().openStore(), one.server);
        await takenBy(other.desk, other.server, coTrainer);
        await other.desk.mark(cohortId, meetingId, [mark(2, 'absent')]);
        expect((await other.desk.meetings(cohortId))[0]?.marks).toEqual({
          [womanIn(1).traineeId]: 'present',
          [womanIn(2).traineeId]: 'absent',
        });
      });

      it('keeps a mark that was handed in while the server was being asked for its meetings', async () => {
        const { desk, server } = await taken();
        await desk.beginMeeting(cohortId, meetingId, '2026-05-01');
        await desk.mark(cohortId, meetingId, [mark(1, 'absent')]);
        await desk.handIn(server.client);
        await desk.mark(cohortId, meetingId, [mark(1, 'present')]);
        const open = await desk.open(cohortId, words);
        const fetch: typeof globalThis.fetch = async (address, init) => {
          const answer = await server.fetch(address, init);
          if (addressOf(address).endsWith('/meetings')) {
            await desk.mark(cohortId, meetingId, [mark(2, 'present')]);
            await desk.handIn(server.client);
          }
          return answer;
        };
        await open?.refresh(createClient({ base: '/api', fetch }));
        expect((await desk.meetings(cohortId))[0]).toMatchObject({
          marks: { [womanIn(1).traineeId]: 'present', [womanIn(2).traineeId]: 'present' },
          counts: { waiting: 0, 'handed-in': 3 },
        });
      });

      it('takes the word of another tablet, given after its own marks were handed in, once it asks', async () => {
        const { desk, server } = await taken();
        await desk.beginMeeting(cohortId, meetingId, '2026-05-01');
        await desk.mark(cohortId, meetingId, [mark(1, 'absent')]);
        await desk.handIn(server.client);
        const other = classWorld(newDisk().openStore(), server);
        await takenBy(other.desk, other.server, coTrainer);
        server.member = coTrainer;
        for (let at = 0; at < 2; at += 1) await other.desk.mark(cohortId, meetingId, [mark(1, 'present')]);
        await other.desk.handIn(server.client);
        await (await desk.open(cohortId, words))?.refresh(server.client);
        expect((await desk.meetings(cohortId))[0]?.marks).toEqual({ [womanIn(1).traineeId]: 'present' });
      });

      it.each([
        ['2031-05-04', 'meeting.in-future'],
        ['1970-01-01', 'meeting.before-class'],
      ])('whose day the server refused is put right, and nothing of it is lost: %s', async (wrong, code) => {
        const { desk, server } = await taken();
        await desk.beginMeeting(cohortId, meetingId, wrong);
        await desk.mark(cohortId, meetingId, [mark(1, 'present')]);
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'clear', refused: 1 });
        expect((await desk.meetings(cohortId))[0]).toMatchObject({ code, counts: { refused: 1 } });
        await desk.correctDay(meetingId, '2026-05-03');
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'clear', handedIn: 1 });
        expect([...server.meetings.values()].map(({ heldOn }) => heldOn)).toEqual(['2026-05-03']);
      });

      it('with a woman whom the server no longer has loses only her marks', async () => {
        const { desk, server } = await taken();
        server.gone.add(womanIn(2).traineeId);
        await desk.beginMeeting(cohortId, meetingId, '2026-05-04');
        await desk.mark(cohortId, meetingId, [mark(1, 'present'), mark(2, 'present'), mark(3, 'absent')]);
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'clear', handedIn: 2, refused: 1 });
        expect(await desk.refused(cohortId)).toMatchObject([{ log: 'marks', row: { code: 'event.not-enrolled' } }]);
      });
    });

    describe('handing in', () => {
      const many = (count: number) => Array.from({ length: count }, (_, at) => sawInClass((at % 3) + 1, `b-${at % 9}`));

      it('goes in batches, and again is harmless', async () => {
        const { desk, server } = await taken();
        await desk.record(cohortId, many(250));
        server.mishaps.push('none', 'loses-answer');
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'unreachable' });
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'clear', handedIn: 250 });
        expect(server.events.size).toBe(250);
        expect([...server.timesTaken.values()].every((times) => times === 1)).toBe(true);
      });

      it('goes over a slow line in parts that it carries in time, and begins with these another time', async () => {
        const { desk, server } = await taken();
        const fetch = slowLine(server.fetch, { bits: 10_000, seconds: 10 });
        const client = createClient({ base: '/api', fetch });
        await desk.record(cohortId, many(250));
        await desk.beginMeeting(cohortId, meetingId, '2026-05-04');
        const present = Array.from({ length: 120 }, () => ({ ...womanIn(1), mark: 'present' as const }));
        await desk.mark(cohortId, meetingId, present);
        expect(await desk.handIn(client)).toMatchObject({ state: 'clear', handedIn: 370 });
        expect([server.events.size, server.marks.size]).toEqual([250, 120]);

        let tries = 0;
        const counting: typeof fetch = (address, init) => {
          tries += addressOf(address).endsWith('/events') ? 1 : 0;
          return fetch(address, init);
        };
        await desk.record(cohortId, many(25));
        const again = classWorld(disk.openStore(), server);
        expect(await again.desk.handIn(createClient({ base: '/api', fetch: counting }))).toMatchObject({
          handedIn: 25,
        });
        expect(tries).toBe(1);
      });

      it('refuses one and takes the others; the refused one stays with its reason and can be tried again', async () => {
        const { desk, server } = await taken();
        server.gone.add(womanIn(2).traineeId);
        await desk.record(cohortId, many(3));
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'clear', handedIn: 2, refused: 1 });
        expect(await desk.refused(cohortId)).toMatchObject([
          { log: 'events', row: { traineeId: womanIn(2).traineeId, code: 'event.not-enrolled' } },
        ]);
        server.gone.clear();
        await desk.tryAgain(cohortId);
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'clear', handedIn: 1 });
        expect(await desk.refused(cohortId)).toEqual([]);
      });

      it('passes over the one at which the server stumbles', async () => {
        const { desk, server } = await taken();
        await desk.record(cohortId, [...many(40), sawInClass(1, 'b-bad')]);
        server.stumblesOver.add('b-bad');
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'later', handedIn: 40, code: 'server.fault' });
        expect((await desk.classes())[0]?.waiting).toBe(1);
      });

      it('asks for nothing when nothing waits, and says when nobody is signed in', async () => {
        const { desk, server } = await taken();
        server.member = null;
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'clear' });
        await desk.record(cohortId, many(1));
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'signed-out' });
        expect((await desk.classes())[0]?.waiting).toBe(1);
      });

      it('is done in the name of her who noted it, and of nobody else', async () => {
        const { desk, server } = await taken();
        await desk.record(cohortId, many(2));
        server.member = coTrainer;
        expect(await desk.handIn(server.client)).toMatchObject({ state: 'clear', handedIn: 0, forOthers: 2 });
        await takenBy(desk, server, coTrainer);
        await desk.record(cohortId, many(1));
        expect(await desk.handIn(server.client)).toMatchObject({ handedIn: 1, forOthers: 2 });
        server.member = trainer;
        expect(await desk.handIn(server.client)).toMatchObject({ handedIn: 2, forOthers: 0 });
      });

      it('leaves what belongs to a class that is no longer hers, and hands in the rest', async () => {
        const { desk, server } = await taken();
        await takenBy(desk, server, trainer, otherCohortId);
        await desk.record(cohortId, many(1));
        await desk.record(otherCohortId, many(2));
        await desk.beginMeeting(otherCohortId, meetingId, '2026-05-04');
        await desk.mark(otherCohortId, meetingId, [{ traineeId: womanIn(1).traineeId, mark: 'present' }]);
        server.notHers.add(cohortId);
        expect(await desk.handIn(server.client)).toMatchObject({
          state: 'not-hers',
          code: 'thing.not-found',
          handedIn: 3,
        });
        expect((await desk.classes()).map(({ waiting }) => waiting)).toEqual([0, 1]);
      });

      it('loses nothing and doubles nothing, whatever befalls it', async () => {
        let runsWithTrouble = 0;
        const step = fc.constantFrom<'note' | 'hand-in' | 'new-tab'>('note', 'hand-in', 'new-tab');
        const mishap = fc.constantFrom<ClassMishap>(
          'none',
          'no-network',
          'loses-answer',
          'login-page',
          'server.fault',
          'request.too-often',
        );
        await fc.assert(
          fc.asyncProperty(
            fc.array(step, { maxLength: 12 }),
            fc.array(mishap, { maxLength: 20 }),
            async (steps, mishaps) => {
              const fresh = newDisk();
              const server = createClassServer();
              let { desk } = classWorld(fresh.openStore(), server);
              await takenBy(desk, server);
              await desk.beginMeeting(cohortId, meetingId, '2026-05-04');
              server.mishaps.push(...mishaps);
              let notes = 0;
              for (const what of steps) {
                if (what === 'new-tab') ({ desk } = classWorld(fresh.openStore(), server));
                if (what === 'hand-in' && (await desk.handIn(server.client)).state !== 'clear') runsWithTrouble += 1;
                if (what !== 'note') continue;
                await desk.record(cohortId, [sawInClass(1, 'b-1'), sawInClass(2, 'b-2')]);
                await desk.mark(cohortId, meetingId, [{ traineeId: womanIn(1).traineeId, mark: 'present' }]);
                notes += 1;
              }
              server.mishaps.length = 0;
              await desk.handIn(server.client);
              expect(server.events.size).toBe(notes * 2);
              expect(server.marks.size).toBe(notes);
              expect([...server.timesTaken.values()].every((times) => times === 1)).toBe(true);
              expect((await desk.classes())[0]).toMatchObject({ waiting: 0, refused: 0 });
            },
          ),
          { numRuns: runs, seed: 4711 },
        );
        expect(runsWithTrouble).toBeGreaterThan(runs / 10);
      });
    });

    describe('the course', () => {
      it('comes file by file, says what is missing, and goes on where it broke off', async () => {
        const { caches, kept } = memoryCaches();
        const pictures = await releaseWithPictures();
        const server = createClassServer();
        server.release = pictures.release;
        const { desk } = classWorld(disk.openStore(), server, caches);
        await takenBy(desk, server);
        expect(await desk.packProgress(cohortId)).toMatchObject({ isDocumentHere: false, isWhole: false });
        let asked = 0;
        const breaking: typeof fetch = (address, init) => {
          asked += 1;
          if (asked === 2) throw new TypeError('Failed to fetch');
          return pictures.fetch(address, init);
        };
        const bring = (fetch: typeof globalThis.fetch) => desk.bringPack(cohortId, { client: server.client, fetch });
        let told = 0;
        const stop = desk.subscribe(() => (told += 1));
        await expect(bring(breaking)).rejects.toThrow('no answer');
        stop();
        // Screens that show what is missing learn that some of it has come.
        expect(told).toBe(1);
        expect(await desk.packProgress(cohortId)).toMatchObject({ files: 2, filesHere: 1, isWhole: false });
        expect((await desk.pack(cohortId))?.id).toBe(pictures.release.id);
        expect(await bring(pictures.fetch)).toMatchObject({ filesHere: 2, isWhole: true });
        expect(kept.size).toBe(2);
      });

      it('does not keep a file that came damaged, and goes with the last class that needs it', async () => {
        const { caches, kept } = memoryCaches();
        const pictures = await releaseWithPictures();
        const server = createClassServer();
        server.release = pictures.release;
        const { desk } = classWorld(disk.openStore(), server, caches);
        await takenBy(desk, server);
        const broken = async () => new Response('<html>Example Café</html>');
        expect(await desk.bringPack(cohortId, { client: server.client, fetch: broken })).toMatchObject({
          filesHere: 0,
        });
        await desk.bringPack(cohortId, { client: server.client, fetch: pictures.fetch });
        expect(kept.size).toBe(2);
        await desk.remove(cohortId);
        expect(kept.size).toBe(0);
        expect(await desk.pack(cohortId)).toBeNull();
      });
    });
  });
}
