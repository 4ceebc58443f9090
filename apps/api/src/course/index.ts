export { CourseModule } from './course.module.ts';
export { CourseService, packBytes } from './course.service.ts';
export { BuiltInCourses } from './publish-built-in.ts';
