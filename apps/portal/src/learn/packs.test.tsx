import type { ChosenModule, Lesson, Release } from '@romduol/domain';
import { createMemoryDisk } from '@romduol/offline';
import { screen, waitFor } from '@testing-library/react';
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

describe('a contact after departure', () => {
  const asked = (afterDeparture: number) =>
    atHome({
      ...release,
      modules: [
        ...release.modules,
        {
          ...{ id: 'a16', code: 'A16', title: text('After you leave') },
          lessons: [lesson('week', 'After one week', { afterDeparture })],
        },
      ],
    });

  it('is not shown before its day, nor counted', async () => {
    const { portal } = await asked(7);
    await portal.see(say('learn.done-count', { done: 0, all: 2 }));
    expect(screen.queryByText(say('learn.contact.title'))).toBeNull();
    expect(screen.queryByText('After one week')).toBeNull();
  });
});
