import { paramsIn } from './routes.tsx';

describe('the addresses of the portal', () => {
  it('name their parts, whatever the case, with or without a slash at the end', () => {
    expect(paramsIn('/lesson/:id', '/lesson/my-papers')).toEqual({ id: 'my-papers' });
    expect(paramsIn('/C/:code', '/c/ABCDEFGH/')).toEqual({ code: 'ABCDEFGH' });
    expect(paramsIn('/', '/')).toEqual({});
    expect(paramsIn('/help', '/help/')).toEqual({});
  });
  it('are told apart by every part of them', () => {
    expect(paramsIn('/help', '/help/KH')).toBeNull();
    expect(paramsIn('/help/:country', '/help')).toBeNull();
    expect(paramsIn('/learn', '/lesson')).toBeNull();
  });
  it('lead somewhere even where nothing is', () => {
    expect(paramsIn('*', '/nothing/here')).toEqual({});
  });
  it('do not fall over one that was mangled on its way', () => {
    expect(paramsIn('/C/:code', '/C/%E0%A4')).toEqual({ code: '%E0%A4' });
    expect(paramsIn('/C/:code', '/C/AB%20CD')).toEqual({ code: 'AB CD' });
  });
});
