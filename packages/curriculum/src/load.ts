import { CourseDocument, Lesson, Test } from '@romduol/contracts';
import type { Course, PictureId, Text } from '@romduol/domain';
import * as z from 'zod/mini';
import { curriculumFile } from './files.ts';

const read = (path: string): unknown => JSON.parse(curriculumFile(path));

/** Codes of the built-in courses. */
export const courseCodes = ['AE'] as const;

/** What `course.json` holds: the course with the names of its lesson files where the lessons will stand. */
const CourseFile = z.looseObject({ modules: z.array(z.looseObject({ lessons: z.array(z.string()) })) });
const Alts = z.record(z.string(), z.custom<Text>());

/**
 * Reads a built-in course from its files: `course.json`, one file a lesson, `test.json`, and the descriptions of those
 * pictures that it uses.
 * @throws an error that names the file and the place when a file is missing or does not fit the schema.
 */
export function loadCourse(code: string): Course {
  const folder = `courses/${code}`;
  const file = CourseFile.parse(read(`${folder}/course.json`));
  const modules = file.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((id) => parsed(Lesson, `${folder}/lessons/${id}.json`)),
  }));
  const test = parsed(Test, `${folder}/test.json`);
  const alts = Alts.parse(read('pictures/alts.json'));
  const used = pictureIdsIn({ modules, test });
  const pictures = Object.fromEntries(used.map((id) => [id, { alt: alts[id] }]));
  return CourseDocument.parse({ ...file, modules, test, pictures });
}

/** The picture file of the curriculum as SVG text. */
export const pictureFile = (id: PictureId): string => curriculumFile(`pictures/${id}.svg`);

function parsed<S extends z.ZodMiniType>(schema: S, path: string): z.output<S> {
  const result = schema.safeParse(read(path));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${path}\n${faults.join('\n')}`);
}

function pictureIdsIn(value: unknown, found = new Set<PictureId>()): PictureId[] {
  if (Array.isArray(value)) value.forEach((element) => pictureIdsIn(element, found));
  else if (typeof value === 'object' && value !== null)
    for (const [name, child] of Object.entries(value))
      if (name === 'picture' && typeof child === 'string') found.add(child);
      else pictureIdsIn(child, found);
  return [...found].sort();
}
