import { dayNumber } from '@romduol/domain';
import { formatDay } from '@romduol/ui';
import { useStaffWords } from '../words.ts';
import styles from './input-field.module.css';
import { InputField, type InputFieldProps } from './input-field.tsx';

type DayFieldProps = Pick<InputFieldProps, 'label' | 'hint' | 'fault' | 'value' | 'onChange' | 'min'>;

/** A calendar date. Browsers write it in an order of their own, so it is said once more in words beneath. */
export function DayField(props: DayFieldProps) {
  const { locale } = useStaffWords();
  return (
    <div>
      <InputField {...props} type="date" isShort />
      <p className={styles['told']} aria-live="polite">
        {isDay(props.value) && formatDay(locale, props.value)}
      </p>
    </div>
  );
}

function isDay(value: string): boolean {
  try {
    return dayNumber(value) > 0;
  } catch {
    return false;
  }
}
