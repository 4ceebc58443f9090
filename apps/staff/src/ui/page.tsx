import { Icon } from '@romduol/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import styles from './page.module.css';

export interface PageProps {
  readonly title: string;
  /** Language of the title when it is somebody's own words, for instance the name of a class. */
  readonly titleLang?: string | undefined;
  /** The page above this one. */
  readonly back?: { readonly to: string; readonly words: string };
  /** What may be done here, beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: where she is, the way up, what may be done. Going to it moves the focus to its heading. */
export function Page({ title, titleLang, back, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  const isFirst = key === 'default';
  useEffect(() => {
    document.title = `${title} – Romduol`;
  }, [title]);
  useEffect(() => {
    if (isFirst) return;
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [isFirst]);
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <div className={styles['titles']}>
          {back && (
            <Link className={styles['back']} to={back.to}>
              <Icon name="back" size={20} />
              {back.words}
            </Link>
          )}
          <h1 ref={heading} tabIndex={-1} lang={titleLang}>
            {title}
          </h1>
        </div>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export const Panel = ({ title, children }: { readonly title?: string; readonly children: ReactNode }) => (
  <section className={styles['panel']}>
    {title !== undefined && <h2>{title}</h2>}
    {children}
  </section>
);

/** Buttons or links in a row that wraps. */
export const Row = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['actions']}>{children}</div>
);
