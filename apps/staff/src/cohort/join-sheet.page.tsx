import { getCohort, type Cohort } from '@romduol/contracts';
import type { Locale } from '@romduol/domain';
import { Button, createMessages, PinPicture, type Catalogue } from '@romduol/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useAnswer } from '../session/answers.tsx';
import { Fault, Loading, LiveState } from '../ui/live-state.tsx';
import { Page, Row } from '../ui/page.tsx';
import { Qr } from '../ui/qr.tsx';
import { scriptOf } from '../ui/said.tsx';
import { Flower } from '../ui/shell.tsx';
import { loadStaffWords, useStaffWords, type StaffSay } from '../words.ts';
import { spaced } from './join-code.tsx';
import styles from './join-sheet.module.css';

/** One A4 page for the wall: how to come into the class, in Khmer and the language of the class. Names nobody. */
export function JoinSheetPage() {
  const { say } = useStaffWords();
  const { id = '' } = useParams();
  const cohort = useAnswer(getCohort, { params: { id } });
  return (
    <Page title={say('join.sheet')} back={{ to: `/classes/${id}`, words: cohort.answer?.name ?? say('class.it') }}>
      <div className={styles['bar']}>
        <p>{say('sheet.explain')}</p>
        <Row>
          <Button onPress={() => window.print()}>{say('print')}</Button>
        </Row>
      </div>
      <LiveState of={cohort}>{(current) => <Sheet cohort={current} />}</LiveState>
    </Page>
  );
}

function Sheet({ cohort }: { readonly cohort: Cohort }) {
  const { say } = useStaffWords();
  const { name, courseTitle, language, code } = cohort;
  const languages = languagesOn(language);
  const words = useSheetWords(language);
  if (words.fault !== undefined) return <Fault fault={words.fault} />;
  if (words.spoken === null) return <Loading />;
  const { spoken } = words;
  return (
    <article className={styles['sheet']}>
      <header>
        <Flower />
        <h2 lang={scriptOf(name)}>{name}</h2>
        {languages.map(
          (each) =>
            courseTitle[each] && (
              <p key={each} lang={each}>
                {courseTitle[each]}
              </p>
            ),
        )}
      </header>
      <div className={styles['way-in']}>
        <div className={styles['qr']}>
          <Qr content={code.joinUrl} label={say('join.qr')} />
        </div>
        <div className={styles['code']}>
          {spoken.map(({ locale, say: tell }) => (
            <p key={locale} lang={locale}>
              {tell('class.code')}
            </p>
          ))}
          <strong>{spaced(code.code)}</strong>
          <p className={styles['address']}>{code.joinUrl.replace(/^https?:\/\//i, '')}</p>
        </div>
      </div>
      <ol className={styles['steps']}>
        {stepPictures.map((picture, at) => (
          <li key={picture.key}>
            {picture.drawing}
            <span className={styles['number']}>{at + 1}</span>
            {spoken.map(({ locale, say: tell }) => (
              <p key={locale} lang={locale}>
                {tell(picture.key)}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </article>
  );
}

interface Spoken {
  readonly locale: Locale;
  readonly say: StaffSay;
}

interface SheetWords {
  readonly spoken: readonly Spoken[] | null;
  readonly fault?: unknown;
}

/** The sheet's words in Khmer and the language of the class, whatever the screen speaks. */
function useSheetWords(language: Locale): SheetWords {
  const [state, setState] = useState<SheetWords>({ spoken: null });
  useEffect(() => {
    const load = async (locale: Locale): Promise<Spoken> => ({
      locale,
      say: createMessages<Catalogue>(locale, await loadStaffWords(locale)),
    });
    Promise.all(languagesOn(language).map(load)).then(
      (spoken) => setState({ spoken }),
      (fault: unknown) => setState({ spoken: null, fault }),
    );
  }, [language]);
  return state;
}

const languagesOn = (language: Locale): readonly Locale[] => (language === 'km' ? ['km'] : ['km', language]);

const outline = { fill: '#ffffff', stroke: '#3b2f2f', strokeWidth: 3, strokeLinejoin: 'round' } as const;

const stepPictures = [
  {
    key: 'sheet.step-1',
    drawing: (
      <svg viewBox="0 0 160 120" aria-hidden="true">
        <rect x="52" y="6" width="56" height="108" rx="9" {...outline} />
        <rect x="58" y="18" width="44" height="80" fill="#e2f0ee" />
        <path d="M66 34v-6h7M94 34v-6h-7M66 72v6h7M94 72v6h-7" fill="none" stroke="#0b5e57" strokeWidth="4" />
        <path d="M70 38h8v8h-8zM82 38h8v8h-8zM70 60h8v8h-8zM83 58h3v3h-3zM88 63h3v5h-3zM80 50h5v4h-5z" fill="#3b2f2f" />
        <circle cx="80" cy="106" r="3" fill="#3b2f2f" />
      </svg>
    ),
  },
  {
    key: 'sheet.step-2',
    drawing: (
      <svg viewBox="0 0 160 120" aria-hidden="true">
        <circle cx="80" cy="42" r="24" {...outline} fill="#f7dcc0" />
        <path d="M56 42c0-40 48-40 48 0-6-14-18-18-24-18s-18 4-24 18Z" fill="#3b2f2f" />
        <path d="M38 114c2-30 20-44 42-44s40 14 42 44Z" {...outline} fill="#f2b441" />
        <path d="M72 44v.1M88 44v.1" stroke="#3b2f2f" strokeWidth="5" strokeLinecap="round" />
        <path d="M73 54q7 6 14 0" fill="none" stroke="#3b2f2f" strokeWidth="3" strokeLinecap="round" />
      </svg>
    ),
  },
  {
    key: 'sheet.step-3',
    drawing: (
      <span className={styles['pins']}>
        {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => (
          <PinPicture key={number} number={number} size={36} />
        ))}
      </span>
    ),
  },
] as const;
