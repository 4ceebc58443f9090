import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Panel } from '../ui/page.tsx';
import { Top } from '../ui/shell.tsx';
import { useStaffWords } from '../words.ts';
import { SignInFlow } from './sign-in-flow.tsx';
import styles from './sign-in.module.css';

/** The way in. Afterwards she is where she meant to go. */
export function SignInPage() {
  const { say } = useStaffWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = search.get('next') ?? '/';
  useEffect(() => {
    document.title = `${say('sign-in.title')} – Romduol`;
  }, [say]);
  return (
    <>
      <Top />
      <main id="content" className={styles['page']}>
        <Panel>
          <h1>{say('sign-in.title')}</h1>
          <SignInFlow onSignedIn={() => void navigate(isInside(next) ? next : '/', { replace: true })} />
        </Panel>
      </main>
    </>
  );
}

/** A place in this app, never another site. */
const isInside = (path: string): boolean => /^\/(?![/\\])/.test(path);
