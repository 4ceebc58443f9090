import type { HelpCard } from '@romduol/contracts';
import { EmptyState, formatDay, Icon, Notice } from '@romduol/ui';
import { useParams } from 'react-router';
import { Opening } from '../frame/opening.tsx';
import { Page, TabPage, type PageProps } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlaces } from '../place/place-context.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { knownCountries, nameOfCountry } from './countries.ts';
import { besidePolice, checkedWays, groupsOf } from './groups.ts';
import { ProgrammeRoute, Route } from './help-route.tsx';
import styles from './help.module.css';
import { useHelpCards, type KeptCards } from './use-help-cards.ts';

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
        {kept.asOf === null ? <NotHereYet /> : <Routes cards={here} programme={kept.programme} />}
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

function NotHereYet() {
  const { say } = usePortalWords();
  return (
    <EmptyState icon="help" title={say('help.none.title')}>
      <p>{say('help.none.how')}</p>
    </EmptyState>
  );
}

function Countries({ cards }: { readonly cards: readonly HelpCard[] }) {
  const { locale, say } = usePortalWords();
  const go = useGo();
  if (cards.length === 0)
    return (
      <HelpPage title={say('help.title')}>
        <NotHereYet />
      </HelpPage>
    );
  const ways = (country: string) => cards.filter((card) => card.country === country).length;
  // Home first, then where there are numbers; a place without is not passed over in silence.
  const countries = [...new Set(['KH', ...cards.map(({ country }) => country), ...knownCountries])];
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
                {ways(country) > 0 ? say('help.routes', { count: ways(country) }) : say('help.no-routes')}
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </HelpPage>
  );
}

function Routes({ cards, programme }: Omit<KeptCards, 'asOf'>) {
  const { say } = usePortalWords();
  const { today } = usePhone();
  const other = besidePolice(cards);
  const checked = checkedWays(cards, today());
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
      {checked !== 'enough' && (
        <>
          <Notice kind="info">
            {say(`help.checked-${checked}`)} {say('help.ask-programme')}
          </Notice>
          {programme !== null && <ProgrammeRoute number={programme} />}
        </>
      )}
      {(cards.length > 0 || programme !== null) && <p className={styles['quiet']}>{say('help.copy-hint')}</p>}
    </>
  );
}
