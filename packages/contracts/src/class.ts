/** Class mode: a trainer teaches women without phones, notes what each answered and who was there, often offline. */
import { locales } from '@romduol/domain';
import * as z from 'zod/mini';
import { byId, Count, Day, endpoint, Id, Nothing } from './endpoint.ts';
import { batchSize, EventAnswers, LearningEventDocument } from './learning.ts';

/** A class as a trainer takes it along; she keeps it sealed. */
export const ClassRoster = z.strictObject({
  cohortId: Id,
  name: z.string(),
  releaseId: Id,
  language: z.enum(locales),
  trainees: z.array(
    z.strictObject({
      traineeId: Id,
      enrolmentId: Id,
      code: z.string(),
      name: z.string(),
      lessonsDone: z.array(z.string()),
      /** Reads it out when she has forgotten her pictures; works once, also without network. */
      resetCode: z.string(),
    }),
  ),
});
export type ClassRoster = z.output<typeof ClassRoster>;

export const getClassRoster = endpoint({
  name: 'class.take-along',
  method: 'GET',
  path: '/cohorts/:id/roster',
  summary: 'A class with names and reset codes, to be taken where there is no network; recorded as a read',
  allow: 'class.record',
  params: byId,
  response: ClassRoster,
  sensitive: true,
});

/** What one woman of the class did; the event says `by: "trainer"`, and the server notes by whom. */
export const ClassEvent = z.strictObject({ traineeId: Id, event: LearningEventDocument });
export type ClassEvent = z.output<typeof ClassEvent>;

export const recordClass = endpoint({
  name: 'class.record',
  method: 'POST',
  path: '/cohorts/:id/events',
  summary: 'Hand in what a trainer noted for women of her class; each is answered on its own, again is harmless',
  allow: 'class.record',
  params: byId,
  body: z.strictObject({
    /** What the trainer's clock says now. */
    sentAt: z.iso.datetime(),
    /** `ClassEvent`; looked at one by one. */
    events: z.array(z.unknown()).check(z.maxLength(batchSize)),
  }),
  response: EventAnswers,
  limitPerCaller: { times: 240, seconds: 60 },
});

/** One mark of one woman; the newest of a woman in a meeting counts, and older ones stay. */
export const AttendanceMark = z.strictObject({
  id: Id,
  traineeId: Id,
  mark: z.enum(['present', 'absent']),
  /** By the clock of the device that marked. */
  markedAt: z.iso.datetime(),
  deviceId: Id,
  seq: Count,
});
export type AttendanceMark = z.output<typeof AttendanceMark>;

const byMeeting = z.strictObject({ id: Id, meetingId: Id });
/** A meeting and who was there. Attendance names its witness: who marked, when, on which device. */
export const Meeting = z.strictObject({ id: Id, heldOn: Day, present: z.array(Id), absent: z.array(Id) });
export type Meeting = z.output<typeof Meeting>;

export const recordMeeting = endpoint({
  name: 'meeting.record',
  method: 'PUT',
  path: '/cohorts/:id/meetings/:meetingId',
  summary: 'Record who was at a meeting; marks are added, never taken away, and again is harmless',
  allow: 'class.record',
  params: byMeeting,
  body: z.strictObject({ heldOn: Day, marks: z.array(AttendanceMark).check(z.maxLength(1_000)) }),
  response: Nothing,
});

export const listMeetings = endpoint({
  name: 'meeting.list',
  method: 'GET',
  path: '/cohorts/:id/meetings',
  summary: 'The meetings of a class that were recorded, and who was there',
  allow: 'progress.read',
  params: byId,
  response: z.array(Meeting),
});
