import { Icon, type IconName } from '@romduol/ui';
import type { ReactNode } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { useMe } from '../session/me.ts';
import { ExpiredSession } from '../session/expired-session.tsx';
import { SignOut } from '../session/sign-out.tsx';
import { useStaffWords } from '../words.ts';
import { LanguageChoice } from './language-choice.tsx';
import styles from './shell.module.css';

/** The flower of the house. */
export const Flower = () => (
  <svg className={styles['flower']} viewBox="-50 -52 100 100" aria-hidden="true" focusable="false">
    <path
      d="M0-6Q-26-30 0-50Q26-30 0-6zM5,3Q34-6 44,22Q12,30 5,3zM-5,3Q-34-6-44,22Q-12,30-5,3z"
      fill="#f4d35e"
      stroke="#3b2f2f"
      strokeWidth="3"
      strokeLinejoin="round"
    />
    <circle r="11" fill="#d98e5f" stroke="#3b2f2f" strokeWidth="3" />
  </svg>
);

/** The frame of every page: where one can go, in which language, and who is signed in. */
export function Shell() {
  const { say } = useStaffWords();
  const { me, may } = useMe();
  return (
    <div className={styles['shell']}>
      <Top>
        <nav className={styles['nav']} aria-label={say('nav')}>
          {may('cohort.read') && <Place to="/" under="/classes" icon="home" words={say('nav.classes')} />}
          {may('course.read') && <Place to="/courses" icon="book" words={say('nav.courses')} />}
          <Place to="/account" icon="person" words={say('nav.account')} />
        </nav>
        <div className={styles['who']}>
          <span>{me.name}</span>
          <SignOut />
        </div>
      </Top>
      <main id="content" className={styles['main']}>
        <Outlet />
      </main>
      <ExpiredSession />
    </div>
  );
}

/** The bar at the top, also before anybody is signed in. */
export function Top({ children }: { readonly children?: ReactNode }) {
  const { say } = useStaffWords();
  return (
    <>
      <a className={styles['skip']} href="#content">
        {say('skip')}
      </a>
      <header className={styles['top']}>
        <div className={styles['bar']}>
          <span className={styles['brand']}>
            <Flower />
            Romduol
          </span>
          {children}
          <LanguageChoice />
        </div>
      </header>
    </>
  );
}

interface PlaceProps {
  readonly to: string;
  readonly icon: IconName;
  readonly words: string;
  /** Where the pages that belong to it stand, when that is not below `to`. */
  readonly under?: string;
}

function Place({ to, icon, words, under = to }: PlaceProps) {
  const { pathname } = useLocation();
  const current = pathname === to ? 'page' : pathname.startsWith(`${under}/`) ? 'true' : undefined;
  return (
    <Link to={to} className={styles['place']} aria-current={current}>
      <Icon name={icon} size={22} />
      <span>{words}</span>
    </Link>
  );
}
