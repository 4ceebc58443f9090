import type { CoursePlan } from '@romduol/domain';
import type { courseCodes } from './load.ts';

/** The same minutes for each of several units. */
const each = (minutes: number, ...units: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(units.map((unit) => [unit, minutes]));

/**
 * Minutes of the built-in courses, unit by unit. A and AE count two sittings of the test (decision 0010); B counts its
 * first phase, class time, and what follows comes later, as do the contacts after departure.
 */
export const plans: Readonly<Record<(typeof courseCodes)[number], CoursePlan>> = {
  A: {
    minutes: 610,
    sittings: 2,
    units: {
      ...each(10, 'A0.1', 'A3.2', 'A5.4', 'A8.2', 'A15.1'),
      ...each(15, 'A1.1', 'A1.3', 'A2.1', 'A2.4', 'A4.2', 'A4.3', 'A6.1', 'A12.1', 'A12.3'),
      ...each(20, 'A1.2', 'A2.2', 'A2.3', 'A3.1', 'A4.1', 'A5.1', 'A5.2', 'A5.3', 'A7.2', 'A8.1'),
      ...each(20, 'A10.1', 'A10.2', 'A11.1', 'A11.2', 'A12.2'),
      ...each(25, 'A3.3', 'A6.2', 'A7.1', 'A9.1'),
      ...each(5, 'A15.3'),
    },
    later: { A16: 25 },
    packs: { destination: 45, sector: 40 },
  },
  AE: {
    minutes: 195,
    sittings: 2,
    units: {
      ...each(10, 'A0.1'),
      ...each(15, 'A12.1', 'A12.3'),
      ...each(20, 'A2.2', 'A3.1', 'A12.2'),
      ...each(25, 'A3.3', 'A6.2', 'A7.1'),
    },
  },
  B: {
    minutes: 860,
    sittings: 0,
    units: {
      ...each(30, 'B1.1', 'B1.2', 'B1.3', 'B3.1', 'B3.2', 'B5.1', 'B5.2', 'B5.3', 'B5.4', 'B5.5'),
      ...each(30, 'B6.1', 'B6.2', 'B6.3', 'B6.4', 'B7.1', 'B7.2', 'B7.3', 'B8.1', 'B8.2', 'B8.3', 'B8.4', 'B8.5'),
      ...each(40, 'B2.1', 'B2.2', 'B2.3', 'B4.1', 'B4.2'),
    },
    later: { ...each(30, 'B10.1', 'B10.2', 'B10.3', 'B10.4', 'B11.1', 'B11.2'), B12: 15 },
  },
  R: { minutes: 150, sittings: 0, units: { R1: 20, R2: 25, R3: 30, R4: 25, R5: 30, R6: 20 } },
  T: { minutes: 210, sittings: 0, units: { T1: 40, T2: 45, T3: 30, T4: 30, T5: 25, T6: 40 } },
};
