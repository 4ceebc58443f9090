/** A course with pictures and a voice, for tests, and a server that has them. */
import { getPack, pathOf } from '@romduol/contracts';
import type { MediaFile, Release } from '@romduol/domain';
import { release as bare, releaseId } from './course.ts';
import { Server } from './server.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const drawing = (name: string): Bytes => new Uint8Array(new TextEncoder().encode(`<svg>${name}</svg>`));
const sound: Bytes = new Uint8Array(4_000).map((_, at) => at % 251);

async function hashOf(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
const fileOf = async (bytes: Bytes, type: string): Promise<MediaFile> => ({
  sha256: await hashOf(bytes),
  bytes: bytes.length,
  type,
});

/** "My papers" has two pictures and a voice, "A hard word" has one picture. */
export async function courseWithFiles() {
  const names = ['papers-cover', 'copy', 'calm-cover'] as const;
  const contents = new Map(names.map((name) => [name, drawing(name)] as const));
  const files: Record<string, MediaFile> = {};
  const served = new Map<string, Bytes>();
  for (const [name, bytes] of contents) {
    files[name] = await fileOf(bytes, 'image/svg+xml');
    served.set(`/media/${files[name].sha256}`, bytes);
  }
  const voice = await fileOf(sound, 'audio/mp4');
  files[voice.sha256] = voice;
  served.set(`/media/${voice.sha256}`, sound);
  const release: Release = {
    ...bare,
    modules: bare.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({
        ...lesson,
        picture: `${lesson.id}-cover`,
        blocks: lesson.blocks.map((block) => (block.id === 'papers-why' ? { ...block, picture: 'copy' } : block)),
      })),
    })),
    pictures: Object.fromEntries(names.map((name) => [name, { alt: { en: `Drawing of ${name}` } }])),
    voices: { 'papers-hello.text': { en: { media: voice.sha256, seconds: 2, of: 'Papers are yours.' } } },
    files,
  };
  const urlOf = (name: string): string => `/media/${(files[name] ?? voice).sha256}`;
  return { release, served, urlOf };
}

type Course = Awaited<ReturnType<typeof courseWithFiles>>;

/** The small programme of the tests, teaching that course; its files can be held back. */
export function serverWith(course: Course) {
  const server = new Server();
  const plain = server.fetch;
  /** Files that never come: the connection breaks. */
  const broken = new Set<string>();
  /** Files that are not answered yet. */
  const held = new Set<string>();
  const filesAsked: string[] = [];
  let waiting: (() => void)[] = [];

  const fetch: typeof globalThis.fetch = async (address, init = {}) => {
    const path = new URL(address instanceof Request ? address.url : address, 'http://localhost').pathname;
    if (server.isReachable && path === `/api${pathOf(getPack.path, { id: releaseId, locale: 'en' })}`)
      return Response.json(course.release);
    if (!path.startsWith('/media/')) return plain(address, init);
    filesAsked.push(path);
    if (!server.isReachable || broken.has(path)) throw new TypeError('Failed to fetch');
    if (held.has(path))
      await new Promise<void>((resolve, reject) => {
        waiting.push(resolve);
        init.signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
      });
    const bytes = course.served.get(path);
    return bytes === undefined ? new Response('', { status: 404 }) : new Response(bytes);
  };
  return Object.assign(server, {
    ...{ fetch, broken, held, filesAsked },
    /** Answers what was held back. */
    letGo() {
      held.clear();
      const answers = waiting;
      waiting = [];
      answers.forEach((answer) => answer());
    },
  });
}
