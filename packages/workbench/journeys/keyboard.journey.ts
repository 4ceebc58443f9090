import { test } from '@playwright/test';
import { addDays, dayIn, lessonsOf } from '@romduol/domain';
import { courseOf, productUrl } from './another-woman.ts';
import { named } from './answers.ts';
import { atDeskOf, makeClass } from './staff-steps.ts';
import { tap, useKeyboardOnly } from './touch.ts';
import {
  bringCourse,
  join,
  newPhone,
  openPlace,
  press,
  see,
  seeHeading,
  takeLesson,
  takeTest,
  tapPin,
} from './trainee-steps.ts';

const sina = { name: 'គំរូ ក្តារចុច', pin: '5192' };

test('with nothing but a keyboard she goes the whole way from her language to her certificate', async ({ browser }) => {
  test.setTimeout(600_000);
  const cohort = await makeClass(await atDeskOf(browser, 'trainer'), 'ថ្នាក់គំរូ ក្តារចុច');
  const course = await courseOf(cohort.code);
  const lessons = lessonsOf(course);
  const { test: questions } = course;
  if (questions === null) throw new Error('the course has no test');
  const page = await newPhone(browser, productUrl);
  useKeyboardOnly(page);
  await page.goto('/');
  await tap(named(page, 'ភាសាខ្មែរ'));
  await press(page, 'welcome.code');
  await join(page, cohort.code, sina, { on: addDays(dayIn('Asia/Phnom_Penh', new Date()), 40) });
  await bringCourse(page);
  await press(page, 'learn.begin');
  await takeTest(page, questions, 'pre');
  await press(page, 'learn.begin');

  await page.reload();
  await tapPin(page, '9999');
  await see(page, 'open.wrong');
  await openPlace(page, sina);
  await press(page, 'learn.begin');
  for (const lesson of lessons) {
    await takeLesson(page, lesson);
    await press(page, lesson === lessons.at(-1) ? 'lesson.end.home' : 'lesson.end.next');
  }
  await see(page, 'learn.done-count', { done: lessons.length, all: lessons.length });
  await press(page, 'learn.begin');
  await takeTest(page, questions, 'post');
  await see(page, 'test.result.all');
  await press(page, 'lesson.end.home');
  await press(page, 'learn.certificate.open');
  await seeHeading(page, sina.name);
  await page.context().close();
});
