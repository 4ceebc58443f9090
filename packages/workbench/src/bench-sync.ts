/** `npm run bench -- sync`: 200 phones that were away come back at once, with 500 events each. */
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { handInEvents } from '@romduol/contracts';
import { createOutbox } from '@romduol/offline';
import type pg from 'pg';
import { startProduct } from '../journeys/product.ts';
import { rawInsert, settle } from './bench-raw-insert.ts';
import {
  addressOf,
  alone,
  believesAddresses,
  classToJoin,
  joinedWoman,
  monthOf,
  type BenchWoman,
  type ClassToJoin,
} from './bench-women.ts';
import { startEmbeddedPostgres, withClient } from './embedded-postgres.ts';

const phones = 200;
const eventsEach = 500;

/** One phone with everything that it will send, sealed and written out before the clock starts. */
interface Loaded {
  readonly traineeId: string;
  readonly token: string;
  readonly ids: readonly string[];
  /** Bodies in the order in which its outbox sends them. */
  readonly bodies: readonly Buffer[];
}

/** An answer as it came: opening what the server has pressed together is the phones' own work, and is done later. */
interface Answered {
  readonly isPressed: boolean;
  readonly bytes: Buffer;
}
const textOf = ({ isPressed, bytes }: Answered): string => (isPressed ? brotliDecompressSync(bytes) : bytes).toString();

/** What became of one phone's work. Times by `performance.now`. */
interface Returned {
  readonly from: number;
  /** When the first batch was answered. */
  readonly first: number;
  readonly to: number;
  readonly answers: readonly Answered[];
  /** Requests that were not answered with 200 and were sent again. */
  readonly again: number;
}

export async function benchSync(): Promise<Readonly<Record<string, number>>> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'romduol-sync-'));
  const product = await startProduct({ data, environment: believesAddresses });
  try {
    // Joins the server that the product has started.
    const postgres = await startEmbeddedPostgres({ dataFolder: path.join(data, 'postgres') });
    return await withClient(postgres.url(), async (owner) => {
      const code = /class code\s+(\w+)/.exec(product.printed)?.[1] ?? '';
      await owner.query('update cohort set seats = 500');
      const loaded = await loadPhones(await classToJoin(`${product.url}/api`, code));
      await settle(owner);
      const returned = await allReturn(product.url, loaded);
      const counted = await countIn(owner, loaded, returned);
      const raw = await rawInsert(postgres.url(), owner, traineesOf(loaded));
      return figuresOf(returned, counted, raw);
    });
  } finally {
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

const traineesOf = (loaded: readonly Loaded[]): readonly string[] => loaded.map(({ traineeId }) => traineeId);

async function loadPhones(of: ClassToJoin): Promise<readonly Loaded[]> {
  const loaded: Loaded[] = [];
  for (let number = 0; number < phones; number += 1) {
    loaded.push(await load(await joinedWoman(of, number), of));
    if ((number + 1) % 50 === 0) console.error(`${number + 1} phones have their work on them`);
  }
  return loaded;
}

/** She does everything without network; then her outbox writes it out, and whatever it sends is put aside. */
async function load({ phone, place, joined, keys }: BenchWoman, { release, base }: ClassToJoin): Promise<Loaded> {
  const ids: string[] = [];
  for (const fact of monthOf(release, joined.traineeId)) {
    if (ids.length === eventsEach) break;
    ids.push((await place.record(joined.enrolmentId, fact)).id);
  }
  const bodies: Buffer[] = [];
  const outbox = createOutbox({
    ...{ phone, base, locks: undefined, surroundings: alone() },
    async fetch(input, init) {
      if (!addressOf(input).endsWith(handInEvents.path) || typeof init?.body !== 'string') return Response.json({});
      bodies.push(Buffer.from(init.body));
      const { events } = JSON.parse(init.body) as { readonly events: readonly { readonly id: string }[] };
      return Response.json(events.map(({ id }) => ({ id, outcome: 'taken' })));
    },
  });
  const { state, handedIn } = await outbox.flush();
  if (state !== 'clear' || handedIn !== eventsEach) throw new Error(`the phone could not write out its work: ${state}`);
  return { traineeId: joined.traineeId, token: keys.uploadToken, ids, bodies };
}

/** All at once; and says how much of the machine was taken by sending. */
async function allReturn(url: string, loaded: readonly Loaded[]): Promise<readonly Returned[]> {
  const agent = new http.Agent({ keepAlive: true });
  const busyBefore = busyMilliseconds();
  const ownBefore = process.cpuUsage();
  const returned = await Promise.all(loaded.map((phone) => comeBack(`${url}/api${handInEvents.path}`, phone, agent)));
  const own = process.cpuUsage(ownBefore);
  const share = (own.user + own.system) / 1000 / (busyMilliseconds() - busyBefore);
  agent.destroy();
  console.error(`Sending took ${(share * 100).toFixed(0)} % of the processor time that was used.`);
  // A real phone sends hundreds after that only when it was quick.
  const firstWaits = returned.map(({ from, first }) => first - from);
  console.error(`The first batch of a phone was answered within ${(Math.max(...firstWaits) / 1000).toFixed(1)} s.`);
  const again = returned.reduce((sum, one) => sum + one.again, 0);
  if (again > 0) console.error(`${again} batches had to be sent again.`);
  return returned;
}

/** Milliseconds for which the machine's cores were not idle. */
const busyMilliseconds = (): number =>
  os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);

