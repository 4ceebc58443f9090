import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.ts';
import { configure } from './bootstrap.ts';
import { ConfigError, readConfig, type Config } from './platform/config/config.ts';

const config = configOrExit();
const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
  bodyParser: false,
  logger: ['error', 'warn'],
});
configure(app, config);
await app.listen(config.PORT, config.HOST);
process.send?.('listening');
// Whoever started this process and is gone can no longer stop it.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`These settings are missing or wrong:\n${error.message}`);
    process.exit(2);
  }
}
