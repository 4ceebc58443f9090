import type { ActivityAnswer, FlagPart, RedFlags as Content } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { classes } from '../classes.ts';
import { Icon } from '../icon.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import { useTries, type BlockProps } from './answering.ts';
import styles from './content.module.css';
import { Feedback } from './feedback.tsx';
import flags from './red-flags.module.css';
import { Picture, Said, SpeakerFor, useContent } from './source.tsx';

type Answer = Extract<ActivityAnswer, { kind: 'red-flags' }>;

/** Tap what is wrong in a chat, an advert or a picture. A harmless part that was tapped says why it is harmless. */
export function RedFlags({ block, answered, onAnswer }: BlockProps<Content, Answer>) {
  const { say } = useWords();
  const [tapped, setTapped] = useState<ReadonlySet<string>>(new Set(answered?.found ?? []));
  const [last, setLast] = useState<string | null>(null);
  const { mayShow, miss } = useTries();
  const isFlag = (id: string) => block.parts.some((part) => part.id === id && part.flag);
  const all = block.parts.filter(({ flag }) => flag).map(({ id }) => id);
  const found = all.filter((id) => tapped.has(id));

  const add = (ids: readonly string[]) => {
    const more = new Set([...tapped, ...ids]);
    setTapped(more);
    const foundNow = all.filter((id) => more.has(id));
    if (foundNow.length === all.length && found.length < all.length) onAnswer({ kind: 'red-flags', found: foundNow });
  };
  const tap = (part: FlagPart) => {
    setLast(part.id);
    if (!part.flag && !tapped.has(part.id)) miss();
    add([part.id]);
  };
  const props = { block, tapped, last, isFlag, onTap: tap };

  return (
    <div className={styles['stack']}>
      <Said text={block.ask} voiceKey={`${block.id}.ask`} size="ask" />
      <div className={flags['count']}>
        <span className={flags['found']} role="status">
          <Icon name="warn" size={22} />
          {say('flags.found', { found: found.length, all: all.length })}
        </span>
        {mayShow && found.length < all.length && (
          <Button kind="quiet" onPress={() => add(all)}>
            {say('answer.show')}
          </Button>
        )}
      </div>
      {block.medium === 'picture' ? <PictureParts {...props} /> : <Lines {...props} />}
      {found.length === all.length && (
        <Notice kind="good" isAnnounced>
          {say('block.finished')}
        </Notice>
      )}
    </div>
  );
}

interface PartsProps {
  readonly block: Content;
  readonly tapped: ReadonlySet<string>;
  readonly last: string | null;
  readonly isFlag: (id: string) => boolean;
  readonly onTap: (part: FlagPart) => void;
}

/** The lines of a chat, or the parts of an advert under its picture. */
function Lines({ block, tapped, last, onTap }: PartsProps) {
  const { say } = useWords();
  const { words } = useContent();
  const isChat = block.medium === 'chat';
  return (
    <div className={isChat ? flags['chat'] : flags['advert']}>
      {!isChat && <Picture id={block.picture} size="modest" />}
      <ul className={styles['stack']}>
        {block.parts.map((part) => {
          const isTapped = tapped.has(part.id);
          const key = `${block.id}/${part.id}`;
          return (
            <li key={part.id} className={classes(flags['line'], part.from === 'her' && flags['hers'])}>
              <div className={flags['row']}>
                <button
                  type="button"
                  className={classes(flags['bubble'], isTapped && (part.flag ? flags['flag'] : flags['fine']))}
                  aria-pressed={isTapped}
                  onClick={() => onTap(part)}
                >
                  {isChat && (
                    <span className="visually-hidden">{say(part.from === 'her' ? 'flags.her' : 'flags.them')}: </span>
                  )}
                  {words(part.text)}
                </button>
                <SpeakerFor voiceKey={`${key}.text`} />
              </div>
              {isTapped && <Why part={part} path={key} isQuiet={last !== part.id} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** A picture with places in it. Each place is a button, so that it can be reached without seeing or pointing. */
function PictureParts({ block, tapped, last, onTap }: PartsProps) {
  const { say } = useWords();
  const part = block.parts.find(({ id }) => id === last);
  return (
    <>
      {/* Places are told from the picture's own left and top, whatever way her language is read. */}
      <div className={flags['picture']} dir="ltr">
        <Picture id={block.picture} size="full" />
        {block.parts.map((one, at) => {
          const { x, y, width, height } = one.area ?? { x: 0, y: 0, width: 0, height: 0 };
          const isTapped = tapped.has(one.id);
          return (
            <button
              key={one.id}
              type="button"
              className={classes(flags['area'], isTapped && (one.flag ? flags['flag'] : flags['fine']))}
              style={{
                insetInlineStart: `${x}%`,
                insetBlockStart: `${y}%`,
                inlineSize: `${width}%`,
                blockSize: `${height}%`,
              }}
              aria-label={say('flags.part', { part: at + 1 })}
              aria-pressed={isTapped}
              onClick={() => onTap(one)}
            >
              {isTapped && <Icon name={one.flag ? 'warn' : 'check'} />}
            </button>
          );
        })}
      </div>
      {part && (
        <>
          <Said text={part.text} voiceKey={`${block.id}/${part.id}.text`} />
          <Why part={part} path={`${block.id}/${part.id}`} />
        </>
      )}
    </>
  );
}

function Why({ part, path, isQuiet }: { readonly part: FlagPart; readonly path: string; readonly isQuiet?: boolean }) {
  const { say } = useWords();
  return (
    <Feedback
      tone={part.flag ? 'riskier' : 'safer'}
      icon={part.flag ? 'warn' : 'check'}
      isQuiet={isQuiet}
      verdict={say(part.flag ? 'flags.is-flag' : 'flags.is-fine')}
    >
      <Said text={part.why} voiceKey={`${path}.why`} />
    </Feedback>
  );
}
