import { Foundation1795600000000 } from './1795600000000-foundation.ts';
import { PhonesAndClasses1795700000000 } from './1795700000000-phones-and-classes.ts';
import { SkillMarks1795800000000 } from './1795800000000-skill-marks.ts';

/** The one ordered history. A migration imports no entity, so that it means the same for ever. */
export const migrations = [Foundation1795600000000, PhonesAndClasses1795700000000, SkillMarks1795800000000];
