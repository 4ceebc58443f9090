import { expect, test } from '@playwright/test';
import { lessonsOf, type LearningEvent, type Lesson, type Release, type Test } from '@romduol/domain';
import { classCode, courseOf, productUrl } from './another-woman.ts';
import { choose, rightChoices } from './answers.ts';
import { lastingPhone, type LastingPhone } from './lasting-phone.ts';
import { cutNetwork, mendNetwork, timesTaken } from './network.ts';
import { openRoad, type Road } from './road.ts';
import { eventsHeldFor } from './server-side.ts';
import {
  atHome,
  idsOn,
  openPlace,
  press,
  questionOn,
  rowOf,
  see,
  seeAllSent,
  stepOf,
  takeLesson,
  takeTest,
} from './trainee-steps.ts';

let road: Road;
let course: Release;
let questions: Test;
let lesson: Lesson;
let phone: LastingPhone;

test.beforeAll(async () => {
  course = await courseOf(classCode);
  const quiz = lessonsOf(course).find(({ blocks }) => blocks.some(({ kind }) => kind === 'quiz'));
  if (quiz === undefined || course.test === null) throw new Error('the course has no quiz or no test');
  [lesson, questions] = [quiz, course.test];
});
test.beforeEach(async () => {
  road = await openRoad(productUrl);
  phone = lastingPhone(road.url);
});
test.afterEach(async () => {
  await phone.remove();
  await road.close();
});

/** How often each thing of a lesson or test stands among her events. */
const timesTold = (events: readonly LearningEvent[]): Readonly<Record<string, number>> => {
  const times: Record<string, number> = {};
  for (const { fact } of events) {
    const what = 'blockId' in fact ? fact.blockId : 'itemId' in fact ? fact.itemId : fact.kind;
    times[what] = (times[what] ?? 0) + 1;
  }
  return times;
};

test('a browser that is killed in mid-test and mid-lesson goes on where she was, and nothing is lost or told twice', async () => {
  test.setTimeout(240_000);
  const woman = { name: 'គំរូ ដាច់ភ្លាម', pin: '1793' };
  const all = questions.forms.X.length;
  let page = await phone.start('online');
  await atHome(page, classCode, woman);
  await cutNetwork({ page, road });
  /** Without network, by whatever was kept. */
  const dieAndComeBack = async () => {
    await phone.kill();
    page = await phone.start('offline');
    await page.goto('/');
    await openPlace(page, woman);
  };

  await press(page, 'learn.begin');
  await takeTest(page, questions, 'pre', { to: 3 });
  await dieAndComeBack();
  await press(page, 'learn.begin');
  await takeTest(page, questions, 'pre', { from: 3, to: 5 });

  // She taps, and in the same moment all is dark: the answer is kept or is not, and she is asked accordingly.
  const item = await questionOn(page, questions);
  await choose(page, item, rightChoices(item));
  await press(page, 'next');
  await dieAndComeBack();
  await press(page, 'learn.begin');
  await expect(stepOf(page, 6, all).or(stepOf(page, 7, all))).toBeVisible();
  const from = (await stepOf(page, 7, all).isVisible()) ? 6 : 5;
  await takeTest(page, questions, 'pre', { from });
  await press(page, 'learn.begin');

  const middle = lesson.blocks.findIndex(({ kind }) => kind === 'quiz');
  await rowOf(page, lesson).click();
  await takeLesson(page, lesson, { to: middle });
  const quiz = lesson.blocks[middle];
  const [first] = quiz?.kind === 'quiz' ? quiz.items : [];
  if (first === undefined) throw new Error('the quiz asks nothing');
  await choose(page, first, rightChoices(first));
  await dieAndComeBack();
  await rowOf(page, lesson).click();
  await takeLesson(page, lesson, { from: middle });
  await dieAndComeBack();
  await see(page, 'learn.done-count', { done: 1, all: lessonsOf(course).length });

  await mendNetwork({ page, road });
  await seeAllSent(page);
  expect(await idsOn(page, 'waiting')).toEqual([]);
  expect([...timesTaken(road).keys()].sort()).toEqual([...(await idsOn(page, 'handed-in'))].sort());
  expect([...timesTaken(road).values()].filter((times) => times !== 1)).toEqual([]);
  const told = timesTold(await eventsHeldFor(road));
  const asked = Object.keys(told).filter((what) => questions.items.some(({ id }) => id === what));
  expect(asked).toHaveLength(all);
  const expected = [...asked, ...lesson.blocks.map(({ id }) => id), 'test-handed-in'];
  expect(told).toEqual(Object.fromEntries(expected.map((what) => [what, 1])));
});
