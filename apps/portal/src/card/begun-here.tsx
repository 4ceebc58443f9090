import type { Place, PlaceSummary } from '@romduol/offline';
import { BottomBar, Button, ChoiceCard, Icon, Notice, PinPad, Sign, SpeakerButton } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import styles from '../join/join.module.css';
import { timeWords } from '../open/time-words.ts';
import { useCountdown } from '../open/use-countdown.ts';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';

export interface BegunHereProps {
  /** Her place, which the server knows. */
  readonly place: Place;
  /** Places on this phone that the server does not know. */
  readonly provisional: readonly PlaceSummary[];
  /** Goes on to her place, whether anything came along or not. */
  readonly onDone: () => void;
}

/** "Did you begin here before?": what she did at a provisional place comes along, if she opens that too. */
export function BegunHere({ place, provisional, onDone }: BegunHereProps) {
  const { phone } = usePhone();
  const { outbox } = useNetwork();
  const { locale, say } = usePortalWords();
  const [who, setWho] = useState<PlaceSummary | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [brought, setBrought] = useState<number | null>(null);
  const [wait, beginWait] = useCountdown();

  const bring = async (from: PlaceSummary, pin: string) => {
    setBusy(true);
    setFault(null);
    try {
      const opened = await phone.open(from.traineeId, pin);
      if (opened.state === 'wait') return beginWait(opened.seconds);
      if (opened.state !== 'open') return setFault(say('open.wrong'));
      if (await hasOtherCourse(opened.place, place)) return setFault(say('begun.other-course'));
      setBrought(await place.bringAlong(opened.place));
      void outbox.flush();
    } catch (error) {
      setFault(problemWords(say, error));
    } finally {
      setBusy(false);
    }
  };

  if (brought !== null)
    return (
      <Page title={say('begun.title')} bottom={<GoOn words={say('learn.go-on')} onPress={onDone} />}>
        <Sign icon="check" tone="calm" />
        <p className={styles['lead']} role="status">
          {say('begun.brought', { count: brought })}
        </p>
      </Page>
    );
  if (who !== null)
    return (
      <Page
        title={say('begun.title')}
        back={() => (setWho(null), setFault(null))}
        bottom={<GoOn isQuiet words={say('app.skip')} onPress={onDone} />}
      >
        <div className={styles['said']}>
          <p role="status">{say(isBusy ? 'join.working' : 'begun.pin')}</p>
          <SpeakerButton src={null} />
        </div>
        {wait > 0 && <Notice kind="warn">{say('open.wait', { time: timeWords(say, locale, wait) })}</Notice>}
        {wait === 0 && fault && (
          <Notice kind="warn" isAnnounced>
            {fault}
          </Notice>
        )}
        <PinPad onPin={(pin) => void bring(who, pin)} isDisabled={isBusy || wait > 0} />
      </Page>
    );
  return (
    <Page title={say('begun.title')} bottom={<GoOn isQuiet words={say('begun.no')} onPress={onDone} />}>
      <div className={styles['said']}>
        <p className={styles['lead']}>{say('begun.ask')}</p>
        <SpeakerButton src={null} />
      </div>
      <p>{say('begun.why')}</p>
      <div className={styles['choices']}>
        {provisional.map((one) => (
          <ChoiceCard
            key={one.traineeId}
            words={say('begun.yes', { name: one.name })}
            picture={<Icon name="person" size={36} />}
            onPress={() => setWho(one)}
          />
        ))}
      </div>
    </Page>
  );
}

/** Steps in a course that her own place does not have would be lost: they stay where they are. */
async function hasOtherCourse(from: Place, place: Place): Promise<boolean> {
  for (const { releaseId, enrolmentId } of from.joined) {
    if (place.joined.some((mine) => mine.releaseId === releaseId)) continue;
    if ((await from.events(enrolmentId)).length > 0) return true;
  }
  return false;
}

const GoOn = (props: { readonly words: string; readonly isQuiet?: boolean; readonly onPress: () => void }) => (
  <BottomBar>
    <Button kind={props.isQuiet ? 'quiet' : 'primary'} isWide onPress={props.onPress}>
      {props.words}
    </Button>
  </BottomBar>
);