/** As the outbox does: one batch after the other, and a batch that got no good answer again, with patience. */
async function comeBack(url: string, { token, bodies }: Loaded, agent: http.Agent): Promise<Returned> {
  const answers: Answered[] = [];
  let again = 0;
  let first = Infinity;
  const from = performance.now();
  for (const body of bodies)
    for (;;) {
      const { status, answer } = await send(url, token, body, agent);
      if (status === 200) {
        answers.push(answer);
        first = Math.min(first, performance.now());
        break;
      }
      again += 1;
      if (again === 1) console.error(`answered with ${status}: ${textOf(answer).slice(0, 200)}`);
      if (again > 20) throw new Error('a phone does not get rid of its work');
      await sleep(5_000);
    }
  return { from, first, to: performance.now(), answers, again };
}

function send(
  url: string,
  token: string,
  body: Buffer,
  agent: http.Agent,
): Promise<{ readonly status: number; readonly answer: Answered }> {
  const headers = {
    authorization: `Bearer ${token}`,
    'accept-encoding': 'gzip, deflate, br',
    'content-type': 'application/json',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const isPressed = response.headers['content-encoding'] === 'br';
        resolve({ status: response.statusCode ?? 0, answer: { isPressed, bytes: Buffer.concat(chunks) } });
      });
      response.once('error', reject);
    });
    request.once('error', reject).end(body);
  });
}

interface Counted {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
}

/** Holds what was answered against what the database has. */
async function countIn(owner: pg.Client, loaded: readonly Loaded[], returned: readonly Returned[]): Promise<Counted> {
  const { rows } = await owner.query<{ id: string; owner: string; times: number }>(
    `select id, min(trainee_id::text) as owner, count(*)::int as times
       from learning_event where trainee_id = any($1::uuid[]) group by id`,
    [traineesOf(loaded)],
  );
  const held = new Map(rows.map((row) => [row.id, row]));
  let [acknowledged, lost, doubled] = [0, 0, 0];
  for (const [at, { traineeId, ids }] of loaded.entries()) {
    const taken = new Set<string>();
    for (const answer of returned[at]?.answers ?? [])
      for (const { id, outcome, code } of JSON.parse(textOf(answer)) as Outcome[]) {
        if (outcome === 'refused') throw new Error(`an event was refused: ${code}`);
        if (taken.has(id)) doubled += 1;
        taken.add(id);
      }
    acknowledged += taken.size;
    for (const id of ids) {
      const row = held.get(id);
      if (taken.has(id) && row?.owner !== traineeId) lost += 1;
      if ((row?.times ?? 0) > 1) doubled += 1;
    }
  }
  return { acknowledged, lost, doubled };
}

interface Outcome {
  readonly id: string;
  readonly outcome: string;
  readonly code?: string;
}

function figuresOf(
  returned: readonly Returned[],
  { acknowledged, lost, doubled }: Counted,
  rawPerSecond: number,
): Readonly<Record<string, number>> {
  const began = Math.min(...returned.map(({ from }) => from));
  const ended = Math.max(...returned.map(({ to }) => to));
  const waits = returned.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const acknowledgedPerSecond = acknowledged / ((ended - began) / 1000);
  return {
    acknowledgedPerSecond: Math.round(acknowledgedPerSecond),
    ratioToRawInsert: Math.round((acknowledgedPerSecond / rawPerSecond) * 1000) / 1000,
    p95WaitMs: Math.round(waits[Math.ceil(waits.length * 0.95) - 1] ?? Number.NaN),
    lost,
    doubled,
  };
}
