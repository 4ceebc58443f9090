import { Button, Dialog, Icon, Notice } from '@romduol/ui';
import { useState } from 'react';
import { Name } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import type { Woman } from './opened.ts';
import styles from './reset-code.module.css';

/** The code that gives a woman new pictures, also without network. What she loses by it is said with it. */
export function ResetCode({ woman }: { readonly woman: Woman }) {
  const { say } = useStaffWords();
  const [isOpen, setOpen] = useState(false);
  const groups = woman.resetCode.match(/.{1,4}/g) ?? [];
  return (
    <>
      <button
        type="button"
        className={styles['key']}
        aria-label={say('teach.forgot-of', { name: woman.name })}
        onClick={() => setOpen(true)}
      >
        <Icon name="lock" size={26} />
        {say('teach.forgot-short')}
      </button>
      <Dialog title={say('teach.forgot')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>
          <Name>{woman.name}</Name>
        </p>
        <p lang="en" className={styles['code']}>
          {groups.map((group) => (
            <span key={group}>{group}</span>
          ))}
        </p>
        <p>{say('teach.forgot-how')}</p>
        <Notice kind="warn">{say('teach.forgot-loses')}</Notice>
        <Button isWide onPress={() => setOpen(false)}>
          {say('close')}
        </Button>
      </Dialog>
    </>
  );
}
