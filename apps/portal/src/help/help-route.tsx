import type { HelpCard } from '@romduol/contracts';
import { daysBetween } from '@romduol/domain';
import { classes, formatDay, Icon, SpeakerButton } from '@romduol/ui';
import { usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { spokenLanguages } from './countries.ts';
import { freshForDays } from './groups.ts';
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
          <p className={styles['number']} dir="ltr">
            {phone.inside}
          </p>
          {phone.fromAbroad && phone.fromAbroad !== phone.inside && (
            <p className={styles['quiet']}>
              {say('help.abroad')}: <strong dir="ltr">{phone.fromAbroad}</strong>
            </p>
          )}
          {phone.type === 'voice' && (
            <a className={styles['call']} href={`tel:${phone.inside.replace(/[^\d+*#]/g, '')}`}>
              <Icon name="phone" />
              {say('help.call', { number: phone.inside })}
            </a>
          )}
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
  const isOld = daysBetween(lastVerified, today()) > freshForDays;
  return (
    <p className={classes(styles['verified'], isOld && styles['unsure'])}>
      <Icon name={isOld ? 'warn' : 'check'} size={20} />
      {say(isOld ? 'help.verified-old' : 'help.verified', { day: formatDay(locale, lastVerified) })}
    </p>
  );
}
