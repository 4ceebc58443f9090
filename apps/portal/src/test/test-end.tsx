import { isRight, type Item, type ItemAnswer, type Release, type Sitting, type Test } from '@romduol/domain';
import { BottomBar, Button, classes, Icon } from '@romduol/ui';
import { ContentProvider, Said } from '@romduol/ui/content';
import { useEffect, useMemo, useRef } from 'react';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { usePortalWords } from '../phone/words.ts';
import { contentOf } from '../place/content-of.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './test.module.css';

export interface TestEndProps {
  readonly sitting: Sitting;
  readonly release: Release;
  readonly test: Test;
  readonly items: readonly Item[];
  readonly answers: ReadonlyMap<string, ItemAnswer>;
  /** Begins another sitting with the topics that are still open. */
  readonly onAgain: () => void;
}

/** After the pre-test only thanks. After the others every question with its answer and why, and another try. */
export function TestEnd({ sitting, release, test, items, answers, onAgain }: TestEndProps) {
  const { locale, say } = usePortalWords();
  const { course } = usePlace();
  const go = useGo();
  const heading = useRef<HTMLHeadingElement>(null);
  const source = useMemo(() => contentOf(release, locale), [release, locale]);
  useEffect(() => heading.current?.focus(), []);
  const graded = items.filter((item) => isRight(item, answers.get(item.id)) !== null);
  const right = graded.filter((item) => isRight(item, answers.get(item.id))).length;
  const isOpen = course.completion?.missing.some(({ what }) => what === 'topic') ?? false;

  if (sitting === 'pre')
    return (
      <Page
        title={say('test.pre')}
        titleIsQuiet
        bottom={
          <BottomBar>
            <Button icon="next" iconAt="end" isWide onPress={() => go('/learn')}>
              {say('learn.begin')}
            </Button>
          </BottomBar>
        }
      >
        <div className={styles['thanks']}>
          <span className={styles['sign']}>
            <Icon name="check" size={48} />
          </span>
          <h2 ref={heading} tabIndex={-1}>
            {say('test.pre.thanks')}
          </h2>
          <p>{say('test.pre.explained-later')}</p>
        </div>
      </Page>
    );
  return (
    <Page
      title={say(`test.${sitting}`)}
      titleIsQuiet
      back="/learn"
      bottom={
        <BottomBar>
          {isOpen && right < graded.length ? (
            <Button icon="undo" isWide onPress={onAgain}>
              {say('test.result.again')}
            </Button>
          ) : (
            <Button icon="home" isWide onPress={() => go('/learn')}>
              {say('lesson.end.home')}
            </Button>
          )}
        </BottomBar>
      }
    >
      <h2 ref={heading} tabIndex={-1}>
        {say('test.result.title')}
      </h2>
      <p className={styles['lead']}>
        {right === graded.length ? say('test.result.all') : say('test.result.some', { right, of: graded.length })}
      </p>
      <ContentProvider source={source}>
        <ul className={styles['list']}>
          {graded.map((item) => {
            const isGood = isRight(item, answers.get(item.id)) === true;
            const answer = item.choices.filter(({ id }) => item.key.includes(id)).map(({ text }) => text[locale] ?? '');
            return (
              <li key={item.id} className={classes(styles['item'], isGood ? styles['right'] : styles['look'])}>
                <p className={styles['verdict']}>
                  <Icon name={isGood ? 'check' : 'undo'} />
                  {say(isGood ? 'test.result.right' : 'test.result.look')}
                </p>
                <Said text={item.ask} voiceKey={`${test.id}/${item.id}.ask`} />
                <p className={styles['answer']}>{say('test.result.answer', { answer: answer.join(' · ') })}</p>
                <Said text={item.explain} voiceKey={`${test.id}/${item.id}.explain`} />
              </li>
            );
          })}
        </ul>
      </ContentProvider>
    </Page>
  );
}
