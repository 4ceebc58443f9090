import { expect, test } from '@playwright/test';
import { anotherWoman, classCode, courseOf } from './another-woman.ts';
import { Inspection } from './inspection.ts';
import { atDeskOf, makeClass, newDesk, seeTitle } from './staff-steps.ts';
import { tell } from './words.ts';

test('every page of the staff app can be used by everyone, in every language', async ({ browser }) => {
  test.setTimeout(600_000);
  const inspection = new Inspection();
  const stranger = await newDesk(browser);
  await stranger.goto('/staff/');
  await seeTitle(stranger, tell('sign-in.title'));
  await inspection.ofStaff(stranger, 'sign in');
  await stranger.context().close();
  const course = await courseOf(classCode);

  const trainer = await atDeskOf(browser, 'trainer');
  const cohort = await makeClass(trainer, 'ថ្នាក់គំរូ នៅលើតុ');
  const woman = await anotherWoman(cohort.code, { name: 'គំរូ វណ្ណា', pin: '1928' });
  await woman.finish(course);
  const one = `/classes/${cohort.id}`;
  const her = `${one}/women/${woman.joined.traineeId}`;
  const pages = {
    '/': tell('nav.classes'),
    '/classes/new': tell('class.new'),
    [one]: cohort.name,
    [`${one}/edit`]: tell('class.edit'),
    [`${one}/sheet`]: tell('join.sheet'),
    [`${one}/take`]: tell('teach.take'),
    [`${one}/certificates`]: tell('certificates'),
    '/courses': tell('nav.courses'),
    '/account': tell('account.title'),
    '/nothing-here': tell('problem.request.unknown-route'),
  };
  for (const who of ['trainer', 'manager'] as const) {
    const desk = await atDeskOf(browser, who);
    const hers =
      who === 'trainer'
        ? { [her]: woman.name, [`${her}/card`]: tell('card.new') }
        : { [her]: woman.joined.traineeCode };
    for (const [path, title] of Object.entries({ ...pages, ...hers })) {
      await desk.goto(`/staff${path}`);
      await seeTitle(desk, title);
      await expect(desk.getByText(tell('loading'))).toHaveCount(0);
      await inspection.ofStaff(desk, `${who}: ${path.replaceAll(/[0-9a-f-]{36}/g, '…')}`);
    }
  }
  inspection.conclude();
});
