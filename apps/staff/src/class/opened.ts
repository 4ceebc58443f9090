import type { ClassRoster } from '@romduol/contracts';
import type { Locale, Release } from '@romduol/domain';
import type { ClassHere, OpenClass } from '@romduol/offline/class';
import { createContext, useContext } from 'react';
import type { ClassProgress } from './class-progress.ts';
import type { EventsByWoman } from './facts.ts';

/** Classes whose words were given, in this page's memory alone. */
export interface OpenClasses {
  readonly of: (cohortId: string) => OpenClass | null;
  readonly keep: (cohortId: string, open: OpenClass) => void;
  /** Forgets every name. */
  readonly close: () => void;
}
export const OpenClassesContext = createContext<OpenClasses>({
  of: () => null,
  keep: () => undefined,
  close: () => undefined,
});
export const useOpenClasses = (): OpenClasses => useContext(OpenClassesContext);

export type Woman = ClassRoster['trainees'][number];

/** A class that is open, with its course. */
export interface TaughtClass {
  readonly cohortId: string;
  readonly name: string;
  readonly language: Locale;
  readonly here: ClassHere;
  readonly open: OpenClass;
  /** By name. */
  readonly women: readonly Woman[];
  readonly release: Release;
  readonly events: EventsByWoman;
  readonly progress: ClassProgress;
}
export const TaughtClassContext = createContext<TaughtClass | null>(null);

export function useTaughtClass(): TaughtClass {
  const taught = useContext(TaughtClassContext);
  if (taught === null) throw new Error('no class is open here');
  return taught;
}
