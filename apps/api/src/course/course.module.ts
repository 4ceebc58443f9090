import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.ts';
import { MediaModule } from '../media/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { CourseController } from './course.controller.ts';
import { CourseRepository } from './course.repository.ts';
import { CourseService } from './course.service.ts';
import { Papers } from './paper/papers.ts';
import { BuiltInCourses } from './publish-built-in.ts';

@Module({
  imports: [OrganisationModule, IdentityModule, MediaModule],
  controllers: [CourseController],
  providers: [CourseService, CourseRepository, BuiltInCourses, Papers],
  exports: [CourseService, BuiltInCourses],
})
export class CourseModule {}
