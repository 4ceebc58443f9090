import { addDays, type ChosenModule, type Lesson, type Release } from '@romduol/domain';
import { createMemoryDisk } from '@romduol/offline';
import { act, screen, waitFor } from '@testing-library/react';
import { release } from '../test-world/course.ts';
import { joined, openPortal, pin, say, type Hand } from '../test-world/open-portal.tsx';
import { Server } from '../test-world/server.ts';

const text = (words: string) => ({ en: words, km: words, id: words });
const lesson = (id: string, title: string, more: Partial<Lesson> = {}): Lesson => ({
  ...{ id, unit: 'A13.TH', title: text(title), objective: text('She can ask.'), minutes: 6 },
  sources: [{ kind: 'general', title: 'Example' }],
  blocks: [{ kind: 'text', id: `${id}-b`, text: text(`${title}, told.`) }],
  ...more,
});
const pack = (id: string, name: string, of: ChosenModule['for']): ChosenModule => ({
  ...{ id, code: id.toUpperCase(), title: text(name), for: of, minutes: 45, lastChecked: null },
  lessons: [lesson(`${id}-1`, `The road to ${name}`)],
});
const withPacks: Release = {
  ...release,
  packs: [pack('th', 'Thailand', { destinations: ['TH'] }), pack('dw', 'House work', { sector: 'DW' })],
};
async function atHome(course: Release) {
  const server = new Server();
  server.release = course;
  const hand: Hand = { disk: createMemoryDisk(), server };
  return { portal: await joined(hand), server, hand };
}
const opened = (server: Server) => server.asked.map(({ what }) => what).filter((what) => /packs\/en\/\w+$/.test(what));

describe('packs for country and work', () => {
  it('are not spoken of where a course has none', async () => {
    await atHome(release);
    expect(screen.queryByText(say('packs.title'))).toBeNull();
  });

  it('come when she chooses them, and only then; what nobody has checked says so', async () => {
    const { portal, server } = await atHome(withPacks);
    await portal.see(say('packs.why'));
    expect(opened(server)).toEqual([]);
    await portal.pressKey('packs.choose');
    await portal.press(/^Thailand/);
    await waitFor(() => expect(opened(server)).toHaveLength(1));
    expect(screen.getByRole('button', { name: /^Thailand/, pressed: true })).toBeTruthy();
    await portal.pressKey('back');
    await portal.press(/^The road to Thailand/);
    await portal.see('The road to Thailand, told.');
    await portal.pressKey('lesson.end.home');
    await portal.see(say('packs.unchecked'));
    expect(screen.queryByText(/House work/)).toBeNull();
  });

  it('count for nothing that she must do', async () => {
    const { portal } = await atHome(withPacks);
    await portal.pressKey('packs.choose');
    await portal.press(/^House work/);
    await portal.pressKey('back');
    await portal.see(/The road to House work/);
    await portal.see(say('learn.done-count', { done: 0, all: 2 }));
  });

  it('wait for the network when there is none, and are taken off with another tap', async () => {
    const { portal, server } = await atHome(withPacks);
    server.isReachable = false;
    await portal.pressKey('packs.choose');
    await portal.press(/^Thailand/);
    await portal.pressKey('back');
    await portal.see(say('packs.coming', { name: 'Thailand' }));
    await portal.pressKey('packs.change');
    await portal.press(/^Thailand/);
    await portal.pressKey('back');
    await portal.see(say('packs.why'));
  });

  it('are as she chose them when she opens her place again', async () => {
    const { portal, hand } = await atHome(withPacks);
    await portal.pressKey('packs.choose');
    await portal.press(/^Thailand/);
    await portal.pressKey('back');
    await portal.see(/The road to Thailand/);
    const again = await openPortal('/learn', hand);
    await again.tapPin(pin);
    await again.see(/The road to Thailand/);
  });
});

describe('two packs', () => {
  it('chosen one right after the other are both there, and one of them can be let go of again', async () => {
    const { portal } = await atHome(withPacks);
    await portal.pressKey('packs.choose');
    const [thailand, work] = [
      await screen.findByRole('button', { name: /^Thailand/ }),
      await screen.findByRole('button', { name: /^House work/ }),
    ];
    act(() => {
      thailand.click();
      work.click();
    });
    await screen.findByRole('button', { name: /^House work/, pressed: true });
    await screen.findByRole('button', { name: /^Thailand/, pressed: true });
    await portal.press(/^Thailand/);
    await screen.findByRole('button', { name: /^Thailand/, pressed: false });
    await portal.pressKey('back');
    await portal.see(/The road to House work/);
    expect(screen.queryByText(/The road to Thailand/)).toBeNull();
  });
});

describe('a contact after departure', () => {
  const howAreYou: Lesson = lesson('week', 'After one week', {
    afterDeparture: 7,
    blocks: [
      {
        ...{ kind: 'quiz', id: 'week-quiz', ask: text('Choose what fits.') },
        items: [
          {
            ...{
              id: 'week-q',
              kind: 'face',
              topic: null,
              ask: text('Are you paid?'),
              explain: text('It is your right.'),
            },
            choices: [
              { id: 'yes', text: text('Yes, paid'), feedback: text('Good to hear.') },
              { id: 'no', text: text('No, not paid'), feedback: text('Thank you for saying it.'), tone: 'riskier' },
            ],
            key: [],
          },
        ],
      },
    ],
  });
  const later = [
    lesson('month', 'After one month', { afterDeparture: 30 }),
    lesson('home', 'Back at home', { afterDeparture: 'return' }),
  ];
  /** She has left so many days ago; her phone hears of it from the server. */
  async function away(days: number) {
    const module = { id: 'a16', code: 'A16', title: text('After you leave'), lessons: [howAreYou, ...later] };
    const given = await atHome({ ...release, modules: [...release.modules, module] });
    const departure = { intention: 'leaving', departsOn: addDays('2026-11-25', -days) } as const;
    Object.assign(given.server.joins[0] ?? {}, { departure });
    dispatchEvent(new Event('online'));
    return given;
  }

  it('is not shown before its day, nor counted', async () => {
    const { portal } = await away(6);
    await portal.see('Back at home');
    await portal.see(say('learn.done-count', { done: 0, all: 2 }));
    expect(screen.queryByText(say('learn.contact.title'))).toBeNull();
    expect(screen.queryByText('After one week')).toBeNull();
  });

  it('asks for the newest day that has come, and never for her return', async () => {
    const { portal } = await away(31);
    await portal.see(say('learn.contact.title'));
    const card = screen.getByText(say('learn.contact.title')).closest('section');
    expect(card?.textContent).toContain('After one month');
  });

  it.each([
    ['No, not paid', 'Thank you for saying it.'],
    [say('answer.rather-not'), 'It is your right.'],
  ])('answers “%s” with words of its own, and tells nobody which it was', async (answer, words) => {
    const { portal, server } = await away(8);
    await portal.see(say('learn.contact.title'));
    await portal.press(/^After one week/);
    await act(async () => (await screen.findByRole('radio', { name: answer })).click());
    await portal.see(words);
    await portal.see(say('block.finished'));
    await waitFor(() => expect(server.events).toHaveLength(1));
    expect(server.events[0]?.fact).toEqual({
      kind: 'activity-answered',
      blockId: 'week-quiz',
      answer: { kind: 'quiz', answers: { 'week-q': [] } },
    });
  });
});
