import { PersonName } from '@romduol/contracts';
import { BottomBar, Button, Field, Sign, SpeakerButton } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import styles from './join.module.css';

export interface HerNameProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onBack: () => void;
}

/** One free name, in her own script and spelling. */
export function HerName({ name, onName, onBack }: HerNameProps) {
  const { say } = usePortalWords();
  const [typed, setTyped] = useState(name);
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const given = typed.replace(/[\p{Cc}\p{Cs}<>\u202A-\u202E\u2066-\u2069]/gu, '').trim();
        const isName = PersonName.safeParse(given).success;
        setMissing(!isName);
        if (isName) onName(given);
      }}
    >
      <Page
        title={say('join.name.title')}
        back={onBack}
        bottom={
          <BottomBar>
            <Button icon="next" iconAt="end" isWide submits>
              {say('next')}
            </Button>
          </BottomBar>
        }
      >
        <Sign icon="person" />
        <Field
          beside={<SpeakerButton src={null} />}
          label={say('join.name.ask')}
          hint={say('join.name.hint')}
          fault={isMissing ? say('join.name.missing') : null}
          value={typed}
          maxLength={120}
          capitals="words"
          onChange={(value) => {
            setTyped(value);
            setMissing(false);
          }}
        />
      </Page>
    </form>
  );
}
