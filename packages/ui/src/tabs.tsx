import { Icon, type IconName } from './icon.tsx';
import styles from './tabs.module.css';

export interface Tab {
  readonly id: string;
  readonly icon: IconName;
  readonly word: string;
}

export interface TabsProps {
  /** What the row of places is, for those who hear it. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly onGo: (id: string) => void;
}

/** The few places of the app: a picture and a word each, always in the same order. */
export const Tabs = ({ label, tabs, current, onGo }: TabsProps) => (
  <nav className={styles['tabs']} aria-label={label}>
    {tabs.map(({ id, icon, word }) => (
      <button
        key={id}
        type="button"
        className={styles['tab']}
        aria-current={id === current ? 'page' : undefined}
        onClick={() => onGo(id)}
      >
        <span className={styles['icon']}>
          <Icon name={icon} size={26} />
        </span>
        <span>{word}</span>
      </button>
    ))}
  </nav>
);
