import type { LearningEvent } from '@romduol/domain';
import fc from 'fast-check';
import { dyingStore, mayBeKilled } from './dying-store.ts';
import {
  cheap,
  clockAt,
  joinedAs,
  keysOf,
  leavingInJune,
  newcomerAs,
  resetCodeOf,
  saw,
  seeded,
  today,
  type Disk,
  type NewDisk,
  type SetClock,
} from './given.ts';
import { openPhone, type StoredPhone } from './open-phone.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Place } from './phone.ts';
import { createServerDouble, joinedNow, phoneOn, type Mishap, type ServerDouble } from './server-double.ts';
import type { Store } from './store.ts';

/** Two who joined with network, and one who registers without. */
const women = [1, 2, 9] as const;
type Woman = (typeof women)[number];
const idOfWoman = (who: Woman): string => joinedAs(who).traineeId;

interface Step {
  readonly who: Woman;
  readonly deed: 'record' | 'reset' | 'second-pin' | 'look' | 'restore';
  readonly block: 1 | 2 | 3;
  /** Hands in afterwards, through this. */
  readonly flush: Mishap | null;
  readonly clock: string;
  /** Writes after which the page is killed, if it comes to that. */
  readonly writes: number;
  /** The page stays open for the next step. */
  readonly isTabKept: boolean;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(...women),
  deed: fc.oneof(
    { weight: 5, arbitrary: fc.constant('record' as const) },
    { weight: 2, arbitrary: fc.constant('reset' as const) },
    { weight: 2, arbitrary: fc.constantFrom('second-pin' as const, 'look' as const, 'restore' as const) },
  ),
  block: fc.constantFrom(1 as const, 2 as const, 3 as const),
  flush: fc.constantFrom(null, 'none' as const, 'none' as const, 'loses-answer' as const, 'no-network' as const),
  clock: fc.constantFrom(today, today, '1970-01-01T00:00:00.000Z', '2031-12-31T23:59:59.000Z'),
  writes: fc.oneof({ weight: 3, arbitrary: fc.constant(Infinity) }, { weight: 1, arbitrary: fc.nat(9) }),
  isTabKept: fc.boolean(),
});

interface Page {
  readonly phone: StoredPhone;
  readonly outbox: Outbox;
}

const step = (change: Partial<Step>): Step => ({
  ...{ who: 1, deed: 'record', block: 1, flush: null, clock: today, writes: Infinity, isTabKept: false },
  ...change,
});
/** What must come up in every run, so that the promise is never kept by chance alone. */
const always: [Step[]][] = [
  [[step({ who: 2, deed: 'reset', writes: 2 }), step({ who: 2, deed: 'second-pin', writes: 3 })]],
  [[step({ who: 9 }), step({ who: 1, writes: 3 }), step({ who: 2, deed: 'reset' }), step({ who: 2 })]],
  [
    [
      step({ who: 9, flush: 'loses-answer' }),
      step({ who: 9, deed: 'second-pin', flush: 'none', clock: '1970-01-01T00:00:00.000Z' }),
      step({ who: 9, deed: 'reset', writes: 4, flush: 'none' }),
      step({ who: 9, isTabKept: true, flush: 'none', clock: '2031-12-31T23:59:59.000Z' }),
      step({ who: 1, deed: 'reset', flush: 'loses-answer' }),
      step({ who: 1, deed: 'restore', flush: 'none' }),
      step({ who: 1, deed: 'reset', flush: 'none' }),
    ],
  ],
];

/** What one woman did, as the phone answered for it. */
interface Told {
  /** Every PIN that may be hers; of a reset that was killed, nobody knows before trying. */
  pins: string[];
  /** The one that opened her place last. */
  opens: string;
  secondPin: string | null;
  readonly acknowledged: string[];
}

