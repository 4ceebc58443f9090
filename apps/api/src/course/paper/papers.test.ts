import { readPaper } from '@romduol/contracts';
import { newId } from '../../platform/database/new-id.ts';
import { Given } from '../../../test/given.ts';
import { startApi, type Api } from '../../../test/harness.ts';
import { drawnPages, markedOn } from '../../../test/read-pdf.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

describe('the papers of a course', () => {
  it('are A4 pages in the language that is asked for, the same for everyone who may see courses', async () => {
    const { id } = await given.release();
    const [here, elsewhere] = [await given.organisation(), await given.organisation()];
    for (const kind of ['workbook', 'guide'] as const) {
      const params = { id, kind, locale: 'km' } as const;
      // Both at once: the second waits for what the first has begun.
      const [first, second] = await Promise.all([
        api.as(here.trainer).call(readPaper, { params }),
        api.as(elsewhere.trainer).call(readPaper, { params }),
      ]);
      expect(first.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename*=UTF-8''AE-1-km-${kind}.pdf`,
      });
      expect(first.body.equals(second.body)).toBe(true);
      expect(first.body.toString('latin1')).toContain('/MediaBox [0 0 595.28 841.89]');
      const said = drawnPages(first.body).map((page) => markedOn(page).map(({ words }) => words));
      expect(said.length).toBeGreaterThan(30);
      expect(said.at(-1)).toContain(`${said.length} / ${said.length}`);
    }
  });

  it('carry the pictures of the release, each once however often it is shown', async () => {
    const { id, pictures } = await given.release();
    const { trainer } = await given.organisation();
    const { body } = await api.as(trainer).call(readPaper, { params: { id, kind: 'workbook', locale: 'en' } });
    const forms = body.toString('latin1').match(/\/Subtype \/Form\b/g) ?? [];
    expect(forms.length).toBeGreaterThan(20);
    expect(forms.length).toBeLessThanOrEqual(Object.keys(pictures).length);
  });

  it('of a release that is not there are not found', async () => {
    const { trainer } = await given.organisation();
    const params = { id: newId(), kind: 'guide', locale: 'km' } as const;
    expect(await api.as(trainer).call(readPaper, { params })).toBeRefused('thing.not-found');
  });
});
