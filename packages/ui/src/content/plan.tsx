import type { ActivityAnswer, Plan as Content } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { ChoiceCard } from '../choice-card.tsx';
import { Field } from '../field.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import type { BlockProps } from './answering.ts';
import styles from './content.module.css';
import { useDrawer, type Drawer } from './drawer.ts';
import { Picture, Said, SpeakerFor, useContent } from './source.tsx';

type Answer = Extract<ActivityAnswer, { kind: 'plan' }>;
/** Her own plan. What she writes goes into the drawer; the answer says only "kept" or "left for later". */
export function Plan({
  block,
  answered,
  onAnswer,
  drawer,
}: BlockProps<Content, Answer> & { readonly drawer: Drawer | null }) {
  const { say } = useWords();
  const { words } = useContent();
  const { written, write: note, keep: putAway } = useDrawer(drawer, block.id);
  const [state, setState] = useState<'open' | 'kept' | 'left' | 'failed'>('open');

  const write = (id: string, value: string) => {
    note(id, value);
    setState('open');
  };
  const keep = () => {
    putAway()
      .then(() => {
        setState('kept');
        onAnswer({ kind: 'plan', kept: true });
      })
      .catch(() => setState('failed'));
  };
  const leave = () => {
    setState('left');
    if (answered === null) onAnswer({ kind: 'plan', kept: false });
  };
  return (
    <div className={styles['stack']}>
      <Picture id={block.picture} size="modest" />
      <Said text={block.ask} voiceKey={`${block.id}.ask`} size="ask" />
      <Notice kind="info">{say('plan.private')}</Notice>
      {block.fields.map((field) => {
        const speaker = <SpeakerFor voiceKey={`${block.id}/${field.id}.text`} />;
        if (field.input !== 'choice')
          return (
            <Field
              key={field.id}
              label={words(field.text)}
              kind={field.input === 'time' ? 'time' : 'text'}
              maxLength={200}
              value={written[field.id] ?? ''}
              onChange={(value) => write(field.id, value)}
              beside={speaker}
            />
          );
        return (
          <div key={field.id} className={styles['stack']} role="radiogroup" aria-label={words(field.text)}>
            <Said text={field.text} voiceKey={`${block.id}/${field.id}.text`} />
            {(field.choices ?? []).map((choice) => (
              <ChoiceCard
                key={choice.id}
                role="radio"
                words={words(choice.text)}
                picture={choice.picture && <Picture id={choice.picture} size="small" />}
                speaker={<SpeakerFor voiceKey={`${block.id}/${field.id}/${choice.id}.text`} />}
                mark={written[field.id] === choice.id ? 'chosen' : undefined}
                onPress={() => write(field.id, choice.id)}
              />
            ))}
          </div>
        );
      })}
      <p className={styles['small']}>{say('plan.optional')}</p>
      {state === 'kept' && (
        <Notice kind="good" isAnnounced>
          {say('plan.kept')}
        </Notice>
      )}
      {state === 'left' && (
        <Notice kind="good" isAnnounced>
          {say('plan.left')}
        </Notice>
      )}
      {state === 'failed' && (
        <Notice kind="warn" isAnnounced>
          {say('plan.failed')}
        </Notice>
      )}
      {state !== 'kept' && (
        <>
          <Button icon="lock" isWide onPress={keep}>
            {say('plan.keep')}
          </Button>
          {state !== 'left' && (
            <Button kind="quiet" isWide onPress={leave}>
              {say('plan.later')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
