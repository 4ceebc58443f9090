import { classes } from '@romduol/ui';
import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import styles from './input-field.module.css';

interface Named {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong, kindly; read out when it appears. */
  readonly fault?: string | null | undefined;
}

interface FrameProps extends Named {
  readonly id: string;
  readonly children: ReactNode;
}

const Frame = ({ id, label, hint, fault, children }: FrameProps) => (
  <div className={styles['field']}>
    <label htmlFor={id}>{label}</label>
    {hint && (
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
    )}
    {children}
    <p id={`${id}-fault`} className={styles['fault']} role="alert">
      {fault}
    </p>
  </div>
);

const described = (id: string, { hint, fault }: Named): string | undefined =>
  classes(hint && `${id}-hint`, fault ? `${id}-fault` : undefined) || undefined;

export interface InputFieldProps extends Named {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'number';
  /** What a password manager may fill in; nothing by default, since computers are shared. */
  readonly autoComplete?: string;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  readonly min?: string | number;
  readonly max?: string | number;
  readonly maxLength?: number;
  readonly isShort?: boolean;
}

/** One thing to type, with its name above it. */
export function InputField(props: InputFieldProps) {
  const { label, hint, fault, value, onChange, type = 'text', autoComplete = 'off', isShort } = props;
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} fault={fault}>
      <input
        id={id}
        className={classes(styles['input'], isShort && styles['short'])}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellCheck={false}
        inputMode={props.inputMode}
        min={props.min}
        max={props.max}
        maxLength={props.maxLength}
        aria-invalid={fault ? true : undefined}
        aria-describedby={described(id, props)}
      />
    </Frame>
  );
}

export interface SelectFieldProps<V extends string> extends Named {
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly words: string; readonly lang?: string }[];
  readonly onChange: (value: V) => void;
}

/** One of a few. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, hint, fault, value, options, onChange } = props;
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} fault={fault}>
      <select
        id={id}
        className={classes(styles['input'], styles['short'])}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
        aria-invalid={fault ? true : undefined}
        aria-describedby={described(id, props)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.words}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export interface TickProps {
  readonly label: string;
  readonly hint?: string;
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
}

/** Yes or no. */
export function Tick({ label, hint, isTicked, onChange }: TickProps) {
  const id = useId();
  return (
    <div className={styles['tick']}>
      <input
        id={id}
        type="checkbox"
        checked={isTicked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={hint && `${id}-hint`}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className={styles['hint']}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

export interface ChoicesProps<V extends string> {
  readonly legend: string;
  readonly fault?: string | null | undefined;
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly choices: readonly { readonly value: V; readonly words: ReactNode; readonly isDisabled?: boolean }[];
}

/** One of a few that are worth reading side by side. */
export function Choices<V extends string>({ legend, fault, value, onChange, choices }: ChoicesProps<V>) {
  const name = useId();
  return (
    <fieldset className={styles['choices']} aria-describedby={fault ? `${name}-fault` : undefined}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles['choice']}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.isDisabled}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.words}</span>
        </label>
      ))}
      <p id={`${name}-fault`} className={styles['fault']} role="alert">
        {fault}
      </p>
    </fieldset>
  );
}
