/** `npm run curriculum [-- --json]`: what the built-in courses hold; ends with status 1 on what must not ship. */
import { reportOf } from './course-report.ts';
import { courseCodes, loadCourse } from './load.ts';
import { plans } from './plan.ts';
import { tablesOf } from './report-table.ts';

const courses = Object.fromEntries(courseCodes.map((code) => [code, reportOf(loadCourse(code), plans[code])]));
console.log(process.argv.includes('--json') ? JSON.stringify({ courses }, null, 2) : tablesOf(courses));
if (Object.values(courses).some(({ faults }) => faults.length > 0)) process.exitCode = 1;
