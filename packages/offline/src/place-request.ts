/** Requests that wait on the phone: to join a class, and for new pictures with a trainer's code. */
import type { Joined, PhoneRequest, SealingKey } from '@romduol/contracts';
import { utf8, type Random } from './bytes.ts';
import type { PlaceParts } from './open-place.ts';
import type { Newcomer, Place } from './phone.ts';
import { bareCode, classWith } from './class-with.ts';
import { sealTo } from './seal.ts';
import { factOf, NoSealingKeyError, type PlaceRow, type RequestRow, type Store, type Writing } from './store.ts';
import { WrongPinError } from './pin-errors.ts';
import { newId } from './uuidv7.ts';
import { openVault } from './vault.ts';

/** What this phone seals to. Throws NoSealingKeyError when it was never told. */
export async function sealingKeyOf(store: Store): Promise<SealingKey> {
  const key = await store.read(['phone'], (tx) => factOf(tx, 'sealing-key'));
  if (key === undefined) throw new NoSealingKeyError('this phone has never reached the server');
  return key;
}

/** A request as it waits: only the server reads what is in it. */
export async function requestRow(server: SealingKey, asked: PhoneRequest, random: Random): Promise<RequestRow> {
  return {
    kind: asked.kind,
    enrolmentId: asked.kind === 'join' ? asked.enrolmentId : null,
    box: await sealTo(server, 'request', utf8(JSON.stringify(asked)), random),
    uploadToken: asked.keys.uploadToken,
    refused: null,
  };
}

/** Her place in a class before the server knows of her: nothing, when nobody on this phone is in that class. */
export function provisionallyJoined(
  { traineeId, enrolmentId, name, language, code }: Omit<Newcomer, 'pin' | 'departure' | 'keys'>,
  known: Joined | null,
): readonly Joined[] {
  if (known === null) return [];
  const { cohortId, releaseId, packBytes } = known;
  const hers = { traineeId, enrolmentId, name, language, classCode: bareCode(code) };
  return [{ ...hers, cohortId, releaseId, packBytes, traineeCode: '', meetingsAttended: 0, resetCheck: '' }];
}

interface Asking extends PlaceParts {
  readonly place: Place;
  readonly change: (alter: (row: PlaceRow) => PlaceRow, also?: (tx: Writing) => Promise<void>) => Promise<void>;
}

/** Asks to join with another code. What she did meanwhile goes along when it is the same course. */
export async function askToJoinAgain(
  { store, random, row, vault, token, place, change }: Asking,
  code: string,
  pin: string,
): Promise<void> {
  if ((await openVault(row.traineeId, vault.row, pin, random)) === null)
    throw new WrongPinError('another PIN opens this place');
  const server = await sealingKeyOf(store);
  const { traineeId, name, uploadToken } = row;
  const { known, before, deviceId } = await store.read(['phone', 'places'], async (tx) => ({
    known: await classWith(tx, code),
    before: (await tx.get('places', traineeId))?.request ?? null,
    deviceId: (await factOf(tx, 'device'))?.id ?? '',
  }));
  const language = await place.language();
  const enrolmentId = before?.enrolmentId ?? newId();
  const departure = (await place.departure()) ?? { intention: 'unknown', departsOn: null };
  const keys = { deviceId, token, uploadToken };
  const newcomer = { code: bareCode(code), traineeId, enrolmentId, name, pin, language, departure, keys };
  const request = await requestRow(server, { kind: 'join', ...newcomer }, random);
  const joined = provisionallyJoined(newcomer, known);
  // Taken into a class meanwhile, in another tab or by the outbox: there is nothing left to ask for.
  await change((now) =>
    now.isProvisional ? { ...now, request, joined: joined.length > 0 ? [...joined] : now.joined } : now,
  );
}
