import type { JoinPreview } from '@romduol/contracts';
import { BottomBar, Button, formatBytes, formatMinutes, Icon } from '@romduol/ui';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import { languageNames } from '../start/languages.ts';
import styles from './join.module.css';

export interface ClassPreviewProps {
  readonly preview: JoinPreview;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Which class the code opens, and how much of her data it will cost, before she gives anything of herself. */
export function ClassPreview({ preview, onYes, onNo }: ClassPreviewProps) {
  const { locale, say } = usePortalWords();
  const { cohortName, organisation, courseTitle, language, packBytes, minutes } = preview;
  return (
    <Page
      title={say('join.preview.title')}
      back={onNo}
      bottom={
        <BottomBar>
          <Button icon="check" isWide onPress={onYes}>
            {say('join.preview.yes')}
          </Button>
          <Button kind="quiet" isWide onPress={onNo}>
            {say('join.preview.no')}
          </Button>
        </BottomBar>
      }
    >
      <div className={styles['class']}>
        <Icon name="book" size={36} />
        <div>
          <h2>{cohortName}</h2>
          <p>{locale === 'km' ? organisation.km : organisation.en}</p>
        </div>
      </div>
      <dl className={styles['facts']}>
        <div>
          <dt>{say('join.preview.course')}</dt>
          <dd>{courseTitle[locale] ?? courseTitle[language]}</dd>
        </div>
        <div>
          <dt>{say('join.preview.language')}</dt>
          <dd lang={language}>{languageNames[language]}</dd>
        </div>
        <div>
          <dt>{say('join.preview.length')}</dt>
          <dd>{formatMinutes(locale, minutes)}</dd>
        </div>
        <div>
          <dt>{say('join.preview.download')}</dt>
          <dd>{formatBytes(locale, packBytes)}</dd>
        </div>
      </dl>
      <p className={styles['hint']}>{say('join.preview.download-hint')}</p>
    </Page>
  );
}
