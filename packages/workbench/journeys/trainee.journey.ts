import type { MyCertificate } from '@romduol/contracts';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { addDays, dayIn, lessonsOf, readSignedCode, shortCode, type Release } from '@romduol/domain';
import { formatDay, formatMinutes } from '../../ui/src/format.ts';
import { anotherWoman, classCode, courseOf, productUrl } from './another-woman.ts';
import { canRead, linesOf, qrOnPaper } from './paper.ts';
import { openRoad, type Road } from './road.ts';
import { atDeskOf, demonstrationClass, follow, push } from './staff-steps.ts';
import {
  bringCourse,
  eventsOn,
  join,
  newPhone,
  openInKhmer,
  openPlace,
  press,
  see,
  seeHeading,
  takeLesson,
  takeTest,
  type KeptEvent,
} from './trainee-steps.ts';
import { inKhmer, tell } from './words.ts';

const sophea = { name: 'គំរូ សុភា', pin: '2585' };
const today = () => dayIn('Asia/Phnom_Penh', new Date());

let road: Road;
let course: Release;
let phone: Page;
let certificate: MyCertificate;
test.beforeAll(async () => {
  road = await openRoad(productUrl);
  course = await courseOf(classCode);
});
test.afterAll(() => road.close());

const lossOfNetwork = async () => {
  await phone.context().setOffline(true);
  await road.cut();
};
const networkAgain = async () => {
  await road.mend();
  await phone.context().setOffline(false);
};

const first = <T>(things: readonly T[]): T => {
  const [thing] = things;
  if (thing === undefined) throw new Error('there is none');
  return thing;
};
const idsOf = (kept: readonly KeptEvent[]) => kept.map(({ id }) => id).sort();
type Named = Pick<KeptEvent, 'id' | 'enrolmentId' | 'seq'>;
const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);
const testOf = ({ test: questions }: Release) => first(questions === null ? [] : [questions]);

/** Ids of the events in everything that was handed in since a moment, in order, as often as they were sent. */
const sentSince = (moment: number): string[] =>
  road.said
    .slice(moment)
    .filter(({ method, path }) => method === 'POST' && path === '/api/events')
    .flatMap(({ body }) => (JSON.parse(body) as { events: readonly { id: string }[] }).events.map(({ id }) => id));

test.describe.configure({ mode: 'serial' });

test('she joins her class by its code, brings the course onto her phone, and takes a first lesson', async ({
  browser,
}) => {
  phone = await newPhone(browser, road.url);
  await openInKhmer(phone);
  await press(phone, 'welcome.code');
  await join(phone, classCode, sophea, { on: addDays(today(), 10) });
  await bringCourse(phone);
  await see(phone, 'learn.days-left', { count: 10 });
  await press(phone, 'learn.begin');
  await takeTest(phone, testOf(course), 'pre');
  await press(phone, 'learn.begin');
  await press(phone, 'learn.begin');
  await takeLesson(phone, first(lessonsOf(course)));
  await press(phone, 'lesson.end.home');
  await see(phone, 'learn.done-count', { done: 1, all: lessonsOf(course).length });
});

test('without network the page opens, asks her pictures, and she takes every other lesson and the test', async () => {
  test.setTimeout(180_000);
  const lessons = lessonsOf(course);
  await lossOfNetwork();
  await phone.reload();
  await openPlace(phone, sophea);
  await see(phone, 'learn.done-count', { done: 1, all: lessons.length });

  await press(phone, 'learn.begin');
  for (const lesson of lessons.slice(1)) {
    await takeLesson(phone, lesson);
    await press(phone, lesson === lessons.at(-1) ? 'lesson.end.home' : 'lesson.end.next');
  }
  await see(phone, 'learn.done-count', { done: lessons.length, all: lessons.length });

  const questions = testOf(course);
  const wrongTopic = first(questions.topics.filter(({ critical }) => critical)).id;
  await press(phone, 'learn.begin');
  await takeTest(phone, questions, 'post', { wrongTopic });
  const graded = questions.topics.length;
  await see(phone, 'test.result.some', { right: graded - 1, of: graded });
  await press(phone, 'test.result.again');
  await takeTest(phone, questions, 'again', {
    questions: questions.items.filter(({ topic }) => topic === wrongTopic).length,
  });
  await see(phone, 'test.result.all');
  await press(phone, 'lesson.end.home');
  await see(phone, 'learn.finished.wait');
});

test('what waits is handed in once when the network is back, and her certificate comes', async () => {
  const waiting = idsOf((await eventsOn(phone)).filter(({ state }) => state === 'waiting'));
  await press(phone, 'tab.me');
  await see(phone, 'me.waiting', { count: waiting.length });
  const cut = road.said.length;
  await networkAgain();
  await see(phone, 'me.all-sent');
  expect(sentSince(cut).sort()).toEqual(waiting);

  await press(phone, 'tab.learn');
  await press(phone, 'learn.certificate.open');
  await seeHeading(phone, sophea.name);
});

test('the server has what the phone has, and a second time nothing is sent', async () => {
  const handedIn = road.said.length;
  await phone.context().setOffline(true);
  await phone.context().setOffline(false);
  const answers = () => road.said.slice(handedIn).filter(({ path }) => path === '/api/me/learning');
  await expect.poll(() => answers().length).toBe(1);
  const { events } = JSON.parse(first(answers()).answer) as { events: readonly Named[] };
  const kept = await eventsOn(phone);
  expect(kept.filter(({ state }) => state !== 'handed-in')).toEqual([]);
  const named = ({ id, enrolmentId, seq }: Named) => ({ id, enrolmentId, seq });
  expect([...events].sort(byId).map(named)).toEqual([...kept].sort(byId).map(named));
  expect(kept.filter(({ event }) => event !== undefined)).toEqual([]);
  expect(sentSince(handedIn)).toEqual([]);
});

