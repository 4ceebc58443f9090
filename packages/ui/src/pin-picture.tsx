import type { ReactNode } from 'react';

/** The nine pictures of the picture PIN, the same as in the course; drawn by the hand that draws the curriculum. */
const drawings: readonly ReactNode[] = [
  <g key="flower">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <g transform="translate(160 112)scale(1.05)" strokeWidth="2.4">
        <path d="M0,20Q4,60 0,100M2,84Q30,60 50,66Q40,92 2,92" fill="#7fb069" strokeWidth="5" />
        <g transform="translate(0 -14) scale(1.5)">
          <path d="M0-6Q-26-30 0-50Q26-30 0-6zM5,3Q34-6 44,22Q12,30 5,3zM-5,3Q-34-6-44,22Q-12,30-5,3z" fill="#f4d35e" />
          <circle r="11" fill="#d98e5f" />
        </g>
      </g>
    </g>
  </g>,
  <g key="fish">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <g transform="translate(160 118)scale(1.2)" strokeWidth="2.1">
        <path d="M60,0L108-44Q100,0 108,44z" fill="#0b5e57" />
        <path d="M-100,4Q-50-62 40-26L72,0L40,30Q-50,66-100,4z" fill="#cfe6ea" />
        <path d="M-30-36Q0-72 30-32z" fill="#0b5e57" />
        <path d="M-52-30Q-34,0-52,38M-20-12q12,12 0,26M8-14q12,12 0,26M34-10q10,10 0,22" />
        <circle cx="-70" cy="-6" r="6" fill="#3b2f2f" />
      </g>
    </g>
  </g>,
  <g key="bicycle">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <g transform="translate(158 120)scale(1.15)" strokeWidth="2.2">
        <circle cx="-62" cy="34" r="44" strokeWidth="7" />
        <circle cx="66" cy="34" r="44" strokeWidth="7" />
        <path d="M-62,34L-30-34H40L0,34zM40-34L66,34M0,34L-36-48M32-56L40-34M32-56H58" strokeWidth="12" />
        <path d="M-62,34L-30-34H40L0,34zM40-34L66,34M0,34L-36-48M32-56L40-34" stroke="#d98e5f" strokeWidth="7" />
        <path d="M-58-52H-18" strokeWidth="14" />
        <circle cy="34" r="10" fill="#f2b441" />
      </g>
    </g>
  </g>,
  <g key="hen">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <g transform="translate(156 112)scale(1.08)" strokeWidth="2.3">
        <path d="M-12,66V96H-28M-12,96H2M22,66V96H6M22,96H36" strokeWidth="5" />
        <path
          d="M-58-52Q-90-40-66,8Q-54,70 20,70Q70,66 84-6L104-46Q70-52 44-20Q16-8-14-22Q-24-60-58-52z"
          fill="#fff7e8"
        />
        <path d="M-66-52Q-72-72-58-68Q-50-84-40-68Q-26-70-32-50Q-46-56-66-52z" fill="#d98e5f" />
        <path d="M-74-34L-98-24L-74-18z" fill="#f2b441" />
        <path d="M-70-14Q-82,2-68,6Q-60,0-64-14z" fill="#d98e5f" />
        <circle cx="-54" cy="-34" r="5" fill="#3b2f2f" />
        <path d="M-14,10Q20-6 52,6Q36,44 6,42Q-14,36-14,10z" fill="#f2b441" />
      </g>
    </g>
  </g>,
  <g key="boat">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <g transform="translate(160 116)scale(1.05)" strokeWidth="2.4">
        <path d="M0,36V-92" strokeWidth="7" />
        <path d="M8-90Q70-40 74,20H8z" fill="#fff7e8" />
        <path d="M-8-70Q-50-30-60,20H-8z" fill="#f2b441" />
        <path d="M-104,30H104Q88,78 50,80H-50Q-88,78-104,30z" fill="#d98e5f" />
        <path d="M-120,98q15-14 30,0t30,0t30,0t30,0t30,0t30,0t30,0t30,0" stroke="#0b5e57" strokeWidth="6" />
      </g>
    </g>
  </g>,
  <g key="mango">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <g transform="translate(150 124)scale(1.1)" strokeWidth="2.3">
        <path d="M22-62Q30-84 44-94" strokeWidth="8" />
        <path d="M34-80Q70-112 112-82Q80-54 34-80z" fill="#7fb069" />
        <path d="M24-66Q84-56 78,12Q66,84-10,88Q-78,86-82,40Q-76,10-46-18Q-14-70 24-66z" fill="#f2b441" />
        <path d="M48-34Q60-8 50,22" stroke="#fff7e8" strokeWidth="8" />
      </g>
    </g>
  </g>,
  <g key="star">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <g transform="translate(160 124)scale(1.15)" strokeWidth="2.2">
        <path d="M0-92L25-30L90-26L40,16L57,80L0,44L-57,80L-40,16L-90-26L-25-30z" fill="#f4d35e" />
      </g>
    </g>
  </g>,
  <g key="lamp">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <g transform="translate(160 124)scale(1.1)" strokeWidth="2.3">
        <path d="M-30-70Q0-112 30-70" strokeWidth="6" />
        <path d="M-26-74H26L34-56H-34z" fill="#0b5e57" />
        <path d="M-34-56Q-56,0-34,44H34Q56,0 34-56z" fill="#fff7e8" />
        <path d="M0-34Q26,4 14,24Q0,40-14,24Q-26,4 0-34z" fill="#f2b441" />
        <path d="M-40,44H40L50,86H-50z" fill="#0b5e57" />
        <path d="M-34,64H34" stroke="#f4d35e" />
      </g>
    </g>
  </g>,
  <g key="drum">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <g transform="translate(156 122)scale(1.1)" strokeWidth="2.3">
        <path d="M-70-50Q-84,10-50,76Q0,96 50,76Q84,10 70-50z" fill="#a9714b" />
        <ellipse cy="-52" rx="70" ry="24" fill="#fff7e8" />
        <path
          d="M-68-42L-40,76M-40-32L-4,86M0-28L-4,86M40-32L40,78M68-42L40,78M-40-32L-58,56M0-28L-40,76"
          strokeWidth="2"
        />
        <path d="M-30-96L20-58M86-92L38-60" strokeWidth="8" />
        <circle cx="22" cy="-56" r="7" fill="#d98e5f" />
        <circle cx="36" cy="-58" r="7" fill="#d98e5f" />
      </g>
    </g>
  </g>,
];

/** One picture of the picture PIN. `number` is 1 to 9. */
export const PinPicture = ({ number, size = 64 }: { readonly number: number; readonly size?: number }) => (
  <svg viewBox="40 0 240 240" width={size} height={size} aria-hidden="true" focusable="false">
    {drawings[number - 1]}
  </svg>
);
