/** The neutral sign of the app. */
export const Leaf = ({ size }: { readonly size: number }) => (
  <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true" focusable="false">
    <path d="M12 52C8 26 24 10 54 10c2 30-14 46-38 40" fill="#7fb069" />
    <path d="M10 56C20 40 30 30 42 22" fill="none" stroke="#0b5e57" strokeWidth="4" strokeLinecap="round" />
  </svg>
);
