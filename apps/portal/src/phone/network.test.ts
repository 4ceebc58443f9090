import { act, waitFor } from '@testing-library/react';
import { listHelpCards } from '@romduol/contracts';
import { joined, newHand, openPortal, say } from '../test-world/open-portal.tsx';

const cards = `GET /api${listHelpCards.path}`;
const timesAsked = (asked: readonly { readonly what: string }[]) => asked.filter(({ what }) => what === cards).length;

describe('the road to the server', () => {
  it('is asked for the help numbers first, while nobody has opened a place, and for the key to seal to', async () => {
    const hand = newHand();
    const portal = await openPortal('/', hand);
    await portal.see(say('welcome.what'));
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(hand.server.asked[0]?.what).toBe(cards);
    expect(timesAsked(hand.server.asked)).toBe(1);
    expect(hand.server.asked.map(({ what }) => what)).toContain('GET /api/sealing-key');
  });

  it('is told which build of the portal this page is, as the page itself names it', async () => {
    const entry = document.createElement('script');
    entry.type = 'module';
    entry.setAttribute('src', '/assets/index-DIdG-0L_.js');
    document.head.append(entry);
    const hand = newHand();
    await joined(hand);
    await waitFor(() => expect(hand.server.reports.at(-1)?.app).toBe('DIdG-0L_'));
    entry.remove();
  });

  it('brings them to a help screen that came up empty, by itself, as soon as there is network', async () => {
    const hand = newHand();
    hand.server.cards = [
      {
        ...{ id: 'women', country: 'KH', name: { en: 'Women' }, kinds: ['women'] },
        ...{
          phones: [{ inside: '222 333', fromAbroad: null, type: 'voice' }],
          url: null,
          hours: null,
          languages: ['km'],
        },
        ...{ khmerSpoken: 'yes', isFree: true, confidence: 'two-sources', lastVerified: null, expiresOn: null },
      },
    ];
    hand.server.isReachable = false;
    const portal = await openPortal('/help', hand);
    await portal.see(say('help.none.title'));
    hand.server.isReachable = true;
    act(() => void dispatchEvent(new Event('online')));
    await portal.see(say('help.where'));
  });
});
