import { encode } from 'uqr';
import styles from './qr.module.css';

export interface QrProps {
  /** What a camera reads. */
  readonly content: string;
  /** What it is for, for those who do not see it. */
  readonly label: string;
}

/** A QR symbol as wide as its place, black on white with the quiet zone of four modules that readers need. */
export function Qr({ content, label }: QrProps) {
  const { size, data } = encode(content, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      className={styles['qr']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
