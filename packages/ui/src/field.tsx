import { useId, type HTMLAttributes, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong, kindly; announced when it appears. */
  readonly fault?: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: 'text' | 'time' | 'long';
  readonly mode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly maxLength?: number;
  readonly capitals?: 'characters' | 'words' | 'off';
  /** Big and spaced, for codes that are copied letter by letter. */
  readonly isCode?: boolean;
  /** Something beside the label, for instance the speaker. */
  readonly beside?: ReactNode;
}

/** One thing to type, with its name above it. Nothing is remembered by the browser: others use the phone too. */
export function Field(props: FieldProps) {
  const {
    label,
    hint,
    fault,
    value,
    onChange,
    kind = 'text',
    mode,
    maxLength,
    capitals = 'off',
    isCode,
    beside,
  } = props;
  const id = useId();
  const common = {
    id,
    value,
    maxLength,
    className: classes(styles['input'], isCode && styles['code']),
    autoComplete: 'off',
    autoCapitalize: capitals,
    spellCheck: false,
    'aria-describedby': classes(hint && `${id}-hint`, fault ? `${id}-fault` : undefined) || undefined,
    'aria-invalid': fault ? true : undefined,
  } as const;
  return (
    <div className={styles['field']}>
      <div className={styles['top']}>
        <label htmlFor={id}>{label}</label>
        {beside}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
      {kind === 'long' ? (
        <textarea {...common} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...common} type={kind} inputMode={mode} onChange={(event) => onChange(event.target.value)} />
      )}
      <p id={`${id}-fault`} className={styles['fault']} role="alert">
        {fault}
      </p>
    </div>
  );
}
