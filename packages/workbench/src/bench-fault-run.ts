/**
 * `npm run bench -- fault-run`: phones hand in what their women do while the serving process is killed again and again,
 * and PostgreSQL loses its connections and crashes. A short one is among the journeys.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventAnswers, handInEvents } from '@romduol/contracts';
import type { LearningEvent } from '@romduol/domain';
import { createOutbox, newKeys, type Outbox, type Place } from '@romduol/offline';
import { prepareServer, type BenchServer } from './bench-server.ts';
import {
  addressOf,
  alone,
  classToJoin,
  fromAddress,
  monthOf,
  newcomer,
  newPhone,
  type ClassToJoin,
} from './bench-women.ts';
import { withClient } from './embedded-postgres.ts';

export interface FaultRunOptions {
  /** At most as many as the demonstration class has seats left. */
  readonly phones: number;
  /** How often the serving process is killed. */
  readonly kills: number;
}

export interface FaultRunResult {
  /** Kills of the serving process, each while a batch was on its way. */
  readonly kills: number;
  readonly databaseCrashes: number;
  /** How often the serving process ended although nobody had killed it. */
  readonly deaths: number;
  readonly events: number;
  /** Events that the server answered for as taken or known. */
  readonly acknowledged: number;
  /** Taken, while the answer that said so never arrived: it was known when it was sent again. */
  readonly answersLost: number;
  /** Acknowledged and not in the database, or there with something else in it. */
  readonly lost: number;
  /** More than once in the database, or acknowledged as new more than once. */
  readonly doubled: number;
  /** On a phone and not in the database when everything had been handed in. */
  readonly missing: number;
  /** In the database and on no phone. */
  readonly strange: number;
}

type Harmed = Pick<FaultRunResult, 'kills' | 'databaseCrashes'>;

/** Nobody is patient here: a try that failed is repeated after a twenty-fifth of the time that a phone waits. */
const impatience = 25;

/** What went over the wire, as the phones saw it. */
class Wire {
  onWay = 0;
  readonly taken = new Map<string, number>();
  readonly known = new Set<string>();

  /** The fetch of one phone. */
  fetchOf(number: number): typeof fetch {
    const through = fromAddress(number);
    return async (input, init) => {
      if (!addressOf(input).endsWith(handInEvents.path)) return through(input, init);
      this.onWay += 1;
      try {
        const response = await through(input, init);
        if (response.ok) this.note(EventAnswers.parse(await response.clone().json()));
        return response;
      } finally {
        this.onWay -= 1;
      }
    };
  }

  private note(answers: readonly { readonly id: string | null; readonly outcome: string }[]): void {
    for (const { id, outcome } of answers) {
      if (id === null) continue;
      if (outcome === 'taken') this.taken.set(id, (this.taken.get(id) ?? 0) + 1);
      if (outcome === 'known') this.known.add(id);
    }
  }
}

export async function benchFaultRun(): Promise<Readonly<Record<string, number>>> {
  return { ...(await faultRun({ phones: 20, kills: 25 })) };
}

