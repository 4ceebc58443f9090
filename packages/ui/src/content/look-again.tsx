import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.tsx';
import styles from './content.module.css';
import { classes } from '../classes.ts';

/** Said after a try that did not fit: look once more, and after two of them, "show me". */
export function LookAgain({ mayShow, onShow }: { readonly mayShow: boolean; readonly onShow: () => void }) {
  const { say } = useWords();
  return (
    <div className={classes(styles['after'], styles['riskier'])}>
      <p className={styles['verdict']} role="status">
        <Icon name="undo" />
        {say('answer.not-yet')}
      </p>
      {mayShow && (
        <Button kind="quiet" onPress={onShow}>
          {say('answer.show')}
        </Button>
      )}
    </div>
  );
}
