/** Skills of the hand: an assessor watches a woman, marks what she can do, and is named with it. */
import { skillMarks } from '@romduol/domain';
import * as z from 'zod/mini';
import { contentId, Text } from './content.ts';
import { endpoint, Id } from './endpoint.ts';

const standing = {
  mark: z.enum(skillMarks),
  /** Name of the member who marked. */
  by: z.string(),
  /** Day on which it was marked, where the class is. */
  on: z.iso.date(),
};

/** The mark of one skill that counts, as her phone keeps it. */
export const MySkillMark = z.strictObject({ enrolmentId: Id, skillId: z.string(), ...standing });
export type MySkillMark = z.output<typeof MySkillMark>;

/** One track of her course, with the mark that counts for each skill; null while nobody has looked at it. */
export const AssessedTrack = z.strictObject({
  id: z.string(),
  title: Text,
  skills: z.array(z.strictObject({ id: z.string(), text: Text, standing: z.nullable(z.strictObject(standing)) })),
});
export type AssessedTrack = z.output<typeof AssessedTrack>;

const ofWoman = { id: Id, traineeId: Id };

export const listSkills = endpoint({
  name: 'skill.list',
  method: 'GET',
  path: '/cohorts/:id/trainees/:traineeId/skills',
  summary: 'What a woman of a class can do with her hands, track by track, who marked it and on which day',
  allow: 'progress.read',
  params: z.strictObject(ofWoman),
  response: z.array(AssessedTrack),
});

export const markSkill = endpoint({
  name: 'skill.mark',
  method: 'PUT',
  path: '/cohorts/:id/trainees/:traineeId/skills/:markId',
  summary: 'Mark one skill of a woman of my class, in my name; older marks stay. Answers as `skill.list` does',
  allow: 'class.record',
  params: z.strictObject({ ...ofWoman, markId: Id }),
  body: z.strictObject({ skillId: contentId, mark: z.enum(skillMarks) }),
  response: z.array(AssessedTrack),
});
