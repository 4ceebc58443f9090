import type { HelpCard } from '@romduol/contracts';
import { classes, formatDay, Icon, SpeakerButton } from '@romduol/ui';
import { usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { spokenLanguages } from './countries.ts';
import { isOld } from './groups.ts';
import styles from './help.module.css';

/** One way to reach help: the number big enough to copy by hand, a button that dials it, and how sure we are of it. */
export function Route({ card }: { readonly card: HelpCard }) {
  const { locale, say } = usePortalWords();
  const { name, phones, hours, languages, khmerSpoken, isFree, confidence, url } = card;
  const spoken = spokenLanguages(locale, languages);
  return (
    <article className={styles['card']}>
      <div className={styles['top']}>
        {/* Names of services are proper names: where none exists in her language, the English one is shown, marked so. */}
        <h3 lang={name[locale] === undefined ? 'en' : locale}>{name[locale] ?? name.en}</h3>
        <SpeakerButton src={null} />
      </div>
      <ul className={styles['facts']}>
        <li className={khmerSpoken === 'yes' ? styles['good'] : undefined}>{say(`help.khmer.${khmerSpoken}`)}</li>
        {isFree && <li className={styles['good']}>{say('help.free')}</li>}
      </ul>
      {phones.map((phone) => (
        <div key={phone.inside} className={styles['phone']}>
          {phone.type !== 'voice' && (
            <p className={styles['quiet']}>
              {say(phone.type === 'other' ? 'help.channel.another' : `help.channel.${phone.type}`)}
            </p>
          )}
          <Written number={phone.inside} />
          {phone.fromAbroad && phone.fromAbroad !== phone.inside && (
            <p className={styles['quiet']}>
              {say('help.abroad')}: <strong dir="ltr">{phone.fromAbroad}</strong>
            </p>
          )}
          {phone.type === 'voice' && <Dial number={phone.inside} />}
        </div>
      ))}
      {url && phones.length === 0 && (
        <p>
          {say('help.web')}:{' '}
          <a className={styles['web']} href={url} rel="noreferrer noopener">
            {new URL(url).hostname.replace(/^www\./, '')}
          </a>
        </p>
      )}
      {hours && (
        <p className={styles['quiet']}>
          {say('help.hours')}: {/^24 hours/.test(hours) ? say('help.hours.always') : <span lang="en">{hours}</span>}
        </p>
      )}
      {spoken.length > 0 && (
        <p className={styles['quiet']}>
          {say('help.languages')}: {spoken.join(' · ')}
        </p>
      )}
      <Verified card={card} />
      {confidence === 'one-source' && <p className={styles['quiet']}>{say('help.one-source')}</p>}
    </article>
  );
}

/** The programme's own number, for where it has checked too few others. */
export function ProgrammeRoute({ number }: { readonly number: string }) {
  const { say } = usePortalWords();
  return (
    <article className={styles['card']}>
      <h3>{say('help.programme')}</h3>
      <div className={styles['phone']}>
        <Written number={number} />
        <Dial number={number} />
      </div>
    </article>
  );
}

/** As it is written, to be copied by hand. */
const Written = ({ number }: { readonly number: string }) => (
  <p className={styles['number']} dir="ltr">
    {number}
  </p>
);

function Dial({ number }: { readonly number: string }) {
  const { say } = usePortalWords();
  return (
    <a className={styles['call']} href={`tel:${number.replace(/[^\d+*#]/g, '')}`}>
      <Icon name="phone" />
      {say('help.call', { number })}
    </a>
  );
}

/** When somebody of the programme last called it: said plainly, also when nobody has. */
function Verified({ card }: { readonly card: HelpCard }) {
  const { locale, say } = usePortalWords();
  const { today } = usePhone();
  const { lastVerified } = card;
  if (lastVerified === null)
    return (
      <p className={classes(styles['verified'], styles['quiet'])}>
        <Icon name="info" size={20} />
        {say('help.unverified')}
      </p>
    );
  const isLongAgo = isOld(card, today());
  return (
    <p className={classes(styles['verified'], isLongAgo && styles['unsure'])}>
      <Icon name={isLongAgo ? 'warn' : 'check'} size={20} />
      {say(isLongAgo ? 'help.verified-old' : 'help.verified', { day: formatDay(locale, lastVerified) })}
    </p>
  );
}
