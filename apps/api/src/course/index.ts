export { CourseModule } from './course.module.ts';
export { CourseService } from './course.service.ts';
export { packBytes, packBytesByLanguage } from './release-summary.ts';
export { BuiltInCourses } from './publish-built-in.ts';
