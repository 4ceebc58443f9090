import { CourseDocument, Lesson, Test } from '@romduol/contracts';
import { picturesIn, type Course, type PictureId, type Text } from '@romduol/domain';
import * as z from 'zod/mini';
import { curriculumFile } from './files.ts';

const read = (path: string): unknown => JSON.parse(curriculumFile(path));

/** Codes of the built-in courses: going safely, its emergency path, ready to work, back home, for trainers. */
export const courseCodes = ['A', 'AE', 'B', 'R', 'T'] as const;

/** A module in its file: the names of its lessons stand where the lessons will stand. */
const ModuleFile = z.looseObject({ lessons: z.array(z.string()) });
/**
 * What `course.json` holds. `lessonsFrom` is the course in whose folder the lessons lie, where it is not its own;
 * `packs` are folders in `packs`, each with its `pack.json` and its lessons.
 */
const CourseFile = z.looseObject({
  modules: z.array(ModuleFile),
  packs: z.array(z.string()),
  completion: z.looseObject({ test: z.nullable(z.unknown()) }),
  lessonsFrom: z.optional(z.string()),
});
const Alts = z.record(z.string(), z.custom<Text>());

/**
 * Reads a built-in course from its files: `course.json`, one file a lesson, the packs it offers, `test.json` where its
 * completion asks for a test, and the descriptions of those pictures that it uses.
 * @throws an error that names the file and the place when a file is missing or does not fit the schema.
 */
export function loadCourse(code: string): Course {
  const folder = `courses/${code}`;
  const { lessonsFrom = code, ...file } = CourseFile.parse(read(`${folder}/course.json`));
  const modules = file.modules.map((module) => withLessons(module, `courses/${lessonsFrom}/lessons`));
  const packs = file.packs.map((name) => {
    const pack = withLessons(ModuleFile.parse(read(`packs/${name}/pack.json`)), `packs/${name}`);
    return { ...pack, minutes: pack.lessons.reduce((sum, { minutes }) => sum + minutes, 0) };
  });
  const test = file.completion.test === null ? null : parsed(Test, `${folder}/test.json`);
  const alts = Alts.parse(read('pictures/alts.json'));
  const used = picturesIn({ modules, packs, test }).toSorted();
  // A picture that nobody has described is told as what must not ship, with its name.
  const pictures = Object.fromEntries(used.flatMap((id) => (alts[id] ? [[id, { alt: alts[id] }]] : [])));
  return CourseDocument.parse({ ...file, modules, packs, test, pictures });
}

const withLessons = (module: z.output<typeof ModuleFile>, folder: string) => ({
  ...module,
  lessons: module.lessons.map((id) => parsed(Lesson, `${folder}/${id}.json`)),
});

/** The picture file of the curriculum as SVG text. */
export const pictureFile = (id: PictureId): string => curriculumFile(`pictures/${id}.svg`);

function parsed<S extends z.ZodMiniType>(schema: S, path: string): z.output<S> {
  const result = schema.safeParse(read(path));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${path}\n${faults.join('\n')}`);
}
