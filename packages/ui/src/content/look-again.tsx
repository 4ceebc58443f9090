import { Button } from '../button.tsx';
import { useWords } from '../words.tsx';
import { Feedback } from './feedback.tsx';

/** Said after a try that did not fit: look once more, and after two of them, "show me". */
export function LookAgain({ mayShow, onShow }: { readonly mayShow: boolean; readonly onShow: () => void }) {
  const { say } = useWords();
  return (
    <Feedback tone="riskier" icon="undo" verdict={say('answer.not-yet')}>
      {mayShow && (
        <Button kind="quiet" onPress={onShow}>
          {say('answer.show')}
        </Button>
      )}
    </Feedback>
  );
}
