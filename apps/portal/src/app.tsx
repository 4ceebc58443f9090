import type { StoredPhone } from '@romduol/offline';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { BorrowProvider } from './borrowed/borrow.tsx';
import { Failed } from './frame/failed.tsx';
import { FaultBoundary } from './frame/fault-boundary.tsx';
import { NotFound } from './frame/not-found.tsx';
import { OneEntryRouter } from './frame/one-entry-router.tsx';
import { Opening } from './frame/opening.tsx';
import { PhoneProvider } from './phone/phone-context.tsx';
import { NeedsPlace } from './place/needs-place.tsx';
import { PlaceProvider } from './place/place-context.tsx';
import { Start } from './start/start.tsx';

const Join = lazy(async () => ({ default: (await import('./join/join.tsx')).Join }));
const OpenPlace = lazy(async () => ({ default: (await import('./open/open.tsx')).OpenPlaceScreen }));
const Learn = lazy(async () => ({ default: (await import('./learn/learn.tsx')).Learn }));
const ChoosePacks = lazy(async () => ({ default: (await import('./learn/choose-packs.tsx')).ChoosePacks }));
const Help = lazy(async () => ({ default: (await import('./help/help.tsx')).Help }));
const Lesson = lazy(async () => ({ default: (await import('./lesson/lesson.tsx')).LessonScreen }));
const Test = lazy(async () => ({ default: (await import('./test/test.tsx')).TestScreen }));
const Me = lazy(async () => ({ default: (await import('./me/me.tsx')).Me }));
const Card = lazy(async () => ({ default: (await import('./card/card.tsx')).CardScreen }));
const Certificate = lazy(async () => ({ default: (await import('./certificate/certificate.tsx')).CertificateScreen }));
const Verify = lazy(async () => ({ default: (await import('./certificate/verify.tsx')).Verify }));

const AskAgain = lazy(async () => ({ default: (await import('./join/ask-again.tsx')).AskAgain }));
const BeginBorrowed = lazy(async () => ({ default: (await import('./borrowed/begin.tsx')).BeginBorrowed }));
const BorrowedWatch = lazy(async () => ({ default: (await import('./borrowed/watch.tsx')).BorrowedWatch }));
const FinishBorrowed = lazy(async () => ({ default: (await import('./borrowed/finish.tsx')).FinishBorrowed }));
const Finished = lazy(async () => ({ default: (await import('./borrowed/finished.tsx')).Finished }));

const ChooseLook = lazy(async () => ({ default: (await import('./look/choose-look.tsx')).ChooseLook }));
const Install = lazy(async () => ({ default: (await import('./install/install.tsx')).InstallScreen }));

const failed = (reason: 'storage' | 'outdated') => <Failed reason={reason} />;

/** The learner portal. */
export const App = () => (
  <FaultBoundary>
    <Portal />
  </FaultBoundary>
);

/** Everything below the boundary of faults. Tests give a phone in memory. */
export const Portal = ({ open }: { readonly open?: () => Promise<StoredPhone> }) => (
  <BorrowProvider>
    {({ which, borrowed }) => (
      <PhoneProvider
        key={which}
        open={borrowed?.open ?? open}
        media={borrowed?.media}
        whileOpening={<Opening />}
        whenFailed={failed}
      >
        <PlaceProvider>
          <OneEntryRouter>
            <Screens />
          </OneEntryRouter>
          {borrowed && (
            <Suspense fallback={null}>
              <BorrowedWatch />
            </Suspense>
          )}
        </PlaceProvider>
      </PhoneProvider>
    )}
  </BorrowProvider>
);

/** Every address of the portal. */
export const Screens = () => (
  <Suspense fallback={<Opening />}>
    <Routes>
      <Route path="/" element={<Start />} />
      <Route path="/join" element={<Join />} />
      <Route path="/join/:code" element={<Join />} />
      <Route path="/card" element={<Card />} />
      <Route path="/open" element={<OpenPlace />} />
      <Route
        path="/learn"
        element={
          <NeedsPlace>
            <Learn />
          </NeedsPlace>
        }
      />
      <Route
        path="/packs"
        element={
          <NeedsPlace>
            <ChoosePacks />
          </NeedsPlace>
        }
      />
      <Route
        path="/lesson/:id"
        element={
          <NeedsPlace>
            <Lesson />
          </NeedsPlace>
        }
      />
      <Route
        path="/test/:sitting"
        element={
          <NeedsPlace>
            <Test />
          </NeedsPlace>
        }
      />
      <Route
        path="/me"
        element={
          <NeedsPlace>
            <Me />
          </NeedsPlace>
        }
      />
      <Route
        path="/certificate"
        element={
          <NeedsPlace>
            <Certificate />
          </NeedsPlace>
        }
      />
      <Route
        path="/code"
        element={
          <NeedsPlace isWithoutCourse>
            <AskAgain />
          </NeedsPlace>
        }
      />
      <Route path="/borrowed" element={<BeginBorrowed />} />
      <Route
        path="/finish"
        element={
          <NeedsPlace isWithoutCourse>
            <FinishBorrowed />
          </NeedsPlace>
        }
      />
      <Route path="/finished" element={<Finished />} />
      <Route path="/look" element={<ChooseLook />} />
      <Route path="/install" element={<Install />} />
      <Route path="/help" element={<Help />} />
      <Route path="/help/:country" element={<Help />} />
      <Route path="/C" element={<Verify />} />
      <Route path="/C/:code" element={<Verify />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  </Suspense>
);
