export { CertificateModule } from './certificate.module.ts';
export { CertificateService } from './certificate.service.ts';
