import { problems, type Problem, type ProblemCode } from '@romduol/contracts';
import type { Answered } from './call.ts';

expect.extend({
  toBeRefused(answer: Answered, code: ProblemCode, values?: Problem['values']) {
    const { status, problem } = answer;
    const isIt =
      problem?.code === code &&
      status === problems[code][0] &&
      (values === undefined || this.equals(problem.values, values));
    const said = problem ? `${status} ${problem.code} ${JSON.stringify(problem.values ?? {})}` : `${status}`;
    return {
      pass: isIt,
      message: () =>
        `expected the call ${isIt ? 'not ' : ''}to be refused with ${code}${values ? ` ${JSON.stringify(values)}` : ''}, ` +
        `and it was answered with ${said}${problem ? '' : `\n${answer.text.slice(0, 400)}`}`,
    };
  },
});
