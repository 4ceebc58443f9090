import { createClient, handInRequest, RefusedError, UnreachableError, type Joined } from '@romduol/contracts';
import type { Road } from './hand-in.ts';
import { withJoined } from './place-row.ts';
import type { PlaceRow, RequestRow, Store } from './store.ts';

/**
 * How a request ended. `done`: the server did it. `refused`: it said no, and will again; what she did meanwhile waits.
 * `later`: it was not heard, or put off. `erased`: it was done, and she has been forgotten since.
 */
export type RequestEnd = 'none' | 'done' | 'refused' | 'later' | 'erased';

/** Milliseconds that a request may take; the server judges a PIN slowly. */
const patience = 30_000;

/** Statuses of refusals that are about what was asked; all others are about the moment, or about who is asked. */
const definite: ReadonlySet<number> = new Set([400, 409, 422]);

/** Hands in what she asked for without network, and notes the answer. Never throws for what the network does. */
export async function handInRequestOf(store: Store, road: Road, place: PlaceRow): Promise<RequestEnd> {
  const { request, traineeId } = place;
  if (request === null || request.refused !== null) return request === null ? 'none' : 'refused';
  const client = createClient({
    base: road.base,
    timeout: patience,
    ...(road.fetch === undefined ? {} : { fetch: road.fetch }),
  });
  try {
    const joined = await client(handInRequest, { body: { box: request.box } });
    if (!joined.some((one) => one.traineeId === traineeId)) return 'later';
    await note(store, traineeId, request, (row) => done(row, request, joined));
    return 'done';
  } catch (error) {
    if (error instanceof UnreachableError) return 'later';
    if (!(error instanceof RefusedError)) throw error;
    const { code, problem } = error;
    if (code === 'trainee.erased') return 'erased';
    if (!definite.has(problem.status)) return 'later';
    await note(store, traineeId, request, (row) => ({ ...row, request: { ...request, refused: code } }));
    return 'refused';
  }
}

/** The server's word takes the place of what the phone had guessed of the same enrolment. */
function done(row: PlaceRow, request: RequestRow, joined: readonly Joined[]): PlaceRow {
  const { uploadToken } = request;
  const settled = { ...row, uploadToken, request: null, isProvisional: false, reported: null };
  return withJoined(settled, joined);
}

/** Changes her row, unless she has asked for something else meanwhile. */
async function note(
  store: Store,
  traineeId: string,
  request: RequestRow,
  alter: (row: PlaceRow) => PlaceRow,
): Promise<void> {
  await store.write(['places'], async (tx) => {
    const row = await tx.get('places', traineeId);
    if (row?.request?.box.bytes === request.box.bytes) await tx.put('places', alter(row));
  });
}
