import {
  getClassRoster,
  getCohort,
  getMe,
  getPack,
  listHelpCards,
  listMeetings,
  listReleases,
  recordClass,
  recordMeeting,
  createClient,
  type AttendanceMark,
  type ClassEvent,
  type ClassRoster,
  type Client,
} from '@romduol/contracts';
import type { Lesson, Release } from '@romduol/domain';
import { createClassMemoryStore, openDesk, type ClassStore, type Desk } from '@romduol/offline/class';
import { answering, Refused, serverOf } from './answering.ts';
import { aCohort, aMember, aRelease } from './given.ts';

const words = (en: string) => ({ en });
const choice = (id: string, en: string) => ({ id, text: words(en) });

const papers: Lesson = {
  id: 'l-papers',
  unit: 'A3',
  title: words('My papers'),
  objective: words('She can keep her papers'),
  minutes: 8,
  blocks: [
    { kind: 'text', id: 'p-text', text: words('Your passport is yours.') },
    {
      kind: 'quiz',
      id: 'p-quiz',
      ask: words('Who keeps it?'),
      items: [
        {
          id: 'q-keeps',
          kind: 'one',
          topic: null,
          ask: words('Who keeps your passport?'),
          choices: [choice('me', 'I do'), choice('boss', 'The employer'), choice('agent', 'The agent')],
          key: ['me'],
          explain: words('You have a right to keep it.'),
        },
      ],
    },
    {
      kind: 'sort',
      id: 'p-sort',
      ask: words('First and next?'),
      into: { by: 'order' },
      cards: [
        { id: 'copy', text: words('Make a copy') },
        { id: 'give', text: words('Give the copy to my aunt') },
      ],
    },
    {
      kind: 'plan',
      id: 'p-plan',
      ask: words('Where is your copy?'),
      fields: [{ id: 'place', text: words('A place that you know'), input: 'words' }],
    },
  ],
  sources: [{ kind: 'general', title: 'Example source' }],
  underReview: true,
};

const hard: Lesson = {
  ...papers,
  id: 'l-hard',
  title: words('A hard word'),
  notice: words('This lesson speaks of danger.'),
  skippable: true,
  calmEnding: true,
  blocks: [
    { kind: 'text', id: 'h-text', hard: true, text: words('Some work is forced.') },
    {
      kind: 'discuss',
      id: 'h-talk',
      ask: words('Talk about it'),
      trainerCard: words('Nobody must tell her own story.'),
      questions: [{ id: 't-1', text: words('What helps?') }],
      alone: [{ id: 'turn', text: words('Your friend is worried.') }],
    },
  ],
};

const item = (id: string) => ({
  id,
  kind: 'one' as const,
  topic: 'papers',
  ask: words(`Question ${id}`),
  choices: [choice('yes', 'Yes'), choice('no', 'No')],
  key: ['yes'],
  explain: words('Because it is so.'),
});

const awaiting = { state: 'awaiting' } as const;
/** A course of two lessons and a test, in English. */
export const classRelease: Release = {
  id: aRelease().id,
  version: 2,
  code: 'AE',
  title: words('The short course'),
  summary: words('Short lessons'),
  minutes: 195,
  modules: [{ id: 'a3', code: 'A3', title: words('Papers'), lessons: [papers, hard] }],
  packs: [],
  test: {
    id: 't',
    title: words('The test'),
    topics: [{ id: 'papers', title: words('Papers'), critical: true }],
    items: [item('x-1'), item('y-1'), { ...item('how-sure'), kind: 'face', topic: null, key: [] }],
    forms: { X: ['x-1', 'how-sure'], Y: ['y-1', 'how-sure'] },
  },
  completion: { lessons: 'all-required', meetings: 1, test: { topics: 'critical' }, packs: 'none' },
  pictures: {},
  voices: {},
  review: { km: awaiting, en: awaiting, id: awaiting },
  files: {},
};

export const womenOfClass = ['Bopha Example', 'Chanthy Example', 'Devi Example'].map((name, at) => ({
  traineeId: `01900000-0000-7000-8000-00000000010${at}`,
  enrolmentId: `01900000-0000-7000-8000-00000000020${at}`,
  code: `T-${at + 1}`,
  name,
  lessonsDone: [] as string[],
  resetCode: `ABCDEFGHJKL${at + 2}`,
}));

export const classWords = 'seven mango trees';

export interface ClassWorld {
  readonly desk: Desk;
  readonly network: typeof fetch;
  readonly client: Client;
  /** What the server took, in the order in which it came. */
  readonly events: ClassEvent[];
  readonly marks: AttendanceMark[];
  isReachable: boolean;
  isSignedIn: boolean;
  /** Women whom the server no longer has. */
  readonly gone: Set<string>;
}

/** A tablet, and a server that takes what is noted. */
export function classWorld(store: ClassStore = createClassMemoryStore()): ClassWorld {
  const roster = (): ClassRoster => ({
    cohortId: aCohort().id,
    name: aCohort().name,
    releaseId: classRelease.id,
    language: 'en',
    trainees: womenOfClass,
  });
  const signedIn = <T>(answer: () => T): T => {
    if (!world.isSignedIn) throw new Refused('session.expired');
    return answer();
  };
  const answers = serverOf(
    answering(getMe, () => signedIn(() => aMember('trainer'))),
    answering(getCohort, () => aCohort({ language: 'en' })),
    answering(listReleases, () => [aRelease()]),
    answering(getClassRoster, () => signedIn(roster)),
    answering(listMeetings, () => signedIn(() => [])),
    answering(listHelpCards, () => ({ asOf: '2027-03-01', cards: [], programme: null })),
    answering(getPack, () => structuredClone(classRelease) as never),
    answering(recordClass, ({ body }) =>
      signedIn(() =>
        body.events.map((sent) => {
          const { traineeId, event } = sent as ClassEvent;
          if (world.gone.has(traineeId))
            return { id: event.id, outcome: 'refused' as const, code: 'event.not-enrolled' };
          world.events.push({ traineeId, event });
          return { id: event.id, outcome: 'taken' as const };
        }),
      ),
    ),
    answering(recordMeeting, ({ body }) =>
      signedIn(() => {
        world.marks.push(...body.marks);
        return {};
      }),
    ),
  );
  const network: typeof fetch = (address, init) => {
    if (!world.isReachable) throw new TypeError('Failed to fetch');
    return answers(address, init);
  };
  const world: ClassWorld = {
    desk: openDesk({ store, iterations: 2, caches: undefined, locks: undefined }),
    network,
    client: createClient({ base: '/api', fetch: network }),
    events: [],
    marks: [],
    isReachable: true,
    isSignedIn: true,
    gone: new Set(),
  };
  return world;
}
