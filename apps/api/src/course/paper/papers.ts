import type { FileAnswer, PaperKind } from '@romduol/contracts';
import { helpCards } from '@romduol/curriculum';
import type { Day, Locale, Release } from '@romduol/domain';
import { text } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { MediaService } from '../../media/index.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { CourseService } from '../course.service.ts';
import { draw, lettersFor } from './draw.ts';
import { guide, guideSize } from './guide.ts';
import { makingOf, paperOf, type Making, type Parts, type Pause } from './paper.ts';
import { workbook, workbookSize } from './workbook.ts';

const books: Readonly<Record<PaperKind, { readonly size: number; readonly parts: (making: Making) => Parts }>> = {
  workbook: { size: workbookSize, parts: workbook },
  guide: { size: guideSize, parts: guide },
};

/** How many finished papers are kept in memory: some megabytes each at most. */
const most = 16;

/**
 * Courses as paper. A release never changes, so each paper is made once a day and process and kept; one after the other, and
 * between two lessons and two pages others are served.
 */
@Injectable()
export class Papers {
  private readonly kept = new Map<string, Promise<Uint8Array>>();
  private making: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly courses: CourseService,
    private readonly media: MediaService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `thing.not-found` when there is no such release, or not in that language. */
  async of(releaseId: string, kind: PaperKind, locale: Locale): Promise<FileAnswer> {
    const release = await this.courses.releaseIn(releaseId, locale);
    const fileName = `${release.code}-${release.version}-${locale}-${kind}.pdf`;
    return { bytes: () => this.madeOnce(release, kind, locale), fileName };
  }

  private madeOnce(release: Release, kind: PaperKind, locale: Locale): Promise<Uint8Array> {
    // Of a day, since a help number is shown no longer than somebody has called it lately.
    const today = this.clock.today('UTC');
    const key = `${release.id} ${kind} ${locale} ${today}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const made = this.making.then(() => this.make(release, kind, locale, today));
    this.making = made.catch(() => undefined);
    this.kept.set(key, made);
    // One that failed is tried again by whoever asks next.
    made.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > most && oldest !== undefined) this.kept.delete(oldest);
    return made;
  }

  private async make(release: Release, kind: PaperKind, locale: Locale, today: Day): Promise<Uint8Array> {
    const pictures = await this.picturesOf(release);
    const letters = await lettersFor();
    const { size, parts } = books[kind];
    const making = makingOf(release, locale, helpCards(today), letters.measure, size);
    const paper = await paperOf(parts(making), making, letters.measure, others);
    return draw(paper, locale, letters, publishedAt(release), (picture) => pictures.get(picture), others);
  }

  private async picturesOf({ pictures, files }: Release): Promise<ReadonlyMap<string, string>> {
    const svgs = new Map<string, string>();
    for (const id of Object.keys(pictures)) {
      const file = files[id];
      const stream = file && (await this.media.read(file.sha256));
      if (stream) svgs.set(id, await text(stream));
    }
    return svgs;
  }
}

/** Lets requests in that have come meanwhile. */
const others: Pause = () => new Promise((resolve) => setImmediate(resolve));

/** A UUIDv7 begins with the milliseconds of its making. */
const publishedAt = ({ id }: Release): Date => new Date(parseInt(id.replace('-', '').slice(0, 12), 16));
