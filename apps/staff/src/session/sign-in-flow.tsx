import { secondFactor, signIn } from '@romduol/contracts';
import { useState } from 'react';
import { useStaffWords } from '../words.ts';
import { Facts } from '../ui/facts.tsx';
import { InputField } from '../ui/input-field.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';
import { useServer } from './server.ts';
import { StepForm } from './step-form.tsx';
import styles from './sign-in.module.css';

interface SignInFlowProps {
  /** Whose session ended; then nobody else signs in here. */
  readonly email?: string;
  readonly onSignedIn: () => void;
}

type Step = 'password' | 'second-factor' | 'set-up-second-factor';

/** E-mail and password, then the second factor or its setting up. */
export function SignInFlow({ email, onSignedIn }: SignInFlowProps) {
  const [step, setStep] = useState<Step>('password');
  const go = (next: Step | 'signed-in') => (next === 'signed-in' ? onSignedIn() : setStep(next));
  if (step === 'set-up-second-factor') return <SecondFactorSetUp onDone={onSignedIn} />;
  if (step === 'second-factor') return <CodeStep onStep={go} onAnew={() => setStep('password')} />;
  return <PasswordStep email={email} onStep={go} />;
}

interface StepProps {
  readonly onStep: (next: Step | 'signed-in') => void;
}

function PasswordStep({ email: known, onStep }: StepProps & { readonly email: string | undefined }) {
  const { say } = useStaffWords();
  const { callAtOnce } = useServer();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  return (
    <StepForm
      submitWords={say('sign-in.go')}
      attempt={async () => onStep((await callAtOnce(signIn, { body: { email: email.trim(), password } })).next)}
      lacks={email.trim() === '' || password === '' ? say('sign-in.lacks') : null}
    >
      {known === undefined ? (
        <InputField
          label={say('sign-in.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          maxLength={254}
        />
      ) : (
        <Facts facts={[{ label: say('sign-in.email'), value: known }]} />
      )}
      <InputField
        label={say('sign-in.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        maxLength={256}
      />
    </StepForm>
  );
}

function CodeStep({ onStep, onAnew }: StepProps & { readonly onAnew: () => void }) {
  const { say } = useStaffWords();
  const { callAtOnce } = useServer();
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const typed = code.replace(/\s/g, '');
  const fits = isRecovery ? /^([A-Z2-7]{4}-?){3}$/i.test(typed) : /^\d{6}$/.test(typed);
  return (
    <StepForm
      submitWords={say('sign-in.go')}
      attempt={async () => onStep((await callAtOnce(secondFactor, { body: { code: typed } })).next)}
      lacks={fits ? null : say(isRecovery ? 'recovery.lacks' : 'code.lacks')}
    >
      <InputField
        key={String(isRecovery)}
        label={say(isRecovery ? 'recovery.label' : 'code.label')}
        hint={say(isRecovery ? 'recovery.hint' : 'code.hint')}
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        value={code}
        onChange={setCode}
        maxLength={20}
        isShort
      />
      <button type="button" className={styles['other']} onClick={() => [setRecovery(!isRecovery), setCode('')]}>
        {say(isRecovery ? 'recovery.not' : 'recovery.instead')}
      </button>
      <button type="button" className={styles['other']} onClick={onAnew}>
        {say('sign-in.anew')}
      </button>
    </StepForm>
  );
}
