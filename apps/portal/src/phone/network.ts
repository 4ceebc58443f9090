import { createClient, type Client } from '@romduol/contracts';
import {
  createOutbox,
  synchronise,
  type Outbox,
  type Place,
  type StoredPhone,
  type Synchronised,
} from '@romduol/offline';

/** The road to the server. Loaded after the first screen is painted: nothing on that screen needs it. */
export interface Network {
  readonly client: Client;
  readonly outbox: Outbox;
  /** Brings onto the phone what the server knows of her, and of everyone. */
  readonly comeUpToDate: (place: Place) => Promise<Synchronised>;
}

/** `token` answers the token of the place that is open. */
export function createNetwork(phone: StoredPhone, token: () => string | undefined): Network {
  const client = createClient({ base: '/api', token });
  return {
    client,
    outbox: createOutbox({ phone, base: '/api' }),
    comeUpToDate: (place) => synchronise({ phone, place, client }),
  };
}
