import type { ActivityAnswer, Block } from '@romduol/domain';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BlockView, type BlockViewProps } from '../content/block-view.tsx';
import { createMessages } from '../messages.ts';
import base from '../messages/base/en.json' with { type: 'json' };
import { WordsProvider } from '../words.tsx';

/** Says the components' own words in English. */
export const say = createMessages('en', base);

/** Shows one block as a lesson shows it, and keeps what it answers. */
export function renderBlock(block: Block, more: Partial<BlockViewProps> = {}) {
  const answers: ActivityAnswer[] = [];
  const user = userEvent.setup();
  render(
    <WordsProvider locale="en" say={say}>
      <main>
        <BlockView
          block={block}
          locale="en"
          pictures={(id) => ({ src: `/media/${id}`, alt: `picture of ${id}` })}
          answered={null}
          onAnswer={(answer) => answers.push(answer)}
          {...more}
        />
      </main>
    </WordsProvider>,
  );
  /** Reaches something with the Tab key alone and presses Enter on it. */
  async function byKeyboard(name: string | RegExp, role: 'button' | 'radio' | 'checkbox' = 'button') {
    const wanted = screen.getByRole(role, { name });
    for (let presses = 0; document.activeElement !== wanted; presses += 1) {
      if (presses > 60) throw new Error(`Tab never reaches ${String(name)}`);
      await user.tab();
    }
    await user.keyboard('{Enter}');
  }
  return { answers, user, byKeyboard };
}

/** Words in English alone, for tests. */
export const text = (en: string) => ({ en });
