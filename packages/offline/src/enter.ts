/**
 * How a woman comes to her place on this phone: by joining or her card, without network, with her pictures, or anew with
 * her trainer's code, and how it is taken off. Loaded when somebody does; the first screen of a new phone has no need of it.
 */
import type { Joined, PhoneRequest } from '@romduol/contracts';
import { admit, forgetTries, takeBackTry } from './admit.ts';
import { base64url, utf8, type Random } from './bytes.ts';
import { bareCode, classWith } from './class-with.ts';
import { millisecondsBy, type Clock } from './clock.ts';
import type { OutboxKey } from './event-seals.ts';
import { createNewVault, dropUnreadable } from './new-place.ts';
import { createPlace, type Recorded } from './open-place.ts';
import { bringUpToDate } from './open-up-to-date.ts';
import { createOutboxKeeper } from './outbox-key.ts';
import type { Newcomer, Opened, PhoneKeys, Place, Reset } from './phone.ts';
import { newKeys } from './phone-keys.ts';
import { WrongPinError } from './pin-errors.ts';
import { provisionallyJoined, requestRow, sealingKeyOf } from './place-request.ts';
import { emptyPlace, rowStillOpen, sealAll, withJoined } from './place-row.ts';
import { innocentList } from './second-pin.ts';
import { factOf, PlaceGoneError, type PlaceRow, type Store } from './store.ts';
import { noTries } from './tries.ts';
import { unlessFull } from './unless-full.ts';
import { openEither, openVault, type Vault } from './vault.ts';

export { classWith } from './class-with.ts';
export { removeWithCourses } from './remove-place.ts';

export interface Entrance {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  /** PBKDF2 rounds for new vaults; left out: as many as phones bear. */
  readonly iterations: number | undefined;
  readonly onRecorded: (recorded: Recorded) => void;
}

export async function settle(entrance: Entrance, joined: Joined, keys: PhoneKeys, pin: string): Promise<Place> {
  const { store, random } = entrance;
  const { traineeId } = joined;
  const server = await sealingKeyOf(store);
  const held = await store.read(['places'], (tx) => tx.get('places', traineeId));
  const opened = held === undefined ? null : await openVault(traineeId, held.vault, pin, random);
  if (held?.uploadToken === keys.uploadToken && opened === null)
    throw new WrongPinError('another PIN opens this place');
  const values = [['token', keys.token]] as const;
  const made = opened === null ? await createNewVault(entrance, { traineeId, pin, server }, values) : null;
  const vault = opened ?? made?.vault;
  if (vault === undefined) throw new Error('there is a vault, old or new');
  const sealed = made?.sealed ?? (await sealAll(traineeId, vault, values));

  const row = await store.write(['places', 'events', 'sealed'], async (tx) => {
    const now = await tx.get('places', traineeId);
    if (now?.vault.wrapped.bytes !== held?.vault.wrapped.bytes) return null;
    if (made !== null) await dropUnreadable(tx, traineeId);
    const fresh: PlaceRow = {
      ...(now ?? emptyPlace(traineeId, joined.name, joined.language)),
      ...{ name: joined.name, uploadToken: keys.uploadToken, tries: noTries },
      vault: made?.ofRow.vault ?? now?.vault ?? vault.row,
      outboxKeys: { ...now?.outboxKeys, ...made?.ofRow.outboxKeys },
      ...{ request: null, isProvisional: false, reported: null },
    };
    const settled = withJoined(fresh, [joined]);
    await tx.put('places', settled);
    for (const one of sealed) await tx.put('sealed', one);
    return settled;
  });
  // Another tab settled her at the same moment: begin again from what it wrote.
  if (row === null) return settle(entrance, joined, keys, pin);
  return placeOver(entrance, row, vault, keys.token, made?.outbox);
}

export async function register(entrance: Entrance, newcomer: Newcomer): Promise<Place> {
  const { store, random } = entrance;
  const { traineeId, name, pin, code, language, departure, keys } = newcomer;
  const server = await sealingKeyOf(store);
  const held = await store.read(['places'], (tx) => tx.get('places', traineeId));
  if (held !== undefined) return openedAgain(entrance, held, pin);
  const asked: PhoneRequest = { kind: 'join', ...newcomer, code: bareCode(code) };
  const request = await requestRow(server, asked, random);
  const { vault, outbox, ofRow, sealed } = await createNewVault(entrance, { traineeId, pin, server }, [
    ['token', keys.token],
    ['departure', departure],
  ]);
  const row = await store.write(['places', 'sealed'], async (tx) => {
    if ((await tx.get('places', traineeId)) !== undefined) return null;
    const made: PlaceRow = {
      ...emptyPlace(traineeId, name, language),
      ...ofRow,
      joined: [...provisionallyJoined(newcomer, await classWith(tx, code))],
      ...{ uploadToken: keys.uploadToken, request, isProvisional: true },
    };
    await tx.put('places', made);
    for (const one of sealed) await tx.put('sealed', one);
    return made;
  });
  if (row === null) return register(entrance, newcomer);
  return placeOver(entrance, row, vault, keys.token, outbox);
}

