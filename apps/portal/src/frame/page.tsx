import { Screen, Tabs, type ScreenProps } from '@romduol/ui';
import { BorrowedBanner } from '../borrowed/banner.tsx';
import { usePortalWords } from '../phone/words.ts';
import { leaveNow } from './leave.ts';
import { useBackKey } from './use-back-key.ts';
import { useGo } from './use-go.ts';

export type PageProps = Omit<ScreenProps, 'onLeave' | 'onBack'> & {
  /** Where the arrow leads: an address, or a step back inside this screen. */
  readonly back?: string | (() => void);
};

/** A screen of the portal with its way back and its way out. */
export function Page({ back, ...screen }: PageProps) {
  const go = useGo();
  const onBack = typeof back === 'string' ? () => go(back) : back;
  useBackKey(onBack);
  return <Screen {...screen} onBack={onBack} onLeave={leaveNow} />;
}

/** A screen with the three places at the bottom. */
export function TabPage({ current, ...page }: PageProps & { readonly current: 'learn' | 'help' | 'me' }) {
  const go = useGo();
  const { say } = usePortalWords();
  const tabs = [
    { id: 'learn', icon: 'book', word: say('tab.learn') },
    { id: 'help', icon: 'help', word: say('tab.help') },
    { id: 'me', icon: 'person', word: say('tab.me') },
  ] as const;
  return (
    <Page
      under={<BorrowedBanner />}
      {...page}
      bottom={<Tabs label={say('tabs.label')} tabs={tabs} current={current} onGo={(id) => go(`/${id}`)} />}
    />
  );
}
