import { Button, Notice } from '@romduol/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { faultWords, useStaffWords } from '../words.ts';
import styles from './sign-in.module.css';

interface StepFormProps {
  readonly submitWords: string;
  readonly attempt: () => Promise<void>;
  /** What is still to be typed, or null. */
  readonly lacks: string | null;
  readonly children: ReactNode;
}

/** One step: its first field has the focus, Enter goes on, and a refusal is said above the button. */
export function StepForm({ submitWords, attempt, lacks, children }: StepFormProps) {
  const { say } = useStaffWords();
  const form = useRef<HTMLFormElement>(null);
  const [words, setWords] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input')?.focus(), []);
  const submit = async () => {
    if (isBusy) return;
    setWords(lacks);
    if (lacks !== null) return;
    setBusy(true);
    await attempt().catch((fault: unknown) => setWords(faultWords(say, fault)));
    setBusy(false);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      {words !== null && (
        <Notice kind="warn" isAnnounced>
          {words}
        </Notice>
      )}
      <Button submits isWide isBusy={isBusy}>
        {submitWords}
      </Button>
    </form>
  );
}
