import type { HelpCard } from '@romduol/contracts';
import { EmptyState, formatDay, Icon, Notice } from '@romduol/ui';
import { useParams } from 'react-router';
import { Opening } from '../frame/opening.tsx';
import { Page, TabPage, type PageProps } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlaces } from '../place/place-context.tsx';
import { nameOfCountry } from './countries.ts';
import { besidePolice, groupsOf, isPolice } from './groups.ts';
import { Route } from './help-route.tsx';
import styles from './help.module.css';
import { useHelpCards } from './use-help-cards.ts';

/** Help, for everyone who holds this phone: which country, then the numbers. Without sign-in and without network. */
export function Help() {
  const { country } = useParams();
  const kept = useHelpCards();
  const { locale, say } = usePortalWords();
  if (kept === null) return <Opening />;
  const here = kept.cards.filter((card) => card.country === country?.toUpperCase());
  if (country !== undefined)
    return (
      <HelpPage title={nameOfCountry(locale, country.toUpperCase())} back="/help">
        <Routes cards={here} />
        {kept.asOf && <p className={styles['quiet']}>{say('help.as-of', { day: formatDay(locale, kept.asOf) })}</p>}
      </HelpPage>
    );
  return <Countries cards={kept.cards} />;
}

/** With the tabs for her whose place is open; with a way back for everyone else. */
function HelpPage({ back, ...page }: Omit<PageProps, 'bottom'>) {
  const { open } = usePlaces();
  return open ? <TabPage current="help" back={back} {...page} /> : <Page back={back ?? '/'} {...page} />;
}

function Countries({ cards }: { readonly cards: readonly HelpCard[] }) {
  const { locale, say } = usePortalWords();
  const go = useGo();
  const countries = [...new Set(cards.map(({ country }) => country))].sort(
    (a, b) => Number(b === 'KH') - Number(a === 'KH'),
  );
  if (countries.length === 0)
    return (
      <HelpPage title={say('help.title')}>
        <EmptyState icon="help" title={say('help.none.title')}>
          <p>{say('help.none.how')}</p>
        </EmptyState>
      </HelpPage>
    );
  return (
    <HelpPage title={say('help.title')}>
      <p className={styles['lead']}>{say('help.where')}</p>
      <ul className={styles['countries']}>
        {countries.map((country) => (
          <li key={country}>
            <button type="button" className={styles['country']} onClick={() => go(`/help/${country}`)}>
              <Icon name={country === 'KH' ? 'home' : 'place'} size={28} />
              <span className={styles['name']}>{nameOfCountry(locale, country)}</span>
              <span className={styles['quiet']}>
                {say('help.routes', { count: cards.filter((card) => card.country === country).length })}
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </HelpPage>
  );
}

function Routes({ cards }: { readonly cards: readonly HelpCard[] }) {
  const { say } = usePortalWords();
  if (cards.length === 0) return <EmptyState icon="help" title={say('help.no-number')} />;
  const other = besidePolice(cards);
  const hasOnlyOneWay = cards.length === 1;
  return (
    <>
      {groupsOf(cards).map(({ need, cards: those }) => (
        <section key={need} className={styles['group']}>
          <h2>{say(`help.kind.${need}`)}</h2>
          {those.map((card) => (
            <Route key={card.id} card={card} />
          ))}
          {need === 'emergency' && other && (
            <>
              <h3 className={styles['beside']}>{say('help.beside-police')}</h3>
              <Route card={other} />
            </>
          )}
        </section>
      ))}
      {(hasOnlyOneWay || cards.every(isPolice)) && <Notice kind="info">{say('help.few')}</Notice>}
      <p className={styles['quiet']}>{say('help.copy-hint')}</p>
    </>
  );
}
