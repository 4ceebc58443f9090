import { act, screen, waitFor } from '@testing-library/react';
import { createMemoryDisk } from '@romduol/offline';
import { formatBytes } from '@romduol/ui';
import { answerAll, keptMedia, openPortal, say, typeCode, type Hand } from '../test-world/open-portal.tsx';
import { courseWithFiles, serverWith } from '../test-world/course-with-files.ts';

/** A woman who has joined and stands before the download. */
async function given(phone: Pick<Hand, 'keepsMedia'> = {}) {
  keptMedia.clear();
  const course = await courseWithFiles();
  const server = serverWith(course);
  const hand = { disk: createMemoryDisk(), server, ...phone };
  const portal = await openPortal('/join', hand);
  await typeCode(portal, 'abcd-2345');
  await portal.pressKey('join.preview.yes');
  await answerAll(portal, 'Srey Example');
  await portal.see(say('learn.pack.title'));
  return { ...course, server, hand, portal };
}
const bytes = (count: number) => formatBytes('en', count);
const frame = /^data:image\/svg/;
const sourcesOf = (): readonly string[] =>
  screen.getAllByRole('presentation').flatMap((image) => image.getAttribute('src') ?? []);

describe('bringing a course onto the phone', () => {
  it('says what it costs before the tap', async () => {
    const { portal } = await given();
    await portal.see(say('learn.pack.size', { size: bytes(218_000) }));
  });

  it('opens lessons as soon as the words are here, and tells what is still coming until all of it is', async () => {
    const { portal, server, urlOf } = await given();
    for (const name of ['copy', 'calm-cover', 'voice']) server.held.add(urlOf(name));
    await portal.pressKey('learn.pack.start');
    await portal.see(say('learn.all'));
    await portal.see(say('learn.pack.begun'));
    await portal.press(/^My papers/);
    await portal.see('Papers are yours.');
    await portal.pressKey('lesson.end.home');
    await portal.see(say('learn.pack.begun'));
    act(() => server.letGo());
    await waitFor(() => expect(screen.queryByText(say('learn.pack.begun'))).toBeNull());
    await waitFor(() => expect(keptMedia.size).toBe(4));
    await portal.see(say('learn.all'));
  });

  it('shows a quiet frame for what is not here yet, never a broken picture, and the picture when it has come', async () => {
    const { portal, server, urlOf } = await given();
    server.held.add(urlOf('calm-cover'));
    await portal.pressKey('learn.pack.start');
    await portal.see(say('learn.all'));
    await waitFor(() => expect(sourcesOf()).toContain(urlOf('papers-cover')));
    expect(sourcesOf().filter((src) => frame.test(src))).toHaveLength(1);
    act(() => server.letGo());
    await waitFor(() => expect(sourcesOf()).toContain(urlOf('calm-cover')));
    expect(sourcesOf().filter((src) => frame.test(src))).toEqual([]);
  });

  it('goes on by itself when the network breaks off, and she need not touch anything', async () => {
    const { portal, server, urlOf } = await given();
    server.broken.add(urlOf('calm-cover'));
    await portal.pressKey('learn.pack.start');
    await portal.see(say('learn.all'));
    await portal.see(say('learn.pack.broken'));
    server.broken.clear();
    act(() => void dispatchEvent(new Event('online')));
    await waitFor(() => expect(keptMedia.size).toBe(4));
    await waitFor(() => expect(screen.queryByText(say('learn.pack.broken'))).toBeNull());
  });

  it('pauses when she says so, stays paused in a lesson, and goes on where it was', async () => {
    const { portal, server, urlOf } = await given();
    for (const name of ['copy', 'calm-cover', 'voice']) server.held.add(urlOf(name));
    await portal.pressKey('learn.pack.start');
    await portal.see(say('learn.pack.begun'));
    await waitFor(() => expect(keptMedia.size).toBe(1));
    await portal.pressKey('learn.pack.stop');
    await portal.see(say('learn.pack.some', { here: 1, all: 4 }));
    server.held.clear();
    server.filesAsked.length = 0;
    await portal.press(/^My papers/);
    await portal.see('Papers are yours.');
    await portal.pressKey('lesson.end.home');
    expect(server.filesAsked).toEqual([]);
    await portal.pressKey('learn.pack.resume');
    await waitFor(() => expect(keptMedia.size).toBe(4));
    expect(server.filesAsked).not.toContain(urlOf('papers-cover'));
  });

  it('brings the files of the lesson she is in, and of the next, when the course was left unfinished', async () => {
    const { portal, server, urlOf, hand } = await given();
    for (const name of ['copy', 'calm-cover', 'voice']) server.broken.add(urlOf(name));
    await portal.pressKey('learn.pack.start');
    await portal.see(say('learn.pack.broken'));
    const again = await openPortal('/learn', hand);
    server.broken.clear();
    server.filesAsked.length = 0;
    await again.tapPin();
    await again.see(say('learn.pack.some', { here: 1, all: 4 }));
    expect(server.filesAsked).toEqual([]);
    await again.press(/^My papers/);
    await again.see('Papers are yours.');
    await waitFor(() => expect(keptMedia.size).toBe(4));
    expect(server.filesAsked).toHaveLength(3);
  });

  it('brings no lesson ahead for a woman who has asked her phone to save data', async () => {
    const { portal, server, urlOf, hand } = await given();
    server.broken.add(urlOf('calm-cover'));
    await portal.pressKey('learn.pack.start');
    await portal.see(say('learn.pack.broken'));
    server.broken.clear();
    const connection = { saveData: true };
    Object.defineProperty(navigator, 'connection', { value: connection, configurable: true });
    const again = await openPortal('/learn', hand);
    await again.tapPin();
    server.filesAsked.length = 0;
    await again.press(/^A hard word/);
    await again.pressKey('lesson.notice.begin');
    await again.see('Something hard.');
    expect(server.filesAsked).toEqual([]);
    connection.saveData = false;
    await again.pressKey('lesson.end.home');
    await again.press(/^A hard word/);
    await waitFor(() => expect(server.filesAsked).toEqual([urlOf('calm-cover')]));
  });

  it('notices that the phone has thrown pictures away, says so, and brings them again', async () => {
    const { portal, urlOf, hand } = await given();
    await portal.pressKey('learn.pack.start');
    await waitFor(() => expect(keptMedia.size).toBe(4));
    keptMedia.delete(urlOf('copy'));
    const again = await openPortal('/learn', hand);
    await again.tapPin();
    await again.see(say('learn.pack.lost'));
    await again.pressKey('learn.pack.resume');
    await waitFor(() => expect(keptMedia.size).toBe(4));
    await waitFor(() => expect(screen.queryByText(say('learn.pack.begun'))).toBeNull());
    expect(screen.queryByText(say('learn.pack.lost'))).toBeNull();
  });

  it('says plainly where the browser keeps no pictures, and teaches from words and network', async () => {
    const { portal, server, urlOf } = await given({ keepsMedia: false });
    await portal.pressKey('learn.pack.start');
    await portal.see(say('learn.pack.unkept'));
    await portal.see(say('learn.all'));
    expect(sourcesOf()).toContain(urlOf('papers-cover'));
    await portal.press(/^My papers/);
    await portal.see('Papers are yours.');
    expect(server.filesAsked).toEqual([]);
  });
});

describe('a phone whose network goes', () => {
  it('says so at once, leaves every lesson open, and takes it back when there is one again', async () => {
    const { portal, server } = await given();
    await portal.pressKey('learn.pack.start');
    await waitFor(() => expect(keptMedia.size).toBe(4));
    const turn = (isOnline: boolean) => {
      server.isReachable = isOnline;
      Object.defineProperty(navigator, 'onLine', { value: isOnline, configurable: true });
      act(() => void dispatchEvent(new Event(isOnline ? 'online' : 'offline')));
    };
    expect(screen.queryByText(say('app.offline'))).toBeNull();
    turn(false);
    expect(screen.getByText(say('app.offline'))).toBeTruthy();
    await portal.press(/^My papers/);
    await portal.see('Papers are yours.');
    await portal.pressKey('lesson.end.home');
    await portal.see(say('app.offline'));
    turn(true);
    expect(screen.queryByText(say('app.offline'))).toBeNull();
  });
});
