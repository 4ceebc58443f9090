/** A phone in the hands of women whom the server knows, with a network that can be foreseen. */
import {
  cheap,
  clockAt,
  joinedAs,
  keysOf,
  pin,
  seeded,
  today,
  type Disk,
  type NewDisk,
  type SetClock,
} from './given.ts';
import { openPhone, type StoredPhone } from './open-phone.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Place } from './phone.ts';
import { createServerDouble, phoneOn, type ServerDouble } from './server-double.ts';

export interface Tab {
  readonly phone: StoredPhone;
  readonly outbox: Outbox;
}

export interface World {
  readonly disk: Disk;
  readonly server: ServerDouble;
  readonly time: SetClock;
  /** A page on a phone that knows to whom it seals. */
  tab(): Promise<Tab>;
  /** A page on a phone that may not. */
  bareTab(): Promise<Tab>;
}

let seed = 1_000;

export function newWorld(newDisk: NewDisk): World {
  const disk = newDisk();
  const server = createServerDouble();
  const time = clockAt(today);
  for (const number of [1, 2, 3]) server.tokens.set(keysOf(number).uploadToken, joinedAs(number).traineeId);
  async function tabBy(open: typeof phoneOn): Promise<Tab> {
    seed += 1;
    const how = { store: disk.openStore(), clock: time.clock, random: seeded(seed), iterations: cheap };
    const phone = await open({ ...how, caches: undefined });
    const outbox = createOutbox({ phone, base: '/api', fetch: server.fetch, locks: undefined });
    return { phone, outbox };
  }
  return { disk, server, time, tab: () => tabBy(phoneOn), bareTab: () => tabBy(openPhone) };
}

/** The woman of that number at her place. */
export const settled = ({ phone }: Pick<Tab, 'phone'>, number = 1): Promise<Place> =>
  phone.settle(joinedAs(number), keysOf(number), pin);

export async function opened({ phone }: Pick<Tab, 'phone'>, traineeId: string, withPin = pin): Promise<Place> {
  const answer = await phone.open(traineeId, withPin);
  if (answer.state !== 'open') throw new Error(`not open: ${answer.state}`);
  return answer.place;
}
