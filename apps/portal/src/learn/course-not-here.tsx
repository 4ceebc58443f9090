import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import { PackDownload } from './pack-download.tsx';
import { usePack } from './use-pack.ts';

/** In place of a lesson or test, while the course is not on the phone: it comes here, and what she wanted then opens. */
export function CourseNotHere() {
  const { say } = usePortalWords();
  const pack = usePack();
  return (
    <Page title={say('learn.title')} back="/learn">
      <PackDownload pack={pack} />
    </Page>
  );
}
