import { BottomBar, Button, formatBytes, formatMinutes, Icon, Notice } from '@romduol/ui';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import { languageNames } from '../start/languages.ts';
import type { ClassLook } from './class-look.ts';
import styles from './join.module.css';

export interface ClassPreviewProps {
  readonly look: ClassLook;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Which class the code opens, and how much of her data it will cost, before she gives anything of herself. */
export function ClassPreview({ look, onYes, onNo }: ClassPreviewProps) {
  const { locale, say } = usePortalWords();
  const { cohortName, organisation, courseTitle, language, packBytes, minutes, isHere } = look;
  const course = courseTitle && (courseTitle[locale] ?? courseTitle[language]);
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
          <h2>{cohortName ?? course ?? say('join.preview.title')}</h2>
          {organisation && <p>{locale === 'km' ? organisation.km : organisation.en}</p>}
        </div>
      </div>
      {cohortName === null && (
        <Notice kind="offline" isAnnounced>
          {say('join.preview.offline')}
        </Notice>
      )}
      <dl className={styles['facts']}>
        {course && cohortName !== null && (
          <div>
            <dt>{say('join.preview.course')}</dt>
            <dd>{course}</dd>
          </div>
        )}
        <div>
          <dt>{say('join.preview.language')}</dt>
          <dd lang={language}>{languageNames[language]}</dd>
        </div>
        {minutes !== null && (
          <div>
            <dt>{say('join.preview.length')}</dt>
            <dd>{formatMinutes(locale, minutes)}</dd>
          </div>
        )}
        <div>
          <dt>{say('join.preview.download')}</dt>
          <dd>{isHere ? say('join.preview.here') : formatBytes(locale, packBytes)}</dd>
        </div>
      </dl>
      {!isHere && <p className={styles['hint']}>{say('join.preview.download-hint')}</p>}
    </Page>
  );
}
