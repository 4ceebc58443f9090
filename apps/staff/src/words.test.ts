import { inWords } from './words.ts';

describe('words of a course', () => {
  it('are in the language of the screen, else in one that staff can read, and say which', () => {
    expect(inWords({ km: 'ខ', en: 'E' }, 'km')).toEqual({ lang: 'km', words: 'ខ' });
    expect(inWords({ km: 'ខ', en: 'E' }, 'id')).toEqual({ lang: 'en', words: 'E' });
    expect(inWords({ id: 'I' }, 'en')).toEqual({ lang: 'id', words: 'I' });
  });
});
