import { createMemoryDisk } from '@romduol/offline';
import { formatBytes } from '@romduol/ui';
import { waitFor } from '@testing-library/react';
import { jest } from '@jest/globals';
import { courseWithFiles, serverWith } from '../test-world/course-with-files.ts';
import { answerAll, keptMedia, openPortal, say, typeCode } from '../test-world/open-portal.tsx';

/** A woman who has brought the course, as far as the server has it, and looks at what is on her phone. */
async function given({ without = [] }: { readonly without?: readonly string[] } = {}) {
  keptMedia.clear();
  const course = await courseWithFiles();
  const server = serverWith(course);
  const hand = { disk: createMemoryDisk(), server };
  const portal = await openPortal('/join', hand);
  await typeCode(portal, 'abcd-2345');
  await portal.pressKey('join.preview.yes');
  await answerAll(portal, 'Srey Example');
  const served = new Map(course.served);
  for (const name of without) course.served.delete(course.urlOf(name));
  await portal.pressKey('learn.pack.start');
  await waitFor(() => expect(keptMedia.size).toBe(4 - without.length));
  await portal.pressKey('tab.me');
  await portal.pressKey('courses.title');
  const restore = () => served.forEach((bytes, path) => course.served.set(path, bytes));
  return { ...course, server, portal, restore };
}

describe('courses on this phone', () => {
  it('are counted: lessons, pictures, voices, bytes', async () => {
    const { portal, release } = await given();
    await portal.see(say('courses.lessons', { here: 2, all: 2 }));
    await portal.see(say('courses.pictures', { here: 3, all: 3 }));
    await portal.see(say('courses.voices', { here: 1, all: 1 }));
    await portal.see(say('courses.whole'));
    const files = Object.values(release.files).reduce((sum, { bytes }) => sum + bytes, 0);
    await portal.see(formatBytes('en', files + new TextEncoder().encode(JSON.stringify(release)).length));
  });

  it('name what is missing by its lesson, and bring it', async () => {
    const { portal, restore } = await given({ without: ['calm-cover'] });
    await portal.see(say('learn.pack.damaged'));
    await portal.see(say('courses.lessons', { here: 1, all: 2 }));
    await portal.see(say('courses.missing', { count: 1 }));
    await portal.see('A hard word');
    restore();
    await portal.pressKey('courses.bring');
    await portal.see(say('courses.whole'));
    await portal.see(say('courses.lessons', { here: 2, all: 2 }));
  });

  it('can be taken off and put back without network; what she did stays', async () => {
    const { portal, server } = await given();
    server.isReachable = false;
    await portal.pressKey('courses.remove');
    await portal.see(say('courses.removed'));
    await portal.see(say('courses.none'));
    await portal.pressKey('courses.undo');
    await portal.see(say('courses.whole'));
    await portal.pressKey('back');
    await portal.pressKey('tab.learn');
    await portal.see(say('learn.all'));
  });

  it('that were taken off free their room when she leaves the page, and say what bringing them again costs', async () => {
    const { portal } = await given();
    await portal.pressKey('courses.remove');
    await portal.see(say('learn.pack.size', { size: formatBytes('en', 218_000) }));
    await portal.pressKey('back');
    await waitFor(() => expect(keptMedia.size).toBe(0));
    await portal.pressKey('tab.learn');
    await portal.pressKey('learn.pack.start');
    await portal.see(say('learn.all'));
    await waitFor(() => expect(keptMedia.size).toBe(4));
  });

  it('say when the phone is full, and how much room they need', async () => {
    const { portal, release, restore } = await given({ without: ['calm-cover'] });
    const full = jest.spyOn(keptMedia, 'set').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    restore();
    await portal.pressKey('courses.bring');
    const lacking = formatBytes('en', release.files['calm-cover']?.bytes ?? 0);
    await portal.see(say('learn.pack.full', { size: lacking }));
    full.mockRestore();
    await portal.pressKey('courses.bring');
    await portal.see(say('courses.whole'));
  });
});
