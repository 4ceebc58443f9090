import type { ChosenModule, Progress, Release } from '@romduol/domain';
import { Button, Notice } from '@romduol/ui';
import { useGo } from '../frame/use-go.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './learn.module.css';
import { LessonList } from './lesson-list.tsx';

/** The packs for country and work that she chose, and the way to choose others. Nothing where the course has none. */
export function MyPacks({ release, progress }: { readonly release: Release; readonly progress: Progress }) {
  const { say } = usePortalWords();
  const go = useGo();
  const { chosenPacks } = usePlace();
  if (release.packs.length === 0) return null;
  const chosen = release.packs.filter(({ id }) => chosenPacks.includes(id));
  return (
    <section className={styles['all']}>
      <h2>{say('packs.title')}</h2>
      {chosen.length === 0 && <p>{say('packs.why')}</p>}
      {chosen.map((pack) => (
        <MyPack key={pack.id} pack={pack} release={release} progress={progress} />
      ))}
      <Button kind="quiet" icon="place" isWide onPress={() => go('/packs')}>
        {say(chosen.length === 0 ? 'packs.choose' : 'packs.change')}
      </Button>
    </section>
  );
}

function MyPack({
  pack,
  release,
  progress,
}: {
  readonly pack: ChosenModule;
  readonly release: Release;
  readonly progress: Progress;
}) {
  const { locale, say } = usePortalWords();
  if (pack.lessons.length === 0)
    return <Notice kind="offline">{say('packs.coming', { name: pack.title[locale] ?? '' })}</Notice>;
  return (
    <>
      {pack.lastChecked === null && <p className={styles['quiet']}>{say('packs.unchecked')}</p>}
      <LessonList module={pack} release={release} progress={progress} />
    </>
  );
}
