import { getCohortProgress } from '@romduol/contracts';
import { startApi, type Api } from '../../test/harness.ts';
import { Given } from '../../test/given.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

describe('the class screen', () => {
  it('shows a woman who has finished as complete, with the certificate behind it', async () => {
    const { trainer, cohort, trainee } = await given.class({ today: '2026-05-01' });
    const t = performance.now();
    await given.completedCourse(trainee);
    console.log('complete', performance.now() - t);
    const t2 = performance.now();
    await api.finishJobs();
    console.log('jobs', performance.now() - t2);
    const { trainees } = (await api.as(trainer).call(getCohortProgress, { params: { id: cohort.id } })).body;
    expect(trainees).toMatchObject([{ traineeId: trainee.id, name: trainee.name, isComplete: true, missing: [] }]);
  });
});
