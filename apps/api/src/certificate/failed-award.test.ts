import { listMyCertificates } from '@romduol/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { Given } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { Issuing } from './issuing.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

describe('an award that fails', () => {
  it('leaves nothing of her name in the queue’s own table, and is made when the fault is mended', async () => {
    const name = 'គំរូ ក្នុងកំហុស';
    const { trainee } = await given.class({ name });
    await api.asOwner(`alter table certificate_holder add constraint broken check (name <> '${name}')`);
    await given.completedCourse(trainee);
    const failed = async () => {
      const [job] = await api.query<{ output: unknown; whole: string }>(
        `select output, job::text as whole from pgboss.job job where output is not null order by created_on desc limit 1`,
      );
      return job;
    };
    for (let tries = 0; tries < 200 && !(await failed()); tries += 1) await sleep(25);
    const job = await failed();
    expect(JSON.stringify(job?.output)).toContain('course-completed failed');
    expect(job?.whole).not.toContain(name);
    expect(job?.whole).not.toContain(trainee.name);
    await api.asOwner('alter table certificate_holder drop constraint broken');
    const { organisationId, enrolmentId } = trainee;
    await api.inside(organisationId, () => api.get(Issuing).issue(enrolmentId));
    expect((await api.as(trainee).call(listMyCertificates, {})).body).toMatchObject([{ name }]);
  });
});
