import { expect, test, type Browser, type Page } from '@playwright/test';
import { lessonsOf, progressOf, type Item, type Lesson, type Quiz, type Release, type Test } from '@romduol/domain';
import { anotherWoman, classCode, courseOf, productUrl, type AnotherWoman } from './another-woman.ts';
import { choose, named, rightChoices } from './answers.ts';
import { cutNetwork, mendNetwork, timesTaken, type OnRoad } from './network.ts';
import { openRoad, type Road } from './road.ts';
import { eventsHeldFor } from './server-side.ts';
import { atDeskOf, demonstrationClass, makeCard } from './staff-steps.ts';
import {
  appIsHere,
  bringCourse,
  goOn,
  idsOn,
  newPhone,
  openInKhmer,
  openPlace,
  press,
  questionOn,
  rowOf,
  see,
  seeAllSent,
  signInByCard,
  stepOf,
  takeLesson,
  takeTest,
} from './trainee-steps.ts';
import { say } from './words.ts';

let course: Release;
let questions: Test;
let lesson: Lesson;
let quizAt: number;
let quiz: Quiz;

test.beforeAll(async () => {
  course = await courseOf(classCode);
  const withQuiz = lessonsOf(course).findLast(({ blocks }) => blocks.some(({ kind }) => kind === 'quiz'));
  if (withQuiz === undefined || course.test === null) throw new Error('the course has no quiz or no test');
  [lesson, questions] = [withQuiz, course.test];
  quizAt = lesson.blocks.findIndex(({ kind }) => kind === 'quiz');
  const block = lesson.blocks[quizAt];
  if (block?.kind === 'quiz') quiz = block;
});

const roads: Road[] = [];
test.afterEach(async () => {
  for (const road of roads.splice(0)) await road.close();
});

/** One of her phones, with a road of its own. */
async function signedIn(browser: Browser, card: string, woman: AnotherWoman): Promise<OnRoad> {
  const road = await openRoad(productUrl);
  roads.push(road);
  const page = await newPhone(browser, road.url);
  await openInKhmer(page);
  await signInByCard(page, card, woman);
  await bringCourse(page);
  await appIsHere(page);
  return { page, road };
}

async function cardOf(browser: Browser, { name }: AnotherWoman): Promise<string> {
  const desk = await atDeskOf(browser, 'trainer');
  await desk.getByRole('link', { name: demonstrationClass }).click();
  await desk.getByRole('link', { name }).click();
  return makeCard(desk);
}

/** Takes the lesson as far as its quiz, and answers that; every first answer is as she gives it on this phone. */
async function answerTheQuiz(page: Page, answer: (item: Item) => Promise<void>): Promise<void> {
  await rowOf(page, lesson).click();
  await takeLesson(page, lesson, { to: quizAt });
  for (const [at, item] of quiz.items.entries()) {
    await answer(item);
    if (at + 1 < quiz.items.length) await named(page, say('quiz.next')).click();
  }
  await goOn(page, stepOf(page, quizAt + 2, lesson.blocks.length));
}
const knowing = (page: Page) => (item: Item) => choose(page, item, rightChoices(item));
const notKnowing = (page: Page) => () =>
  page.getByRole('radio', { name: say('answer.dont-know'), exact: true }).click();

/** What her home says of each lesson. The rest of it is the phone's: whether it can be installed, what is still to come. */
const lessonsOn = (page: Page): Promise<readonly string[]> => page.getByRole('main').getByRole('list').allInnerTexts();

for (const first of ['one', 'other'] as const)
  test(`two phones of one woman that answered the same apart come to one progress, when the ${first} comes back first`, async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const woman = await anotherWoman(classCode, { name: `គំរូ ពីរទូរស័ព្ទ ${first === 'one' ? 'ក' : 'ខ'}`, pin: '6428' });
    await woman.learn(lessonsOf(course).filter((one) => one !== lesson));
    const card = await cardOf(browser, woman);
    const one = await signedIn(browser, card, woman);
    const other = await signedIn(browser, card, woman);
    const [early, late] = first === 'one' ? [one, other] : [other, one];
    const all = lessonsOf(course).length;
    const bothCut = async () => {
      for (const phone of [one, other]) await cutNetwork(phone);
    };
    const bothBack = async () => {
      for (const phone of [early, late]) {
        await mendNetwork(phone);
        await seeAllSent(phone.page);
      }
      for (const { page } of [one, other]) {
        await page.goto('/learn');
        await openPlace(page, woman);
      }
    };

    await bothCut();
    await answerTheQuiz(one.page, notKnowing(one.page));
    await takeLesson(one.page, lesson, { from: quizAt + 1 });
    await press(one.page, 'lesson.end.home');
    await see(one.page, 'learn.done-count', { done: all, all });
    await answerTheQuiz(other.page, knowing(other.page));
    await press(other.page, 'lesson.end.home');
    await see(other.page, 'learn.done-count', { done: all - 1, all });
    await bothBack();
    for (const { page } of [one, other]) await see(page, 'learn.done-count', { done: all, all });

    await press(one.page, 'learn.begin');
    await takeTest(one.page, questions, 'post', { to: 2 });
    await press(one.page, 'lesson.end.home');
    await seeAllSent(one.page);
    await other.page.goto('/learn');
    await openPlace(other.page, woman);
    await expect.poll(() => idsOn(other.page, 'handed-in')).toHaveLength((await eventsHeldFor(one.road)).length);
    await bothCut();
    await press(one.page, 'tab.learn');
    await press(one.page, 'learn.begin');
    await takeTest(one.page, questions, 'post', { from: 2 });
    await see(one.page, 'test.result.all');
    await press(one.page, 'lesson.end.home');
    await press(other.page, 'learn.begin');
    await expect(stepOf(other.page, 3, questions.forms.X.length)).toBeVisible();
    const { topic } = await questionOn(other.page, questions);
    await takeTest(other.page, questions, 'post', { from: 2, ...(topic === null ? {} : { wrongTopic: topic }) });
    await see(other.page, 'test.result.some', { right: questions.topics.length - 1, of: questions.topics.length });
    await other.page.getByRole('button', { name: say('back'), exact: true }).click();
    await bothBack();

    for (const { page } of [one, other]) await see(page, 'learn.certificate.title');
    expect(await lessonsOn(other.page)).toEqual(await lessonsOn(one.page));
    const held = await eventsHeldFor(one.road);
    const ids = held.map(({ id }) => id).sort();
    for (const { page } of [one, other]) {
      expect([...(await idsOn(page, 'handed-in'))].sort()).toEqual(ids);
      expect(await idsOn(page, 'waiting')).toEqual([]);
    }
    for (const { road } of [one, other])
      expect([...timesTaken(road).values()].filter((times) => times !== 1)).toEqual([]);
    const handedIn = held.flatMap(({ fact }) => (fact.kind === 'test-handed-in' ? [fact.attemptId] : []));
    expect([handedIn.length, new Set(handedIn).size]).toEqual([2, 1]);
    expect(progressOf(course, held).topicsRight).toHaveLength(questions.topics.length);
  });
