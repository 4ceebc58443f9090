import { BottomBar, Button, Field, Sign, SpeakerButton } from '@romduol/ui';
import { lazy, Suspense, useState } from 'react';
import { Page } from '../frame/page.tsx';
import { Opening } from '../frame/opening.tsx';
import { usePortalWords } from '../phone/words.ts';
import { canScan } from './can-scan.ts';
import styles from './join.module.css';

const Scan = lazy(async () => ({ default: (await import('./scan.tsx')).Scan }));

export interface TypeCodeProps {
  readonly code: string;
  readonly fault: string | null;
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}

/** The letters of a class code as they may be typed: case, spaces and hyphens do not matter. */
export const lettersOf = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');
const codeLength = 8;
/** Whether these letters could be a class code at all: letters that are easily confused stand in none. */
export const isClassCode = (letters: string): boolean => /^[A-HJ-NP-Z2-9]{8}$/.test(letters);

/** The class code, in letters big enough to copy from the board, or from a square code where the phone can read one. */
export function TypeCode({ code, fault, isBusy, onCode, onBack }: TypeCodeProps) {
  const { say } = usePortalWords();
  const [typed, setTyped] = useState(code);
  const [isShort, setShort] = useState(false);
  const [isScanning, setScanning] = useState(false);
  const submit = () => {
    const letters = lettersOf(typed);
    setShort(letters.length !== codeLength);
    if (letters.length === codeLength) onCode(letters);
  };
  if (isScanning)
    return (
      <Suspense fallback={<Opening />}>
        <Scan
          read={(text) => /\/join\/([A-Za-z0-9-]{8,12})\/?$/.exec(text)?.[1] ?? null}
          onCode={(found) => {
            setScanning(false);
            setTyped(lettersOf(found));
            onCode(lettersOf(found));
          }}
          onBack={() => setScanning(false)}
        />
      </Suspense>
    );
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) submit();
      }}
    >
      <Page
        title={say('join.code.title')}
        back={onBack}
        bottom={
          <BottomBar>
            <Button icon="next" iconAt="end" isWide submits isBusy={isBusy}>
              {say(isBusy ? 'join.working' : 'next')}
            </Button>
          </BottomBar>
        }
      >
        <Sign icon="book" />
        <Field
          beside={<SpeakerButton src={null} />}
          label={say('join.code.ask')}
          hint={say('join.code.hint')}
          fault={isShort ? say('join.code.short') : fault}
          value={typed}
          maxLength={12}
          capitals="characters"
          isCode
          onChange={(value) => {
            setTyped(value.toUpperCase());
            setShort(false);
          }}
        />
        {canScan() ? (
          <Button kind="quiet" icon="camera" isWide onPress={() => setScanning(true)}>
            {say('join.scan')}
          </Button>
        ) : (
          <p className={styles['hint']}>{say('join.scan.camera')}</p>
        )}
      </Page>
    </form>
  );
}