/** Three women on one phone. `runs`: how many interleavings are tried. */
export function describeThreeWomen(kind: string, newDisk: NewDisk, runs: number): void {
  let disk: Disk;
  let server: ServerDouble;
  let time: SetClock;
  let seed = 0;
  let told: Map<Woman, Told>;

  const pageOver = async (store: Store, open: typeof phoneOn): Promise<Page> => {
    seed += 1;
    const how = { store, clock: time.clock, random: seeded(seed), iterations: cheap, caches: undefined };
    const phone = await open(how);
    return { phone, outbox: createOutbox({ phone, base: '/api', fetch: server.fetch, locks: undefined }) };
  };
  const tab = () => pageOver(disk.openStore(), phoneOn);
  const of = (who: Woman): Told => {
    const hers = told.get(who) ?? { pins: ['2468'], opens: '2468', secondPin: null, acknowledged: [] };
    told.set(who, hers);
    return hers;
  };

  async function begin(): Promise<void> {
    disk = newDisk();
    server = createServerDouble();
    time = clockAt(today);
    told = new Map();
    const { phone } = await tab();
    for (const who of [1, 2] as const) {
      server.tokens.set(keysOf(who).uploadToken, idOfWoman(who));
      await phone.settle(joinedAs(who), keysOf(who), '2468');
    }
    await phone.register(newcomerAs(9));
  }

  async function opened(phone: StoredPhone, who: Woman): Promise<Place> {
    for (const pin of [...of(who).pins].reverse()) {
      for (;;) {
        const answer = await phone.open(idOfWoman(who), pin);
        if (answer.state === 'open') {
          of(who).opens = pin;
          return answer.place;
        }
        // Pages that were killed while they tried a PIN have counted it.
        if (answer.state !== 'wait') break;
        time.pass(answer.seconds);
      }
    }
    throw new Error(`no PIN of ${who} opens her place`);
  }

  const heldOf = (who: Woman): readonly LearningEvent[] =>
    [...server.held.values()].filter(({ traineeId }) => traineeId === idOfWoman(who)).map(({ event }) => event);

  async function doOne({ who, deed, block }: Step, phone: StoredPhone, place: Place): Promise<void> {
    const hers = of(who);
    if (deed === 'record')
      hers.acknowledged.push((await place.record(joinedAs(who).enrolmentId, saw(`b-${block}`))).id);
    if (deed === 'look') await place.events(joinedAs(who).enrolmentId);
    if (deed === 'restore' && (await place.requested()) === null)
      await place.restore([joinedNow(server, who)], leavingInJune, heldOf(who));
    if (deed === 'second-pin') {
      hers.secondPin = '7777';
      await place.setSecondPin('7777', hers.opens);
    }
    if (deed !== 'reset') return;
    const pin = `86${block}${hers.pins.length}`;
    hers.pins.push(pin);
    const code = resetCodeOf(who, server.resets.get(idOfWoman(who)));
    const answer = await phone.reset(idOfWoman(who), code, pin);
    // A code that was used, or that this phone has not heard of yet.
    if (answer.state !== 'reset') hers.pins.pop();
    else hers.secondPin = null;
  }

  it(`three women on one phone kept in ${kind}: whatever befalls them in whatever order, each keeps her own, once`, async () => {
    const seen = { killed: 0, reset: 0, provisional: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), async (steps) => {
        await begin();
        let kept: Page | null = null;
        for (const next of steps) {
          time.set(next.clock);
          const store = dyingStore(disk.openStore(), kept === null ? next.writes : Infinity);
          const { phone, outbox }: Page = kept ?? (await pageOver(store, openPhone));
          const isKilled = await mayBeKilled(store, async () => {
            const place = await opened(phone, next.who);
            await doOne(next, phone, place);
            if (next.flush === null) return;
            server.mishaps.push(next.flush);
            await outbox.flush();
          });
          server.mishaps.length = 0;
          kept = next.isTabKept && !isKilled ? { phone, outbox } : null;
          seen.killed += Number(isKilled);
        }
        time.set(today);
        seen.provisional += server.asked.every(({ kind: what }) => what !== 'join') ? 1 : 0;
        const { phone, outbox } = await tab();
        for (let tries = 0; tries < 3; tries += 1) await outbox.flush();
        seen.reset += server.resets.size;

        for (const who of women) {
          const place = await opened(phone, who);
          expect((await place.waiting()).refused).toEqual([]);
          expect(await place.requested()).toBeNull();
          expect(
            heldOf(who)
              .map(({ id }) => id)
              .sort(),
          ).toEqual([...of(who).acknowledged].sort());
          await place.restore([joinedNow(server, who)], leavingInJune, heldOf(who));
          const events = await place.events(joinedAs(who).enrolmentId);
          expect(events.map(({ id }) => id)).toEqual(of(who).acknowledged);
          const { secondPin } = of(who);
          if (await place.hasSecondPin())
            expect((await phone.open(idOfWoman(who), secondPin ?? '')).state).toBe('innocent');
        }
        const held = [...server.held.values()].map(({ event }) => event.seq);
        expect(new Set(held).size).toBe(held.length);
        expect([...server.timesTaken.values()].every((times) => times === 1)).toBe(true);
        expect(JSON.stringify(await disk.dump())).not.toContain('"occurredAt"');
      }),
      { numRuns: runs, examples: always },
    );
    // What is promised above was put to the test.
    expect(Math.min(seen.killed, seen.reset, seen.provisional)).toBeGreaterThan(0);
  }, 60_000);
}
