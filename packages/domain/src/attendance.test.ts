import fc from 'fast-check';
import { isBeforeClass, meetingsAttended, standingMarks, type ReceivedMark } from './attendance.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 4, 1, 2, minute));
const base = { meetingId: 'meeting', traineeId: 'woman', deviceId: 'tablet', seq: 0, receivedAt: at(0) };
const mark = (over: Partial<ReceivedMark> & Pick<ReceivedMark, 'id' | 'mark'>): ReceivedMark => ({ ...base, ...over });
const said = (marks: readonly ReceivedMark[]): readonly string[] => standingMarks(marks).map((one) => one.mark);

/** Marks of a class as two devices make them; few enough values that they meet. The same id is always the same mark. */
const anyMarks: fc.Arbitrary<readonly ReceivedMark[]> = fc
  .array(
    fc.record({
      meetingId: fc.constantFrom('m1', 'm2'),
      traineeId: fc.constantFrom('w1', 'w2', 'w3'),
      mark: fc.constantFrom('present', 'absent'),
      deviceId: fc.constantFrom('d1', 'd2'),
      seq: fc.nat(4),
      receivedAt: fc.nat(4).map(at),
    }),
    { maxLength: 14 },
  )
  .map((marks) => marks.map((one, number) => ({ id: `id-${number % 5}-${number}`, ...one })));
const anyArrival = anyMarks.chain((marks) =>
  fc.record({
    marks: fc.constant(marks),
    arrived: fc
      .shuffledSubarray([...marks, ...marks], { minLength: marks.length * 2, maxLength: marks.length * 2 })
      .chain((all) =>
        fc.array(fc.nat(60), { minLength: all.length, maxLength: all.length }).map((later) => ({ all, later })),
      )
      .map(({ all, later }) => {
        const seen = new Set<string>();
        return all.map((one, number) => {
          if (!seen.has(one.id)) {
            seen.add(one.id);
            return one;
          }
          return { ...one, receivedAt: new Date(one.receivedAt.getTime() + (later[number] ?? 0) * 1000) };
        });
      }),
  }),
);

describe('the marks of a meeting', () => {
  it('are the same in any order, and received any number of times', () => {
    fc.assert(
      fc.property(anyArrival, ({ marks, arrived }) => {
        expect(standingMarks(arrived)).toEqual(standingMarks(marks));
        expect(meetingsAttended(arrived)).toEqual(meetingsAttended(marks));
      }),
    );
  });

  it('count once for each woman at each meeting that anybody marked her at, and are one of those that were made', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const standing = standingMarks(marks);
        const places = new Set(marks.map(({ meetingId, traineeId }) => `${meetingId}/${traineeId}`));
        expect(standing.map(({ meetingId, traineeId }) => `${meetingId}/${traineeId}`)).toEqual([...places].sort());
        for (const one of standing) expect(marks).toContainEqual(one);
      }),
    );
  });

  it('of one device are not undone by an older one of the same device, however late it comes', () => {
    fc.assert(
      fc.property(anyMarks, fc.nat(100), (marks, late) => {
        for (const last of standingMarks(marks)) {
          const older = {
            ...last,
            id: 'id-older',
            seq: last.seq - 1,
            mark: 'absent' as const,
            receivedAt: at(10 + late),
          };
          expect(standingMarks([...marks, older])).toEqual(standingMarks(marks));
        }
      }),
    );
  });

  it('are looked at by these properties where it matters: devices that differ, and women marked again', () => {
    const samples = fc.sample(anyMarks, { numRuns: 200, seed: 20261125 });
    const differing = samples.filter((marks) =>
      standingMarks(marks).some((one) =>
        marks.some(
          (other) =>
            other.meetingId === one.meetingId &&
            other.traineeId === one.traineeId &&
            other.deviceId !== one.deviceId &&
            other.mark !== one.mark,
        ),
      ),
    );
    expect(differing.length).toBeGreaterThan(20);
    expect(samples.filter((marks) => meetingsAttended(marks).get('w1') === 2).length).toBeGreaterThan(5);
  });
});

describe('a correction', () => {
  it('on the same device counts, whatever its clock said and whenever the first mark arrives', () => {
    const first = mark({ id: 'a', mark: 'present', seq: 1, receivedAt: at(9) });
    const corrected = mark({ id: 'b', mark: 'absent', seq: 2, receivedAt: at(3) });
    expect(said([first, corrected])).toEqual(['absent']);
  });

  it('on another device counts when the server received it last', () => {
    const byTrainer = mark({ id: 'a', mark: 'absent', seq: 40, receivedAt: at(1) });
    const byCoTrainer = mark({ id: 'b', mark: 'present', deviceId: 'phone', seq: 2, receivedAt: at(2) });
    expect(said([byTrainer, byCoTrainer])).toEqual(['present']);
  });

  it('stays when an older mark of the first device comes in after it', () => {
    const early = mark({ id: 'a', mark: 'present', seq: 1, receivedAt: at(8) });
    const last = mark({ id: 'b', mark: 'present', seq: 2, receivedAt: at(1) });
    const elsewhere = mark({ id: 'c', mark: 'absent', deviceId: 'phone', receivedAt: at(2) });
    expect(said([early, last, elsewhere])).toEqual(['absent']);
  });

  it('with the same number on a restored device is decided by its id', () => {
    const [one, other] = [mark({ id: 'a', mark: 'present' }), mark({ id: 'b', mark: 'absent' })];
    expect(said([one, other])).toEqual(['absent']);
    expect(said([other, one])).toEqual(['absent']);
  });
});

describe('meetings attended', () => {
  it('are those at which the mark that counts says present', () => {
    const marks = [
      mark({ id: 'a', mark: 'present' }),
      mark({ id: 'b', mark: 'present', meetingId: 'second' }),
      mark({ id: 'c', mark: 'present', meetingId: 'third' }),
      mark({ id: 'd', mark: 'absent', meetingId: 'third', seq: 1 }),
      mark({ id: 'e', mark: 'absent', traineeId: 'another' }),
    ];
    expect(meetingsAttended(marks)).toEqual(new Map([['woman', 2]]));
  });
});

describe('the day of a meeting', () => {
  it.each([
    ['1970-01-01', true],
    ['2026-03-31', true],
    ['2026-04-01', false],
    ['2026-05-01', false],
    ['2031-05-01', false],
  ])('%s is too long before a class of the first of May: %s', (heldOn, is) => {
    expect(isBeforeClass(heldOn, '2026-05-01')).toBe(is);
  });
});
