import { expect, type Locator, type Page } from '@playwright/test';
import { rightAnswerTo, type Activity, type Block, type Item } from '@romduol/domain';
import { formatMoney } from '../../ui/src/format.ts';
import { tap, write } from './touch.ts';
import { herLanguage, inKhmer, literally, say } from './words.ts';

/** What a kind of activity is made of. */
type Of<K extends Activity['kind']> = Extract<Activity, { kind: K }>;
/** A button that is known by exactly these words. */
export const named = (page: Page | Locator, words: string): Locator =>
  page.getByRole('button', { name: words, exact: true });

/** What she writes in a plan when a journey does not say otherwise: plainly made up. */
const anything = 'ពាក្យគំរូ';

/**
 * Does what a screen of a lesson asks, with nothing but what the screen offers, until it says that it is done. In plans
 * she writes `herWords`.
 */
export async function answerBlock(page: Page, block: Block, herWords = anything): Promise<void> {
  switch (block.kind) {
    case 'text':
      return expect(page.getByText(inKhmer(block.text), { exact: true })).toBeVisible();
    case 'story-choice':
      return readStory(page, block);
    case 'red-flags':
      return findFlags(page, block);
    case 'checklist':
      await tap(page.getByRole('checkbox').first());
      await tap(named(page, say('checklist.keep')));
      return seeFinished(page);
    case 'sort':
      return block.into.by === 'order' ? sortInOrder(page, block) : sortIntoPiles(page, block, block.into);
    case 'quiz':
      return answerQuiz(page, block);
    case 'calc':
      return reckon(page, block);
    case 'plan':
      return writePlan(page, block, herWords);
    case 'role-play':
    case 'discuss':
      return takeTurns(page, block);
    case 'listen':
      return listen(page, block);
    case 'practice':
      return practise(page, block);
  }
}

const seeFinished = (page: Page) => expect(page.getByText(say('block.finished'), { exact: true })).toBeVisible();

async function readStory(page: Page, block: Of<'story-choice'>): Promise<void> {
  const answer = rightAnswerTo(block);
  let sceneId = block.start;
  for (const choiceId of answer.kind === 'story-choice' ? answer.path : []) {
    const scene = block.scenes.find(({ id }) => id === sceneId);
    const choice = scene?.choices?.find(({ id }) => id === choiceId);
    if (choice === undefined) throw new Error(`the story ${block.id} has no way ${choiceId}`);
    await tap(named(page, inKhmer(choice.text)));
    await tap(named(page, say('story.on')));
    sceneId = choice.next;
  }
  await expect(page.getByText(say('story.ending'))).toBeVisible();
}

async function findFlags(page: Page, block: Of<'red-flags'>): Promise<void> {
  for (const [at, part] of block.parts.entries()) {
    if (!part.flag) continue;
    const whose = `${say(part.from === 'her' ? 'flags.her' : 'flags.them')}: `;
    const words = block.medium === 'picture' ? say('flags.part', { part: at + 1 }) : inKhmer(part.text);
    await tap(named(page, block.medium === 'chat' ? whose + words : words));
  }
  await seeFinished(page);
}

async function sortInOrder(page: Page, block: Of<'sort'>): Promise<void> {
  for (const card of block.cards) await tap(named(page, inKhmer(card.text)));
  await expect(page.getByText(say('sort.all-right'))).toBeVisible();
}

/** One card after another, in whatever order they come. */
async function sortIntoPiles(
  page: Page,
  { cards }: Of<'sort'>,
  { piles, belongs }: Extract<Of<'sort'>['into'], { by: 'piles' }>,
): Promise<void> {
  for (let left = cards.length; left > 0; left -= 1) {
    await expect(page.getByText(say('sort.left', { count: left }), { exact: true })).toBeVisible();
    const shown = await firstThat(cards, ({ text }) => page.getByText(inKhmer(text), { exact: true }).isVisible());
    const pile = piles.find(({ id }) => id === belongs[shown.id]);
    await tap(named(page, inKhmer(pile?.text ?? {})));
    await tap(named(page, say('story.on')));
  }
  await expect(page.getByText(say('sort.all-right'))).toBeVisible();
}

/** The first of several things that holds now. */
export async function firstThat<T>(things: readonly T[], holds: (thing: T) => Promise<boolean>): Promise<T> {
  for (const thing of things) if (await holds(thing)) return thing;
  throw new Error('nothing of what was meant is on the screen');
}

