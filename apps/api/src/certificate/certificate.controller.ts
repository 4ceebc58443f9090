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

@Controller()
export class CertificateController {
  constructor(private readonly certificates: CertificateService) {}

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
    return this.certificates.reissue(params.id, body.newId, body.name, body.latinName);
  }

  @Handles(listMyCertificates)
  mine() {
    return this.certificates.mine();
  }

  @Handles(openMyCertificate)
  openMine(@FromRequest() { params }: Input<typeof openMyCertificate>) {
    return this.certificates.mySheet(params.id);
  }

  @Handles(verifyCertificate)
  async verify(@FromRequest() { params }: Input<typeof verifyCertificate>) {
    return { standing: await this.certificates.verify(params.code) };
  }

  @Handles(listCertificateKeys)
  async keys() {
    return [...(await this.certificates.publicKeys())];
  }
}
