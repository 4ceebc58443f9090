import { renewCard, type Result } from '@romduol/contracts';
import { Button, Notice } from '@romduol/ui';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useServer } from '../session/server.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Fault } from '../ui/live-state.tsx';
import { Page, Panel, Row } from '../ui/page.tsx';
import { Qr } from '../ui/qr.tsx';
import { Flower } from '../ui/shell.tsx';
import { useStaffWords } from '../words.ts';
import styles from './card.module.css';

type Card = Result<typeof renewCard>;

/** A new sign-in card for one woman. Its code lives on this page only, and is gone when the page is left. */
export function CardPage() {
  const { say } = useStaffWords();
  const { id = '', traineeId = '' } = useParams();
  const { call } = useServer();
  const [card, setCard] = useState<Card | null>(null);
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly fault?: unknown }>({ isBusy: false });
  const woman = `/classes/${id}/women/${traineeId}`;
  const make = async () => {
    setState({ isBusy: true });
    try {
      setCard(await call(renewCard, { params: { id: traineeId } }));
      setState({ isBusy: false });
    } catch (fault) {
      setState({ isBusy: false, fault });
    }
  };
  return (
    <Page title={say('card.new')} back={{ to: woman, words: say('woman.it') }}>
      {card === null ? (
        <Panel>
          <p>{say('card.what')}</p>
          <Notice kind="warn">{say('card.old-stops')}</Notice>
          <Fault fault={state.fault} />
          <div>
            <Button isBusy={state.isBusy} onPress={() => void make()}>
              {say('card.make')}
            </Button>
          </div>
        </Panel>
      ) : (
        <>
          <div className={styles['beside']}>
            <Notice kind="warn" isAnnounced>
              {say('card.once')}
            </Notice>
          </div>
          <PrintedCard card={card} />
          <div className={styles['beside']}>
            <Row>
              <Button onPress={() => window.print()}>{say('print')}</Button>
              <LinkButton to={woman}>{say('card.done')}</LinkButton>
            </Row>
          </div>
        </>
      )}
    </Page>
  );
}

/**
 * 85 by 54 millimetres: a flower, her code, and the secret of the card. No name, no class, no PIN. What the camera reads
 * is no address: a browser would remember that, on whichever phone it is read.
 */
function PrintedCard({ card: { card, traineeCode } }: { readonly card: Card }) {
  const { say } = useStaffWords();
  return (
    <article className={styles['card']} aria-label={say('card.new')}>
      <div className={styles['qr']}>
        <Qr content={card} label={say('card.qr')} />
      </div>
      <div className={styles['side']}>
        <Flower />
        <strong>{traineeCode}</strong>
      </div>
      <p className={styles['code']}>{card.replace(/[\s-]/g, '').replace(/(.{4})(?=.)/g, '$1 ')}</p>
    </article>
  );
}
