import type { Desk } from '@romduol/offline/class';
import { createContext } from 'react';

/** Another desk than this browser's own, for tests. Here alone, so that nothing of class mode is loaded with it. */
export const GivenDesk = createContext<Desk | null>(null);

const place = 'romduol.staff.desk';

/** Whether a class was ever taken along with this browser. Says nothing of which. */
export const hasDesk = (): boolean => localStorage.getItem(place) !== null;
export const noteDesk = (): void => localStorage.setItem(place, '1');
