import type { Certificate } from '@romduol/contracts';
import { classes, Icon, type IconName } from '@romduol/ui';
import { Name } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import styles from './certificates.module.css';

type Standing = Certificate['standing'];

export const standings: readonly Standing[] = ['valid', 'replaced', 'expired', 'revoked'];

const icons: Readonly<Record<Standing, IconName>> = {
  valid: 'check',
  replaced: 'next',
  expired: 'calendar',
  revoked: 'cross',
};

/** Sign, word and colour together. */
export function StandingMark({ standing }: { readonly standing: Standing }) {
  const { say } = useStaffWords();
  return (
    <span className={classes(styles['mark'], styles[standing])}>
      <Icon name={icons[standing]} size={20} />
      {say(`standing.${standing}`)}
    </span>
  );
}

/** Whose certificate it is: her name for those who see names, and always her code. */
export const Holder = ({ certificate: { name, traineeCode } }: { readonly certificate: Certificate }) => (
  <span className={styles['holder']}>
    {name !== null && <Name>{name}</Name>}
    <span className={styles['code']}>{traineeCode}</span>
  </span>
);
