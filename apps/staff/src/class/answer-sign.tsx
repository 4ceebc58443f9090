import { classes } from '@romduol/ui';
import type { ReactNode } from 'react';
import styles from './answer-sign.module.css';
import type { Shape, Sign } from './signs.ts';

const outlines: Readonly<Record<Shape, ReactNode>> = {
  circle: <circle cx="50" cy="50" r="46" />,
  square: <rect x="8" y="8" width="84" height="84" rx="8" />,
  triangle: <path d="M50 5 97 92H3Z" />,
  diamond: <path d="M50 2 98 50 50 98 2 50Z" />,
  star: <path d="m50 2 14 31 34 4-25 23 7 34-30-17-30 17 7-34L2 37l34-4Z" />,
  hexagon: <path d="M26 8h48l24 42-24 42H26L2 50Z" />,
};
/** Where the letter stands, so that it looks as if in the middle. */
const heights: Readonly<Record<Shape, number>> = {
  circle: 67,
  square: 67,
  triangle: 82,
  diamond: 67,
  star: 70,
  hexagon: 67,
};

/** A letter in its shape and colour, as on the card that is held up. Decoration beside words. */
export const AnswerSign = ({ sign: { letter, shape } }: { readonly sign: Sign }) => (
  <svg viewBox="0 0 100 100" className={classes(styles['sign'], styles[shape])} aria-hidden="true" focusable="false">
    {outlines[shape]}
    <text x="50" y={heights[shape]} textAnchor="middle" fontSize={shape === 'triangle' || shape === 'star' ? 40 : 50}>
      {letter}
    </text>
  </svg>
);

/** The card of those who do not know; it is as good as any other. */
export const DontKnowSign = () => (
  <svg viewBox="0 0 100 100" className={classes(styles['sign'], styles['open'])} aria-hidden="true" focusable="false">
    <circle cx="50" cy="50" r="44" />
    <text x="50" y="68" textAnchor="middle" fontSize="52">
      ?
    </text>
  </svg>
);
