import { Foundation1795600000000 } from './1795600000000-foundation.ts';

/** The one ordered history. A migration imports no entity, so that it means the same for ever. */
export const migrations = [Foundation1795600000000];