async function answerQuiz(page: Page, { items }: Of<'quiz'>): Promise<void> {
  for (const [at, item] of items.entries()) {
    await choose(page, item, rightChoices(item));
    if (at + 1 < items.length) await tap(named(page, say('quiz.next')));
  }
  await seeFinished(page);
}

/** The right choices; of a question about herself, the first. */
export const rightChoices = ({ key, choices }: Item): readonly string[] =>
  key.length > 0 ? key : choices.slice(0, 1).map(({ id }) => id);

/** Chooses in the question that is on the screen. */
export async function choose(page: Page, item: Item, ids: readonly string[]): Promise<void> {
  const isMany = item.kind === 'many';
  const question = page.getByRole(isMany ? 'group' : 'radiogroup', { name: inKhmer(item.ask), exact: true });
  for (const choice of item.choices.filter(({ id }) => ids.includes(id)))
    await tap(question.getByRole(isMany ? 'checkbox' : 'radio', { name: inKhmer(choice.text), exact: true }));
  if (isMany) await tap(named(page, say('answer.keep')));
}

async function reckon(page: Page, block: Of<'calc'>): Promise<void> {
  const right = block.answers.find(({ id }) => id === block.key);
  if (right === undefined) throw new Error(`${block.id} has no right answer`);
  await tap(named(page, formatMoney(herLanguage, right.amount)));
  await expect(page.getByText(say('answer.right')).first()).toBeVisible();
}

async function writePlan(page: Page, { fields }: Of<'plan'>, herWords: string): Promise<void> {
  for (const { text, input, choices = [] } of fields)
    if (input === 'choice')
      await tap(
        page
          .getByRole('radiogroup', { name: inKhmer(text), exact: true })
          .getByRole('radio', { name: inKhmer(choices[0]?.text ?? {}), exact: true }),
      );
    else await write(page.getByLabel(inKhmer(text), { exact: true }), input === 'time' ? '07:30' : herWords);
  await tap(named(page, say('plan.keep')));
  await expect(page.getByText(say('plan.kept'))).toBeVisible();
}

async function takeTurns(page: Page, { alone }: Of<'role-play' | 'discuss'>): Promise<void> {
  for (const [at, { choices }] of alone.entries()) {
    await expect(page.getByText(say('turn.of', { turn: at + 1, turns: alone.length }), { exact: true })).toBeVisible();
    const [first] = choices ?? [];
    if (first !== undefined) await tap(named(page, inKhmer(first.text)));
    await tap(named(page, say(first === undefined ? 'turn.on' : 'story.on')));
  }
  await seeFinished(page);
}

async function listen(page: Page, { parts }: Of<'listen'>): Promise<void> {
  if (parts.length === 1) return tap(named(page, say('done')));
  for (let at = 1; at < parts.length; at += 1) {
    await tap(named(page, say('turn.on')));
    await expect(page.getByText(say('listen.part', { part: at + 1, parts: parts.length }))).toBeVisible();
  }
  await seeFinished(page);
}

/** Uses the simulator as far as it goes, then says of what is left that it was done. */
async function practise(page: Page, { simulator, steps }: Of<'practice'>): Promise<void> {
  if (simulator.of === 'leave-fast') {
    await tap(named(page, say('leave')));
    await tap(named(page, say('practice.come-back')));
  }
  if (simulator.of === 'picture-pin')
    for (const time of ['choose', 'again'] as const) {
      await expect(page.getByText(say(`practice.pin-${time}`))).toBeVisible();
      for (const picture of ['pin.1', 'pin.4', 'pin.1', 'pin.7'] as const) await tap(named(page, say(picture)));
    }
  if (simulator.of === 'dial') await dial(page);
  if (simulator.of === 'thirty-seconds')
    for (let step = 0; step < steps.length; step += 1) await tap(named(page, say('practice.done-step')));
  await seeFinished(page);
}

/** Types the number that is shown, or any three keys when none is on this phone; nobody is called. */
async function dial(page: Page): Promise<void> {
  const shown = page.getByText(new RegExp(`^${literally(say('practice.number'))}`));
  const number = (await shown.isVisible()) ? await shown.getByRole('strong').innerText() : '117';
  for (const key of number.replace(/[^\d*#]/g, '')) await tap(named(page, key));
  await tap(named(page, say('practice.call')));
  await tap(named(page, say('practice.hang-up')));
}
