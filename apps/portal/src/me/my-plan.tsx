import { blocksOf, type Block } from '@romduol/domain';
import { Button, EmptyState, Notice } from '@romduol/ui';
import { useEffect, useState } from 'react';
import { Page } from '../frame/page.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './me.module.css';

type Kept = {
  readonly block: Extract<Block, { kind: 'plan' | 'checklist' }>;
  readonly words: Readonly<Record<string, string>>;
};

/** Everything she wrote and ticked, as she left it, and one button that deletes all of it at once. */
export function MyPlan({ onBack }: { readonly onBack: () => void }) {
  const { place, course } = usePlace();
  const { locale, say } = usePortalWords();
  const [kept, setKept] = useState<readonly Kept[] | null>(null);
  const [isDeleted, setDeleted] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { release } = course;

  useEffect(() => {
    let isHere = true;
    void (async () => {
      const found: Kept[] = [];
      for (const block of release ? blocksOf(release) : []) {
        if (block.kind !== 'plan' && block.kind !== 'checklist') continue;
        const words = await place.readPlan(block.id).catch(() => null);
        if (words !== null && Object.values(words).some(Boolean)) found.push({ block, words });
      }
      if (isHere) setKept(found);
    })();
    return () => {
      isHere = false;
    };
  }, [place, release]);

  const remove = () => {
    place
      .forgetPlans()
      .then(() => {
        setKept([]);
        setDeleted(true);
      })
      .catch((error: unknown) => setFault(problemWords(say, error)));
  };
  return (
    <Page title={say('me.plan')} back={onBack}>
      <p className={styles['quiet']}>{say('me.plan.intro')}</p>
      {fault && (
        <Notice kind="warn" isAnnounced>
          {fault}
        </Notice>
      )}
      {isDeleted && (
        <Notice kind="good" isAnnounced>
          {say('me.plan.deleted')}
        </Notice>
      )}
      {isDeleted && <p className={styles['quiet']}>{say('me.traces')}</p>}
      {kept?.length === 0 && !isDeleted && <EmptyState icon="pencil" title={say('me.plan.empty')} />}
      {kept?.map(({ block, words }) => (
        <section key={block.id} className={styles['plan']}>
          <h2>{block.ask[locale]}</h2>
          <dl>
            {linesOf(block, words, locale).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {kept !== null && kept.length > 0 && (
        <Button kind="danger" icon="trash" isWide onPress={remove}>
          {say('me.plan.delete')}
        </Button>
      )}
    </Page>
  );
}

/** Name and value of each line she filled in; ticks have a check mark for a value. */
function linesOf(
  block: Kept['block'],
  words: Kept['words'],
  locale: 'km' | 'en' | 'id',
): readonly (readonly [string, string])[] {
  if (block.kind === 'checklist')
    return block.points.filter(({ id }) => words[id] === 'yes').map(({ text }) => [text[locale] ?? '', '✓']);
  return block.fields.flatMap(({ id, text, choices }) => {
    const value = words[id];
    if (!value) return [];
    return [[text[locale] ?? '', choices?.find((choice) => choice.id === value)?.text[locale] ?? value] as const];
  });
}