/** She registered already, before the page was killed or in another tab. */
async function openedAgain(entrance: Entrance, held: PlaceRow, pin: string): Promise<Place> {
  const vault = await openVault(held.traineeId, held.vault, pin, entrance.random);
  if (vault === null) throw new WrongPinError('another PIN opens this place');
  return placeOver(entrance, held, vault, await tokenIn(entrance.store, held.traineeId, vault));
}

export async function open(entrance: Entrance, traineeId: string, pin: string): Promise<Opened> {
  const { store, clock, random } = entrance;
  const admitted = await admit(store, traineeId, millisecondsBy(clock));
  if ('seconds' in admitted) return { state: 'wait', seconds: admitted.seconds };
  const opened = await openEither(traineeId, admitted.row.vault, pin, random);
  if (opened === null) return { state: 'wrong-pin' };
  if (opened.is === 'decoy') {
    await unlessFull(takeBackTry(store, admitted.row), undefined);
    return { state: 'innocent', list: await innocentList(entrance, traineeId, opened.keys) };
  }
  const row = await unlessFull(forgetTries(store, admitted.row), admitted.row);
  const token = await tokenIn(store, traineeId, opened.vault);
  return { state: 'open', place: await placeOver(entrance, row, opened.vault, token) };
}

async function tokenIn(store: Store, traineeId: string, vault: Vault): Promise<string> {
  const sealed = await store.read(['sealed'], (tx) => tx.get('sealed', `${traineeId}/token`));
  if (sealed === undefined) throw new PlaceGoneError('her key is gone: she signs in again with her card');
  return String(await vault.unseal('token', sealed.sealed));
}

/** The hash by which the phone knows the trainer's code; see `resetCheck` of the contract. */
async function checkOf(traineeId: string, code: string): Promise<string> {
  const said = utf8(`${traineeId}:${bareCode(code)}`);
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', said)));
}

export async function reset(entrance: Entrance, traineeId: string, code: string, pin: string): Promise<Reset> {
  const { store, clock, random } = entrance;
  const server = await sealingKeyOf(store);
  const admitted = await admit(store, traineeId, millisecondsBy(clock));
  if ('seconds' in admitted) return { state: 'wait', seconds: admitted.seconds };
  const { row: held } = admitted;
  const check = await checkOf(traineeId, code);
  if (!held.joined.some(({ resetCheck }) => resetCheck === check)) return { state: 'wrong-code' };
  const device = await store.read(['phone'], (tx) => factOf(tx, 'device'));
  const keys = newKeys(device?.id ?? '', random);
  const asked: PhoneRequest = { kind: 'reset', traineeId, code: bareCode(code), pin, keys };
  const request = await requestRow(server, asked, random);
  const made = await createNewVault(entrance, { traineeId, pin, server }, [['token', keys.token]]);
  const row = await store.write(['places', 'events', 'sealed'], async (tx) => {
    const now = await rowStillOpen(tx, held);
    await dropUnreadable(tx, traineeId);
    for (const one of made.sealed) await tx.put('sealed', one);
    const renewed: PlaceRow = {
      ...now,
      ...{ vault: made.ofRow.vault, tries: noTries, request },
      outboxKeys: { ...now.outboxKeys, ...made.ofRow.outboxKeys },
      // The code works once; the next one comes with the network.
      joined: now.joined.map((one) => ({ ...one, resetCheck: '' })),
    };
    await tx.put('places', renewed);
    return renewed;
  });
  return { state: 'reset', place: await placeOver(entrance, row, made.vault, keys.token, made.outbox) };
}

/** Her opened place, brought up to date on the way. */
async function placeOver(
  entrance: Entrance,
  row: PlaceRow,
  vault: Vault,
  token: string,
  made: OutboxKey | null = null,
): Promise<Place> {
  const parts = { ...entrance, row, vault };
  const outboxKeys = createOutboxKeeper(parts, made);
  await bringUpToDate({ ...parts, outboxKeys });
  return createPlace({ ...parts, outboxKeys, token });
}
