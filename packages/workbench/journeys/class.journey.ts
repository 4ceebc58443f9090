import { expect, test, type Page } from '@playwright/test';
import { lessonsOf, type ItemAnswer, type LearningEvent, type Lesson, type Quiz } from '@romduol/domain';
import { anotherWoman, courseOf, productUrl, type AnotherWoman } from './another-woman.ts';
import {
  beginMeeting,
  giveWords,
  lessonIn,
  markCome,
  newTablet,
  openClass,
  seeStep,
  takeAlong,
  tapAnswers,
  cardOf,
  teachBlock,
  teachLesson,
  wordsOf,
  type Held,
  type Tablet,
} from './class-steps.ts';
import { cutNetwork, mendNetwork } from './network.ts';
import { follow, makeCard, makeClass, openWoman, push, seeTitle, type MadeClass } from './staff-steps.ts';
import {
  bringCourse,
  newPhone,
  openInKhmer,
  press,
  rowOf,
  see,
  signInByCard,
  tableOf,
  takeLesson,
} from './trainee-steps.ts';
import { tell } from './words.ts';

let tablet: Tablet;
let phone: Page;
let cohort: MadeClass;
let lessons: readonly Lesson[];
let women: readonly [AnotherWoman, AnotherWoman, AnotherWoman, AnotherWoman];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  tablet = await newTablet(browser, productUrl);
  cohort = await makeClass(tablet.page, 'ថ្នាក់គំរូ គ្មានបណ្ដាញ');
  lessons = lessonsOf(await courseOf(cohort.code));
  const join = (name: string) => anotherWoman(cohort.code, { name, pin: '1397' });
  women = [await join('គំរូ ច័ន្ទ'), await join('គំរូ ផ្កា'), await join('គំរូ ស្រី'), await join('គំរូ អឿន')];
});
test.afterAll(() => tablet.road.close());

function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`the course has no ${what}`);
  return thing;
}
/** The first lesson of the course, and the first one in which each woman is asked, without a notice before it. */
const first = () => found(lessons[0], 'lesson');
const isQuiz = (block: Lesson['blocks'][number]): block is Quiz => block.kind === 'quiz';
const withQuiz = () =>
  found(
    lessons.slice(1).find(({ notice, blocks }) => !notice && blocks.some(isQuiz)),
    'lesson with a quiz',
  );

/** What each woman holds up: the first knows everything, the second nothing, the third says so. */
const held: Held = (woman, question) => {
  if (question.kind === 'calc') return [question.key];
  if (woman === women[2]) return ['dont-know'];
  const wrong = question.choices.filter(({ id }) => !question.key.includes(id)).map(({ id }) => id);
  return woman === women[0] ? question.key : wrong.slice(0, 1);
};

test('without network a trainer opens her class with her words and teaches it a lesson', async () => {
  const { page } = tablet;
  await takeAlong(page, cohort);
  await cutNetwork(tablet);
  await page.reload();
  await giveWords(page);
  await seeTitle(page, cohort.name);
  const here = women.slice(0, 2);
  await beginMeeting(page, here);
  await expect(page.getByRole('status')).toHaveText(
    `${tell('teach.here', { count: 2 })} · ${tell('teach.not-here-count', { count: 2 })}`,
  );
  await follow(page, 'teach.to-lessons');
  await lessonIn(page, first()).click();
  await teachLesson(page, first(), here);
  await push(page, 'teach.to-lessons');
  await expect(lessonIn(page, first())).toContainText(tell('teach.done-of', { done: 2, all: 4 }));
});

test('a tablet that dies between two taps goes on with the same question, and has the taps', async () => {
  const { page } = tablet;
  const lesson = withQuiz();
  const at = lesson.blocks.findIndex(isQuiz);
  const question = found(lesson.blocks.filter(isQuiz)[0]?.items[0], 'question');
  await page.getByRole('link', { name: tell('teach.here', { count: 2 }), exact: true }).click();
  // Two come late.
  for (const woman of women.slice(2)) await markCome(page, woman);
  await follow(page, 'teach.to-lessons');
  await lessonIn(page, lesson).click();
  for (const [step, block] of lesson.blocks.slice(0, at).entries()) {
    await seeStep(page, step + 1, lesson.blocks.length);
    await teachBlock(page, block, women);
  }
  await push(page, 'teach.to-answers');
  for (const woman of women.slice(0, 2)) await tapAnswers(page, woman, question, held(woman, question));
  await expect
    .poll(async () => JSON.stringify(await tableOf(page, 'drafts', 'desk')))
    .toContain(women[1].joined.traineeId);
  tablet = { ...tablet, page: await page.context().newPage() };
  await page.close();

  const again = tablet.page;
  await openClass(again, cohort);
  await follow(again, 'teach.go-on');
  await seeStep(again, at + 1, lesson.blocks.length);
  for (const woman of women.slice(0, 2))
    for (const id of held(woman, question))
      await expect(cardOf(again, woman.name, wordsOf(question, id))).toHaveAttribute('aria-pressed', 'true');
  await teachLesson(again, lesson, women, { from: at, held, isAnswering: true });
  await push(again, 'teach.to-lessons');
  await expect(lessonIn(again, lesson)).toContainText(tell('teach.done-of', { done: 4, all: 4 }));
});

