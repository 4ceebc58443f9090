import type { Certificate, Cohort, Me, ReleaseSummary, TraineeProgress } from '@romduol/contracts';
import { permissionsOf, type Role } from '@romduol/domain';

/** A made-up programme in March 2027. All names are plainly invented. */
export const today = '2027-03-10';

let made = 0;
/** A new id; the same ids in the same order in every run. */
export const anId = (): string => `01900000-0000-7000-8000-${String(++made).padStart(12, '0')}`;

export const aMember = (...roles: readonly Role[]): Me => ({
  id: '01900000-0000-7000-8000-0000000000aa',
  name: 'Example Trainer',
  email: 'trainer@example.org',
  roles: [...roles],
  permissions: [...permissionsOf(roles)],
  organisation: {
    id: '01900000-0000-7000-8000-0000000000bb',
    name: { km: 'អង្គការឧទាហរណ៍', en: 'Example Organisation' },
    timeZone: 'Asia/Phnom_Penh',
    today,
  },
});

export const releaseId = '01900000-0000-7000-8000-0000000000cc';

export const aRelease = (facts: Partial<ReleaseSummary> = {}): ReleaseSummary => ({
  id: releaseId,
  code: 'AE',
  version: 2,
  title: { km: 'វគ្គខ្លី', en: 'The short course', id: 'Kursus singkat' },
  summary: { km: 'មេរៀនខ្លីៗ', en: 'Short lessons', id: 'Pelajaran singkat' },
  minutes: 195,
  lessons: 17,
  languages: ['km', 'en', 'id'],
  reviewed: [],
  texts: {
    km: { texts: 1330, missing: 0, reviewed: 0, voiced: 12 },
    en: { texts: 1330, missing: 0, reviewed: 0, voiced: 0 },
    id: { texts: 1330, missing: 7, reviewed: 0, voiced: 0 },
  },
  underReview: 17,
  packBytes: 3_200_000,
  accepted: { by: 'Example Manager', on: '2027-03-01' },
  mayBeTaught: true,
  ...facts,
});

export const aCohort = (facts: Partial<Cohort> = {}): Cohort => ({
  id: '01900000-0000-7000-8000-0000000000dd',
  version: 1,
  name: 'Example village, March',
  releaseId,
  language: 'km',
  womenOnly: true,
  seats: 25,
  startsOn: '2027-03-01',
  endsOn: '2027-04-15',
  courseTitle: { km: 'វគ្គខ្លី', en: 'The short course', id: 'Kursus singkat' },
  hasSkills: false,
  trainerName: 'Example Trainer',
  joined: 4,
  code: {
    code: 'ABCD2345',
    expiresOn: '2027-04-15',
    isExpired: false,
    joinUrl: 'https://romduol.example/join/ABCD2345',
  },
  ...facts,
});

/** A woman who leaves in so many days and is in a state; everything else may be said too. */
export const aWoman = (
  name: string | null,
  state: TraineeProgress['readiness']['state'],
  daysLeft: number | null,
  facts: Partial<TraineeProgress> = {},
): TraineeProgress => ({
  traineeId: anId(),
  code: `T-${made}`,
  name,
  departure:
    state === 'staying'
      ? { intention: 'staying', departsOn: null }
      : { intention: daysLeft === null ? 'unknown' : 'leaving', departsOn: daysLeft === null ? null : '2027-03-20' },
  lessonsDone: 7,
  lessons: 17,
  missing:
    state.endsWith('ready') && state !== 'left-unready' ? [] : [{ what: 'lesson', lessonId: 'a2-2-1', minutes: 8 }],
  isComplete: state === 'ready' || state === 'left-ready',
  readiness: { state, daysLeft, minutesLeft: 80 },
  preTest: { right: 4, of: 10 },
  postTest: null,
  asOf: '2027-03-09T03:00:00.000Z',
  byTrainer: 0,
  ...facts,
});

export const aCertificate = (facts: Partial<Certificate> = {}): Certificate => ({
  id: anId(),
  number: 'AE-2027-0001',
  version: 1,
  traineeId: '01900000-0000-7000-8000-0000000000ee',
  traineeCode: 'T-7',
  name: null,
  courseTitle: { km: 'វគ្គខ្លី', en: 'The short course' },
  minutes: 195,
  issuedOn: '2027-03-05',
  expiresOn: null,
  standing: 'valid',
  replacedBy: null,
  ...facts,
});