export async function faultRun({ phones, kills }: FaultRunOptions): Promise<FaultRunResult> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'romduol-fault-'));
  const server = await prepareServer(data);
  try {
    await server.serve();
    const world = await classToJoin(`${server.url}/api`, server.classCode);
    const wire = new Wire();
    const women = await Promise.all(Array.from({ length: phones }, (_, number) => begin(world, number, wire)));
    const learning = women.map((woman) => woman.learn());
    const harmed = await harm(server, wire, kills);
    for (const woman of women) woman.rest();
    await Promise.all(learning);
    for (const woman of women) await woman.handInTheRest();
    const recorded = women.flatMap((woman) => woman.recorded);
    const trainees = women.map(({ place }) => place.traineeId);
    const compared = await compare(server.ownerUrl, trainees, recorded, wire);
    return { ...harmed, deaths: server.deaths(), ...compared };
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** A woman who registered without network and learns while her outbox hands in. */
interface Learning {
  readonly place: Place;
  readonly recorded: LearningEvent[];
  learn(): Promise<void>;
  rest(): void;
  handInTheRest(): Promise<void>;
}

async function begin(world: ClassToJoin, number: number, wire: Wire): Promise<Learning> {
  const phone = await newPhone(world);
  const she = newcomer(world, number, newKeys(phone.deviceId));
  const place = await phone.register(she);
  const fetch = wire.fetchOf(number);
  const outbox = createOutbox({ phone, base: world.base, fetch, locks: undefined, surroundings: alone(impatience) });
  const recorded: LearningEvent[] = [];
  let isResting = false;
  return {
    place,
    recorded,
    async learn() {
      outbox.start();
      for (const fact of monthOf(world.release, she.traineeId)) {
        if (isResting) break;
        recorded.push(await place.record(she.enrolmentId, fact));
        if (recorded.length % 8 === 0) await sleep(300 + 600 * Math.random());
      }
      outbox.stop();
    },
    rest() {
      isResting = true;
    },
    handInTheRest: () => clear(outbox, place),
  };
}

/** A phone asks at most 120 times a minute; who has asked too often is heard again in the next one. */
async function clear(outbox: Outbox, place: Place): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await outbox.flush();
    const { waiting, refused } = await place.waiting();
    if (refused.length > 0) throw new Error(`the server refused events: ${refused[0]?.code}`);
    if (waiting === 0 && (await place.requested()) === null) return;
    await sleep(1_000);
  }
  throw new Error('a phone does not get rid of its work');
}

/** Kills the serving process, each time while a batch is on its way; in between the database is harmed too. */
async function harm(server: BenchServer, wire: Wire, kills: number): Promise<Harmed> {
  let databaseCrashes = 0;
  for (let done = 0; done < kills; done += 1) {
    await sleep(400 + 800 * Math.random());
    await batchUnderWay(wire);
    await server.kill();
    await server.serve();
    if (done % 3 === 1) await server.cutConnections();
    if (done % 6 === 3) {
      await sleep(500);
      await server.crashDatabase();
      databaseCrashes += 1;
    }
  }
  return { kills, databaseCrashes };
}

/** Waits until a batch is on its way, at some moment of it: often enough it is answered before that moment comes. */
async function batchUnderWay(wire: Wire): Promise<void> {
  do {
    while (wire.onWay === 0) await sleep(1);
    await sleep(10 * Math.random());
  } while (wire.onWay === 0);
}

/** Everything about an event that its phone and the database must agree on. */
const essence = ({ id, enrolmentId, deviceId, seq, occurredAt, fact }: Omit<LearningEvent, 'v' | 'by'>): string =>
  JSON.stringify([id, enrolmentId, deviceId, seq, new Date(occurredAt).toISOString(), sorted(fact)]);

/** `jsonb` keeps no order of names. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, child]) => [name, sorted(child)]);
};

async function compare(
  ownerUrl: string,
  trainees: readonly string[],
  recorded: readonly LearningEvent[],
  { taken, known }: Wire,
): Promise<Omit<FaultRunResult, keyof Harmed | 'deaths'>> {
  const { rows } = await withClient(ownerUrl, (owner) =>
    owner.query<LearningEvent>(
      `select id, enrolment_id as "enrolmentId", device_id as "deviceId", seq, occurred_at as "occurredAt", fact
         from learning_event where trainee_id = any($1::uuid[])`,
      [trainees],
    ),
  );
  const times = new Map<string, number>();
  for (const { id } of rows) times.set(id, (times.get(id) ?? 0) + 1);
  const held = new Map(rows.map((row) => [row.id, essence(row)]));
  const written = new Map(recorded.map((event) => [event.id, essence(event)]));
  const acknowledged = new Set([...taken.keys(), ...known]);
  return {
    events: recorded.length,
    acknowledged: acknowledged.size,
    answersLost: [...known].filter((id) => !taken.has(id)).length,
    lost: [...acknowledged].filter((id) => held.get(id) !== written.get(id)).length,
    doubled: [...times.values(), ...taken.values()].filter((count) => count > 1).length,
    missing: [...written.keys()].filter((id) => !held.has(id)).length,
    strange: [...held.keys()].filter((id) => !written.has(id)).length,
  };
}
