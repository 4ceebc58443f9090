import { listHelpCards } from '@romduol/contracts';
import { nobody } from '../../test/call.ts';
import { startApi, type Api } from '../../test/harness.ts';

const answered = async (api: Api) => (await api.as(nobody).call(listHelpCards, {})).body;

describe('the help numbers', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it('are told to anyone, with the day of the list, and no number of a programme that has named none', async () => {
    const { asOf, cards, programme } = await answered(api);
    expect([asOf, programme]).toEqual(['2026-11-25', null]);
    expect(cards.find(({ id }) => id === 'kh-117')).toMatchObject({ lastVerified: null, expiresOn: null });
  });
});

it('the programme’s own number is told as it was written', async () => {
  const api = await startApi({ environment: { PROGRAMME_PHONE: '*00 12-3' } });
  expect((await answered(api)).programme).toBe('*00 12-3');
  await api.stop();
});
