import { meetingRecorded } from './cohort/index.ts';
import { courseCompleted } from './learning/index.ts';

/** Names of every kind of job; their queues are made when the database is prepared. */
export const queues: readonly string[] = [meetingRecorded.name, courseCompleted.name];
