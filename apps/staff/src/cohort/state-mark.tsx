import { classes } from '@romduol/ui';
import type { ReactNode } from 'react';
import { useStaffWords } from '../words.ts';
import styles from './state-mark.module.css';
import type { ReadinessState } from './urgency.ts';

/** Each state has a shape of its own, so that it is known without its colour. 20 by 20. */
const shapes: Readonly<Record<ReadinessState, ReactNode>> = {
  'cannot-make-it': (
    <>
      <path d="M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7Z" fill="currentColor" />
      <path d="m7 7 6 6m0-6-6 6" stroke="#fff" strokeWidth="2.2" />
    </>
  ),
  'at-risk': (
    <>
      <path d="M10 2 19 18H1Z" fill="currentColor" strokeLinejoin="round" />
      <path d="M10 8v4.5m0 2.3v.1" stroke="#fff" strokeWidth="2.2" />
    </>
  ),
  'on-course': (
    <>
      <circle cx="10" cy="10" r="8" strokeWidth="2.2" stroke="currentColor" />
      <path d="M10 2a8 8 0 0 1 0 16Z" fill="currentColor" />
    </>
  ),
  ready: (
    <>
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="m5.5 10.3 3 3 6-6.5" stroke="#fff" strokeWidth="2.4" />
    </>
  ),
  'left-unready': (
    <>
      <path d="M1.5 4h10L19 10l-7.5 6h-10Z" fill="currentColor" />
      <path d="M8.5 7v3.5m0 2.3v.1" stroke="#fff" strokeWidth="2.2" />
    </>
  ),
  'left-ready': (
    <>
      <path d="M1.5 4h10L19 10l-7.5 6h-10Z" fill="currentColor" />
      <path d="m5 10 2.2 2.3L12 7.5" stroke="#fff" strokeWidth="2.2" />
    </>
  ),
  staying: <path d="M10 2 1.5 9.5H4V18h4.5v-5h3v5H16V9.5h2.5Z" fill="currentColor" />,
  'no-day': (
    <>
      <circle cx="10" cy="10" r="8" stroke="currentColor" strokeWidth="2.2" strokeDasharray="3.6 2.7" />
      <path d="M8 8.3a2.1 2.1 0 1 1 2.9 1.9c-.6.3-.9.7-.9 1.4M10 14v.1" stroke="currentColor" strokeWidth="1.9" />
    </>
  ),
};

/** The shape alone, beside a word. */
export const StateShape = ({ state }: { readonly state: ReadinessState }) => (
  <svg
    className={classes(styles['shape'], styles[state])}
    viewBox="0 0 20 20"
    fill="none"
    strokeLinecap="round"
    aria-hidden="true"
    focusable="false"
  >
    {shapes[state]}
  </svg>
);

/** Shape, word and colour together. */
export function StateMark({ state }: { readonly state: ReadinessState }) {
  const { say } = useStaffWords();
  return (
    <span className={classes(styles['mark'], styles[state])}>
      <StateShape state={state} />
      {say(`state.${state}`)}
    </span>
  );
}