test('her certificate on paper says what it must, and a camera reads its code', async () => {
  const sheet = test.info().outputPath('certificate.pdf');
  const saving = phone.waitForEvent('download');
  await press(phone, 'certificate.pdf');
  await (await saving).saveAs(sheet);
  certificate = certificateOn(road);
  if (canRead('the text of the certificate', 'pdftotext')) expect(linesOf(sheet)).toEqual(meantLines(certificate));
  if (canRead('the code on the certificate', 'pdftoppm', 'zbarimg'))
    expect(qrOnPaper(sheet)).toBe(certificate.verifyUrl);
});

test('whoever scans it sees that it is valid; without network, that it is genuine', async ({ browser }) => {
  await expectStanding(browser, certificate, 'valid');
  await lossOfNetwork();
  await phone.goto(pathIn(certificate));
  await see(phone, 'verify.genuine');
  await see(phone, 'verify.offline');
  await networkAgain();
});

test('a manager revokes it, and corrects the name on another: the old one says replaced, the new one valid', async ({
  browser,
}) => {
  const other = await anotherWoman(classCode, { name: 'គំរូ ខុសឈ្មោះ', pin: '1593' });
  const wrong = await other.finish(course);
  const desk = await atDeskOf(browser, 'manager');
  await desk.getByRole('link', { name: demonstrationClass }).click();
  await follow(desk, 'certificates');

  await actOn(desk, certificate, 'certificate.revoke');
  await desk.getByLabel(tell('reason.issued-in-error')).check();
  await push(desk, 'revoke.go');
  await expect(desk.getByText(tell('certificate.revoked'))).toBeVisible();
  await expectStanding(browser, certificate, 'revoked');

  await actOn(desk, wrong, 'certificate.reissue');
  await push(desk, 'woman.open');
  await desk.getByLabel(tell('woman.name'), { exact: true }).fill('គំរូ ត្រឹមត្រូវ');
  await push(desk, 'reissue.go');
  await expect(desk.getByText(tell('certificate.reissued'))).toBeVisible();
  await expectStanding(browser, wrong, 'replaced');
  await expectStanding(browser, await other.certificate(), 'valid');
});

const actOn = (desk: Page, { number }: MyCertificate, key: Parameters<typeof tell>[0]) =>
  desk
    .getByRole('row')
    .filter({ hasText: number })
    .getByRole('button', { name: tell(key), exact: true })
    .click();

const pathIn = ({ verifyUrl }: MyCertificate) => new URL(verifyUrl).pathname;

/** What the page behind a code says on a stranger's phone. */
async function expectStanding(
  browser: Browser,
  of: MyCertificate,
  standing: 'valid' | 'replaced' | 'revoked',
): Promise<void> {
  const stranger = await newPhone(browser, productUrl);
  await stranger.goto(pathIn(of));
  await see(stranger, `standing.${standing}`);
  await see(stranger, 'verify.nothing-more');
  await stranger.context().close();
}

/** The certificate as the server last gave it to her phone. */
function certificateOn({ said }: Road): MyCertificate {
  const answers = said.filter(({ path, answer }) => path === '/api/me/certificates' && answer !== '[]');
  return first(JSON.parse(answers.at(-1)?.answer ?? '[]') as readonly MyCertificate[]);
}

/** All that may stand on the paper, line by line. */
function meantLines({ name, courseTitle, minutes, issuedOn, number, verifyUrl }: MyCertificate): readonly string[] {
  const signed = readSignedCode(verifyUrl.replace(/^.*\/C\//, ''));
  const code = signed === null ? '' : shortCode(signed.credential.certificateId);
  return [
    'វិញ្ញាបនបត្របញ្ចប់ការបណ្តុះបណ្តាល',
    'Certificate of completion',
    'សូមបញ្ជាក់ថា',
    'This is to certify that',
    name,
    'បានបញ្ចប់វគ្គបណ្តុះបណ្តាល',
    'has completed the course',
    inKhmer(courseTitle).replaceAll('\u200b', ''),
    courseTitle.en ?? '',
    `${formatMinutes('km', minutes)} · ${formatMinutes('en', minutes)}`,
    'ថ្ងៃចេញ · Day of issue',
    formatDay('km', issuedOn),
    formatDay('en', issuedOn),
    'ចេញដោយ · Issued by',
    'កម្មវិធីគំរូ',
    'Demonstration programme',
    'លេខវិញ្ញាបនបត្រ · Certificate number',
    `${number} · កំណែទី 1 · Version 1`,
    'លេខកូដសម្រាប់ផ្ទៀងផ្ទាត់ · Code to check',
    code.replace(/^(.{5})(.{4})(.{4})(.{5})(.{4})(.{4})$/, '$1 $2 $3 $4 $5 $6'),
    'ទំព័រដែលបើកតាមកូដនេះ ប្រាប់តែថាវិញ្ញាបនបត្រនេះមានសុពលភាពឬអត់ប៉ុណ្ណោះ។ The page behind this code says only whether this certificate is valid.',
    'ពាក្យខ្មែរនៅលើវិញ្ញាបនបត្រនេះ កំពុងរង់ចាំការពិនិត្យពីអ្នកដែលភាសាកំណើតជាខ្មែរ។ The Khmer wording of this certificate awaits review by a native reader.',
  ];
}
