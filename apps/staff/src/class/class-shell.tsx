import { Button } from '@romduol/ui';
import type { ReactNode } from 'react';
import { Outlet, useNavigate, useParams } from 'react-router';
import { Top } from '../ui/shell.tsx';
import shell from '../ui/shell.module.css';
import { useStaffWords } from '../words.ts';
import { useOpenClasses } from './opened.ts';

/** The frame of class mode's pages: the flower, the language, and closing the names. */
export function ClassFrame({ children }: { readonly children: ReactNode }) {
  const { say } = useStaffWords();
  const { id = '' } = useParams();
  const { of, close } = useOpenClasses();
  const navigate = useNavigate();
  return (
    <div className={shell['shell']}>
      <Top>
        {of(id) !== null && (
          <Button
            kind="quiet"
            icon="lock"
            onPress={() => {
              close();
              void navigate('/class');
            }}
          >
            {say('teach.close-names')}
          </Button>
        )}
      </Top>
      <main id="content" className={shell['main']}>
        {children}
      </main>
    </div>
  );
}

export const ClassShell = () => (
  <ClassFrame>
    <Outlet />
  </ClassFrame>
);
