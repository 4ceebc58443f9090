import {
  endpoints,
  getMetrics,
  getOpenApi,
  getReference,
  isAlive,
  isReady,
  openApiOf,
  referencePage,
} from '@romduol/contracts';
import { Controller } from '@nestjs/common';
import { Handles } from './handles.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';

const utf8 = new TextEncoder();

@Controller()
export class OperationController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Handles(isAlive)
  async live() {
    return {};
  }

  @Handles(isReady)
  async ready() {
    await this.readiness.check();
    return {};
  }

  @Handles(getMetrics)
  async metricsText() {
    return { bytes: utf8.encode(await this.metrics.registry.metrics()), fileName: 'metrics.txt' };
  }

  @Handles(getOpenApi)
  async openApi() {
    return openApiOf(endpoints);
  }

  @Handles(getReference)
  async reference() {
    return { bytes: utf8.encode(referencePage(endpoints)), fileName: 'reference.html' };
  }
}
