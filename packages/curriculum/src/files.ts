import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Found through the package's name, so that it works from the sources and from a bundle alike. */
const home = path.dirname(createRequire(import.meta.url).resolve('@romduol/curriculum/package.json'));

/** The text of one file of the curriculum, by its path inside the package. */
export const curriculumFile = (file: string): string => readFileSync(path.join(home, file), 'utf8');
