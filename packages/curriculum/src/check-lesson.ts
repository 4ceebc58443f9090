import { Lesson, Test } from '@romduol/contracts';
import { faultsOfBlock, faultsOfItem, faultsOfTexts } from '@romduol/domain';
import { readFileSync } from 'node:fs';

/** `node packages/curriculum/src/check-lesson.ts FILE …`: what is wrong with lesson or test files being written. */
let faulty = 0;
for (const path of process.argv.slice(2)) {
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const isTest = path.endsWith('test.json');
  const result = (isTest ? Test : Lesson).safeParse(json);
  const faults = result.success
    ? [
        ...faultsOfTexts(json),
        ...('blocks' in result.data
          ? result.data.blocks.flatMap(faultsOfBlock)
          : result.data.items.flatMap(faultsOfItem)),
      ]
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  console.log(`${path}: ${faults.length === 0 ? 'good' : ''}`);
  for (const fault of faults) console.log(`  ${fault}`);
  faulty += faults.length;
}
process.exitCode = faulty > 0 ? 1 : 0;
