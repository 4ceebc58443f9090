import { daysBetween, type Day, type DeparturePlan } from '@romduol/domain';
import {
  BottomBar,
  Button,
  ChoiceCard,
  daysAfterMonday,
  Icon,
  nameOfMonth,
  nameOfWeekday,
  Notice,
  shortNamesOfWeekdays,
  SpeakerButton,
} from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import styles from './join.module.css';
import { daysOfMonth, monthsFrom, type Month } from './months.ts';

export interface DepartureProps {
  readonly fault: string | null;
  readonly onPlan: (plan: DeparturePlan) => void;
  readonly onBack: () => void;
}

/** When she leaves: a month and a day in big parts, or not known yet, or staying, which is as good. May be skipped. */
export function Departure({ fault, onPlan, onBack }: DepartureProps) {
  const { locale, say } = usePortalWords();
  const { today } = usePhone();
  const [step, setStep] = useState<'ask' | 'month' | Month>('ask');
  const [shownMonths, setShownMonths] = useState(6);
  const now = today();

  if (step === 'ask')
    return (
      <Page
        title={say('departure.title')}
        back={onBack}
        bottom={
          <BottomBar>
            <Button kind="quiet" isWide onPress={() => onPlan({ intention: 'unknown', departsOn: null })}>
              {say('app.skip')}
            </Button>
          </BottomBar>
        }
      >
        <p className={styles['lead']}>{say('departure.ask')}</p>
        <p className={styles['hint']}>{say('departure.why')}</p>
        {fault && (
          <Notice kind="warn" isAnnounced>
            {fault}
          </Notice>
        )}
        <div className={styles['choices']}>
          <ChoiceCard
            words={say('departure.know')}
            picture={<Icon name="calendar" size={36} />}
            speaker={<SpeakerButton src={null} />}
            onPress={() => setStep('month')}
          />
          <ChoiceCard
            words={say('departure.unknown')}
            picture={<Icon name="info" size={36} />}
            speaker={<SpeakerButton src={null} />}
            onPress={() => onPlan({ intention: 'unknown', departsOn: null })}
          />
          <ChoiceCard
            words={say('departure.staying')}
            picture={<Icon name="home" size={36} />}
            speaker={<SpeakerButton src={null} />}
            onPress={() => onPlan({ intention: 'staying', departsOn: null })}
          />
        </div>
      </Page>
    );
  if (step === 'month') {
    const months = monthsFrom(now, shownMonths);
    return (
      <Page title={say('departure.title')} back={() => setStep('ask')} part="month">
        <p className={styles['lead']}>{say('departure.month')}</p>
        <div className={styles['months']}>
          {months.map((month) => (
            <button
              key={`${month.year}-${month.month}`}
              type="button"
              className={styles['pick']}
              onClick={() => setStep(month)}
            >
              {say('departure.month-of', { month: nameOfMonth(locale, month.month), year: month.year })}
            </button>
          ))}
        </div>
        {shownMonths === 6 && (
          <Button kind="quiet" isWide onPress={() => setShownMonths(18)}>
            {say('departure.more')}
          </Button>
        )}
      </Page>
    );
  }
  const choose = (day: Day) => onPlan({ intention: 'leaving', departsOn: day });
  return (
    <Page title={say('departure.title')} back={() => setStep('month')} part="day">
      <p className={styles['lead']}>{say('departure.day', { month: nameOfMonth(locale, step.month) })}</p>
      <div className={styles['days']}>
        {daysOfMonth(step).map((day, at) => (
          <button
            key={day}
            type="button"
            className={styles['pick']}
            aria-description={nameOfWeekday(locale, day)}
            disabled={daysBetween(now, day) < 0}
            onClick={() => choose(day)}
          >
            {at + 1}
            <span className={styles['weekday']} aria-hidden="true">
              {shortNamesOfWeekdays(locale)[daysAfterMonday(day)]}
            </span>
          </button>
        ))}
      </div>
    </Page>
  );
}
