import {
  listCertificateKeys,
  listCertificates,
  listMyCertificates,
  openCertificate,
  openMyCertificate,
  reissueCertificate,
  revokeCertificate,
  verifyCertificate,
  type Input,
} from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { CertificateService } from './certificate.service.ts';
import { MyCertificates } from './my-certificates.ts';
import { Verification } from './verification.ts';

@Controller()
export class CertificateController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly own: MyCertificates,
    private readonly verification: Verification,
  ) {}

  @Handles(listCertificates)
  list(@FromRequest() { params }: Input<typeof listCertificates>) {
    return this.certificates.list(params.id);
  }

  @Handles(openCertificate)
  open(@FromRequest() { params }: Input<typeof openCertificate>) {
    return this.certificates.sheet(params.id);
  }

  @Handles(revokeCertificate)
  revoke(@FromRequest() { params, body }: Input<typeof revokeCertificate>) {
    return this.certificates.revoke(params.id, body.reason);
  }

  @Handles(reissueCertificate)
  reissue(@FromRequest() { params, body }: Input<typeof reissueCertificate>) {
    return this.certificates.reissue(params.id, body.newId, { name: body.name, latinName: body.latinName });
  }

  @Handles(listMyCertificates)
  mine() {
    return this.own.list();
  }

  @Handles(openMyCertificate)
  openMine(@FromRequest() { params }: Input<typeof openMyCertificate>) {
    return this.own.sheet(params.id);
  }

  @Handles(verifyCertificate)
  async verify(@FromRequest() { params }: Input<typeof verifyCertificate>) {
    return { standing: await this.verification.verify(params.code) };
  }

  @Handles(listCertificateKeys)
  async keys() {
    return [...(await this.verification.publicKeys())];
  }
}
