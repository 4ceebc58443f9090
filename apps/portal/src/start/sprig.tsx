/** A flowering sprig of rumduol with its three thick petals: a quiet welcome that says nothing to someone looking on. */
export const Sprig = ({ className }: { readonly className: string | undefined }) => (
  <svg viewBox="0 0 240 170" className={className} aria-hidden="true" focusable="false">
    <g fill="none" stroke="#3b2f2f" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <path d="M30 158C70 120 104 96 132 84M96 108c26-2 54 2 84 20" strokeWidth="4" stroke="#0b5e57" />
      <path
        d="M62 130c-8-26-30-36-50-34 4 22 22 38 50 34ZM96 106c-20-14-26-36-18-58 20 12 26 34 18 58ZM150 114c18-20 42-26 66-16-14 22-40 30-66 16ZM120 112c2 22-10 40-32 48-4-22 8-42 32-48Z"
        fill="#7fb069"
      />
      <g transform="translate(150 62)">
        <path
          d="M0-4C-26-22-24-46 0-60 24-46 26-22 0-4ZM4 2C32-6 50 8 52 34 26 38 8 26 4 2ZM-4 2C-32-6-50 8-52 34-26 38-8 26-4 2Z"
          fill="#f4d35e"
        />
        <circle r="9" fill="#d98e5f" />
      </g>
      <g transform="translate(190 134)scale(.5)">
        <path
          d="M0-4C-26-22-24-46 0-60 24-46 26-22 0-4ZM4 2C32-6 50 8 52 34 26 38 8 26 4 2ZM-4 2C-32-6-50 8-52 34-26 38-8 26-4 2Z"
          fill="#f4d35e"
          strokeWidth="4"
        />
        <circle r="9" fill="#d98e5f" strokeWidth="4" />
      </g>
    </g>
  </svg>
);