/** A record as it was handed in, and what the server said of it each time. */
interface HandedIn {
  readonly traineeId: string;
  readonly event: LearningEvent;
}
const eventsPath = () => `/api/cohorts/${cohort.id}/events`;
const batches = () => tablet.road.said.filter(({ method, path }) => method === 'POST' && path === eventsPath());
const handedIn = () =>
  new Map(
    batches()
      .flatMap(({ body }) => (JSON.parse(body) as { events: HandedIn[] }).events)
      .map((one) => [one.event.id, one]),
  );
const answersOf = (outcome: string) =>
  batches()
    .flatMap(({ answer }) => JSON.parse(answer) as { id: string; outcome: string }[])
    .filter((one) => one.outcome === outcome)
    .map(({ id }) => id);

test('when the answer is lost on the way everything is handed in once, as noted by the trainer', async () => {
  const { page, road } = tablet;
  await page.goto(`/staff/class/${cohort.id}/records`);
  await giveWords(page);
  const waits = page.getByRole('region', { name: tell('teach.waiting-label') });
  await expect(waits).toBeVisible();
  road.befall(({ path }) => (path === eventsPath() ? 'answer-lost' : undefined));
  await mendNetwork(tablet);
  await expect.poll(() => batches().length).toBeGreaterThan(0);
  await expect(waits).toContainText(tell('teach.waiting-safe'));
  road.befall();
  await push(page, 'teach.hand-in');
  await expect(waits).toBeHidden();
  await expect(page.getByText(tell('teach.none-refused'))).toBeVisible();

  const all = handedIn();
  expect([...answersOf('taken')].sort()).toEqual([...all.keys()].sort());
  expect(answersOf('known').length).toBeGreaterThan(0);
  expect(answersOf('refused')).toEqual([]);
  expect([...all.values()].filter(({ event }) => event.by !== 'trainer')).toEqual([]);
});

test('each woman has what she held up herself', () => {
  for (const block of withQuiz().blocks.filter(isQuiz))
    for (const woman of women) {
      const answers = [...handedIn().values()].flatMap(({ traineeId, event: { fact } }) =>
        traineeId === woman.joined.traineeId && fact.kind === 'activity-answered' && fact.blockId === block.id
          ? [fact.answer]
          : [],
      );
      const meant = block.items.map((item): [string, ItemAnswer] => {
        const cards = held(woman, item);
        return [item.id, cards[0] === 'dont-know' ? 'dont-know' : cards];
      });
      expect(answers).toEqual([{ kind: 'quiz', answers: Object.fromEntries(meant) }]);
    }
});

test('the desk shows the meeting, how far each is, and whose phones are not up to date', async () => {
  const { page } = tablet;
  await page.goto(`/staff/classes/${cohort.id}`);
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(region(tell('meetings.title')).getByRole('listitem')).toContainText(
    tell('meetings.there', { present: 4, all: 4 }),
  );
  const phones = region(tell('phones.title'));
  await expect(phones).toContainText(tell('phones.up-to-date', { done: 0, all: 4 }));
  for (const { name } of women) await expect(phones.getByText(name, { exact: true })).toBeVisible();
  await openWoman(page, cohort.id, women[0].joined.traineeCode);
  await expect(page.getByText(tell('watch.lessons-of', { done: 2, all: lessons.length }))).toBeVisible();
  const noted = first().blocks.length + withQuiz().blocks.length;
  const fact = page.getByRole('definition').filter({ hasText: tell('teach.records-count', { count: noted }) });
  await expect(fact).toBeVisible();
  await expect(page.getByText(tell('woman.by-trainer'), { exact: true })).toBeVisible();
  await expect(page.getByText(tell('watch.no-news'), { exact: true })).toBeVisible();
});

test('on her own phone she has what she did in class, and the class has what she did on her phone', async ({
  browser,
}) => {
  const { page } = tablet;
  const [woman] = women;
  const lesson = found(
    lessons.find(({ id, notice }) => id !== first().id && id !== withQuiz().id && !notice),
    'third lesson',
  );
  const card = await makeCard(page);
  phone = await newPhone(browser, productUrl);
  await openInKhmer(phone);
  await signInByCard(phone, card, woman);
  await bringCourse(phone);
  await see(phone, 'learn.done-count', { done: 2, all: lessons.length });
  await rowOf(phone, lesson).click();
  await takeLesson(phone, lesson);
  await press(phone, 'lesson.end.home');
  await see(phone, 'learn.done-count', { done: 3, all: lessons.length });
  await press(phone, 'tab.me');
  await see(phone, 'me.all-sent');

  await openClass(page, cohort);
  await push(page, 'teach.refresh');
  await expect(page.getByText(tell('teach.refreshed'))).toBeVisible();
  await page.getByRole('link', { name: new RegExp(tell('teach.here', { count: 4 })) }).click();
  await follow(page, 'teach.to-lessons');
  await expect(lessonIn(page, lesson)).toContainText(tell('teach.done-of', { done: 1, all: 4 }));
  await page.goto(`/staff/classes/${cohort.id}`);
  const phones = page.getByRole('region', { name: tell('phones.title'), exact: true });
  await expect(phones).toContainText(tell('phones.up-to-date', { done: 1, all: 4 }));
  await expect(phones.getByText(woman.name, { exact: true })).toBeHidden();
});
