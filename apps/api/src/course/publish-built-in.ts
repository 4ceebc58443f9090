import { courseCodes, loadCourse, pictureFile } from '@romduol/curriculum';
import { shipFaultsOf, type Course, type MediaFile, type Release } from '@romduol/domain';
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MediaService } from '../media/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { CONFIG, type Config } from '../platform/config/config.provider.ts';
import { newId } from '../platform/database/new-id.ts';
import { CourseRepository } from './course.repository.ts';
import { recordingsIn } from './pack.ts';

/** Publishes the built-in curriculum: a course that has changed since its last release gets the next version. */
@Injectable()
export class BuiltInCourses {
  constructor(
    private readonly courses: CourseRepository,
    private readonly media: MediaService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Safe to repeat at every start: without a change nothing is published. */
  async publish(): Promise<void> {
    for (const code of courseCodes) await this.publishCourse(loadCourse(code));
  }

  /**
   * Publishes one course, if it has changed.
   * @throws an error that names every fault that must not ship; while developing, a placeholder for a voice may.
   */
  async publishCourse(course: Course): Promise<void> {
    const mayHavePlaceholders = this.config.NODE_ENV === 'development';
    const faults = shipFaultsOf(course).filter(({ kind }) => !(mayHavePlaceholders && kind === 'placeholder'));
    if (faults.length > 0)
      throw new Error(
        [`the course ${course.code} must not be released:`, ...faults.map(({ says }) => says)].join('\n  '),
      );
    const pictures = Object.keys(course.pictures).map((id) => ({ id, svg: Buffer.from(pictureFile(id)) }));
    const print = createHash('sha256').update(JSON.stringify(course));
    for (const { svg } of pictures) print.update(svg);
    const fingerprint = print.digest('hex');
    const last = await this.courses.newestFingerprint(course.code);
    if (last?.fingerprint === fingerprint) return;
    const files: Record<string, MediaFile> = {};
    for (const { id, svg } of pictures) files[id] = await this.media.keep(svg, 'image/svg+xml');
    for (const sha256 of recordingsIn(course, () => true)) {
      const recording = await this.media.find(sha256);
      if (!recording) throw new Error(`the course ${course.code} has a voice whose file ${sha256} is not here`);
      files[sha256] = recording;
    }
    const release: Release = { ...course, id: newId(), version: (last?.version ?? 0) + 1, files };
    await this.courses.publish(release, fingerprint, this.clock.now());
  }
}
