import type { ActivityAnswer, Checklist as Content } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { ChoiceCard } from '../choice-card.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import type { BlockProps } from './answering.ts';
import styles from './content.module.css';
import { useDrawer, type Drawer } from './drawer.ts';
import { Picture, Said, SpeakerFor, useContent } from './source.tsx';

type Answer = Extract<ActivityAnswer, { kind: 'checklist' }>;

/** Tick and keep. It is hers: nothing has to be ticked, and which points she ticked stays in the drawer. */
export function Checklist({
  block,
  onAnswer,
  drawer,
}: BlockProps<Content, Answer> & { readonly drawer: Drawer | null }) {
  const { say } = useWords();
  const { words } = useContent();
  const { written, write, keep: putAway } = useDrawer(drawer, block.id);
  const [state, setState] = useState<'open' | 'kept' | 'failed'>('open');
  const isTicked = (id: string) => written[id] === 'yes';
  const toggle = (id: string) => {
    write(id, isTicked(id) ? '' : 'yes');
    setState('open');
  };
  const keep = () => {
    putAway()
      .then(() => {
        setState('kept');
        onAnswer({ kind: 'checklist' });
      })
      .catch(() => setState('failed'));
  };
  return (
    <div className={styles['stack']}>
      <Said text={block.ask} voiceKey={`${block.id}.ask`} size="ask" />
      <p className={styles['small']}>{say('checklist.private')}</p>
      <div className={styles['stack']} role="group" aria-label={words(block.ask)}>
        {block.points.map((point) => (
          <ChoiceCard
            key={point.id}
            role="checkbox"
            words={words(point.text)}
            picture={point.picture && <Picture id={point.picture} size="small" />}
            speaker={<SpeakerFor voiceKey={`${block.id}/${point.id}.text`} />}
            mark={isTicked(point.id) ? 'chosen' : undefined}
            onPress={() => toggle(point.id)}
          />
        ))}
      </div>
      {state === 'failed' && (
        <Notice kind="warn" isAnnounced>
          {say('plan.failed')}
        </Notice>
      )}
      {state === 'kept' ? (
        <Notice kind="good" isAnnounced>
          {say('block.finished')}
        </Notice>
      ) : (
        <Button icon="check" isWide onPress={keep}>
          {say('checklist.keep')}
        </Button>
      )}
    </div>
  );
}
