import compression from 'compression';
import { jest } from '@jest/globals';
import express, { type NextFunction, type Request, type Response } from 'express';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import request from 'supertest';
import { log } from './log.ts';
import { answerProblem } from './problem.filter.ts';
import { webApp } from './web.ts';

const script = `console.log('${'the lesson '.repeat(500)}')`;
const pressed = brotliCompressSync(script);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'romduol-web-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(path.join(folder, 'sw.js'), '// the worker');
  writeFileSync(path.join(folder, 'assets', 'app-1.js'), script);
  writeFileSync(path.join(folder, 'assets', 'app-1.js.br'), pressed);
  writeFileSync(path.join(folder, 'assets', 'font-1.woff2'), 'a font');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a browser that takes these encodings is answered. */
const get = (address: string, encodings: string) =>
  request(express().use(compression(), webApp(folder)))
    .get(address)
    .set('accept', 'text/html,*/*')
    .set('accept-encoding', encodings)
    .responseType('blob');

describe('a built app', () => {
  it('travels as small as its build made it', async () => {
    const { headers } = await get('/assets/app-1.js', 'gzip, deflate, br').buffer(false);
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': String(pressed.length),
      'content-type': expect.stringMatching(/javascript/),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringMatching(/accept-encoding/i),
    });
  });

  it('is understood by a browser that knows no brotli, or nothing at all', async () => {
    const zipped = await get('/assets/app-1.js', 'gzip');
    expect([zipped.headers['content-encoding'], String(zipped.body)]).toEqual(['gzip', script]);
    const plain = await get('/assets/app-1.js', 'identity');
    expect([plain.headers['content-encoding'], String(plain.body)]).toEqual([undefined, script]);
  });

  it('keeps files for ever only where another content has another name', async () => {
    const controlOf = async (address: string) => (await get(address, 'identity')).headers['cache-control'];
    expect(await controlOf('/assets/font-1.woff2')).toBe('public, max-age=31536000, immutable');
    for (const address of ['/sw.js', '/index.html', '/', '/lesson/a0-1'])
      expect(await controlOf(address)).toBe('no-cache');
  });

  it('answers its page for an address of its own, and nothing for a file that is not there', async () => {
    expect(String((await get('/lesson/a0-1', 'identity')).body)).toContain('the page');
    expect((await get('/assets/app-0.js', 'br')).status).toBe(404);
    expect((await get('/assets/%E0%A4%A', 'br')).status).toBe(400);
    expect((await get('/assets/..%2f..%2fpackage.json', 'br')).status).toBeGreaterThanOrEqual(400);
  });

  it('refuses an address that nobody can read, and writes no line of it', async () => {
    const written = jest.spyOn(log, 'error');
    const app = express().use('/staff', webApp(folder)).use(webApp(folder));
    app.use((error: unknown, asked: Request, response: Response, _next: NextFunction) =>
      answerProblem(error, asked, response),
    );
    for (const address of ['/%E0%A4%A', '/staff/%E0%A4%A', '/lesson/%']) {
      const { status, text } = await request(app).get(address).set('accept', 'text/html,*/*');
      expect([status, JSON.parse(text)]).toEqual([400, expect.objectContaining({ code: 'request.malformed' })]);
      expect(text).not.toContain('%');
    }
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  });
});
