import { listSessions, revokeSession } from '@romduol/contracts';
import { Button, Notice } from '@romduol/ui';
import { useState } from 'react';
import { Facts } from '../ui/facts.tsx';
import { Fault, LiveState } from '../ui/live-state.tsx';
import { Page, Panel } from '../ui/page.tsx';
import { formatInstant, useStaffWords } from '../words.ts';
import { useAnswer } from './answers.tsx';
import { useMe } from './me.ts';
import { useServer } from './server.ts';
import { SignOut } from './sign-out.tsx';
import styles from './account.module.css';

/** Who I am here, and everywhere I am signed in. */
export function AccountPage() {
  const { locale, say } = useStaffWords();
  const { me } = useMe();
  const { call } = useServer();
  const sessions = useAnswer(listSessions, {});
  const [state, setState] = useState<{ readonly ending?: string; readonly ended?: boolean; readonly fault?: unknown }>(
    {},
  );
  const end = async (id: string) => {
    setState({ ending: id });
    try {
      await call(revokeSession, { params: { id } });
      await sessions.refresh();
      setState({ ended: true });
    } catch (fault) {
      setState({ fault });
    }
  };
  const told = (instant: string) => formatInstant(locale, new Date(instant), me.organisation.timeZone);
  const organisation = locale === 'km' ? me.organisation.name.km : me.organisation.name.en;
  return (
    <Page title={say('account.title')}>
      <Panel>
        <Facts
          facts={[
            { label: say('account.name'), value: me.name },
            { label: say('sign-in.email'), value: me.email },
            { label: say('account.organisation'), value: organisation },
            { label: say('account.roles'), value: me.roles.map((role) => say(`role.${role}`)).join(', ') },
          ]}
        />
        <div>
          <SignOut />
        </div>
      </Panel>
      <Panel title={say('sessions.title')}>
        <p>{say('sessions.explain')}</p>
        <Fault fault={state.fault} />
        {state.ended && (
          <Notice kind="good" isAnnounced>
            {say('sessions.ended')}
          </Notice>
        )}
        <LiveState of={sessions}>
          {(list) => (
            <ul className={styles['sessions']}>
              {list.map(({ id, startedAt, lastUsedAt, userAgent, isThisOne }) => (
                <li key={id}>
                  <div>
                    <strong>{isThisOne ? say('sessions.this') : deviceIn(userAgent) || say('sessions.another')}</strong>
                    <p>{say('sessions.when', { began: told(startedAt), used: told(lastUsedAt) })}</p>
                  </div>
                  {!isThisOne && (
                    <Button kind="danger" isBusy={state.ending === id} onPress={() => void end(id)}>
                      {say('sessions.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </LiveState>
      </Panel>
    </Page>
  );
}

// More exact names first: Android calls itself Linux too, and nearly every browser calls itself Safari.
const devices = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['CrOS', 'Chromebook'],
  ['Linux', 'Linux'],
] as const;
const browsers = [
  ['Firefox', 'Firefox'],
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;

/** The kind of device and the browser out of what browsers say of themselves, as far as it can be told. */
function deviceIn(userAgent: string): string {
  const first = (known: readonly (readonly [sign: string, name: string])[]) =>
    known.find(([sign]) => userAgent.includes(sign))?.[1];
  return [first(devices), first(browsers)].filter(Boolean).join(', ');
}
