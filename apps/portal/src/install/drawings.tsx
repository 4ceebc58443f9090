import type { MenuSign } from './browser.ts';
import styles from './install.module.css';

/** Where the app will stand: a home screen with its picture among others, and its name below it. */
export const HomeScreen = ({ drawing, name }: { readonly drawing: string; readonly name: string }) => (
  <div className={styles['home']} aria-hidden="true">
    {[0, 1, 2].map((at) => (
      <span key={at} className={styles['other']} />
    ))}
    <span className={styles['ours']}>
      <img src={drawing} alt="" width={56} height={56} />
      <span>{name}</span>
    </span>
    {[3, 4].map((at) => (
      <span key={at} className={styles['other']} />
    ))}
  </div>
);

const signs = {
  share: <path d="M12 14.5V4m0 0L8.5 7.5M12 4l3.5 3.5M7 10.5H5.5V20h13v-9.5H17" />,
  dots: <path d="M12 5.5v.1M12 12v.1m0 6.4v.1" strokeWidth="4" />,
  lines: <path d="M5 7h14M5 12h14M5 17h14" />,
} as const satisfies Readonly<Record<MenuSign, unknown>>;

/** The sign to look for in the browser: large, and where it stands on the phone. */
export const MenuPicture = ({ sign }: { readonly sign: MenuSign }) => (
  <svg viewBox="0 0 220 120" className={styles['drawing']} aria-hidden="true" focusable="false">
    <g fill="none" stroke="var(--ink)" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
      <rect x="14" y="6" width="64" height="108" rx="11" fill="var(--surface)" />
      <path d={sign === 'dots' ? 'M14 26h64' : 'M14 94h64'} strokeWidth="2" />
      <path d="M24 40h44M24 52h30M24 64h38" stroke="var(--line)" />
      <circle
        cx={sign === 'share' ? 46 : 69}
        cy={sign === 'dots' ? 16 : 104}
        r="5"
        fill="var(--mango)"
        stroke="var(--primary)"
      />
      <path d={sign === 'dots' ? 'M84 18c20 0 26 10 34 24' : 'M84 102c20 0 26-10 34-24'} stroke="var(--primary)" />
      <rect x="122" y="18" width="84" height="84" rx="20" fill="var(--mango-tint)" stroke="var(--primary)" />
    </g>
    <g
      transform="translate(128 24) scale(3)"
      fill="none"
      stroke="var(--ink)"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {signs[sign]}
    </g>
  </svg>
);
