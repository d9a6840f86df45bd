import type { Schemas } from '@vic/vic-machine-api';
import { apiDescription } from '@vic/vic-machine-api/description';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { versionText } from '../config/build-version.ts';
import { jsonText, sendJson, sendText } from '../http/answer.ts';
import type { Services } from '../services.ts';
import { descriptionPage } from './description-page.ts';
import { unscoped, type OperationRoute } from './operation-route.ts';
import { sendTextAs } from './register-routes.ts';

const WELCOME = 'You have successfully accessed the VCH Management API.';
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

/** Operations that need no target and no credentials. */
export function serviceRoutes({ settings }: Services): readonly OperationRoute[] {
  const version = versionText(settings.build);
  const description = jsonText(apiDescription);
  const page = descriptionPage(apiDescription);
  const metadata = (): Schemas['Metadata'] => ({
    version,
    bootstrap_images: existsSync(settings.bootstrapIso)
      ? [{ name: path.basename(settings.bootstrapIso), version }]
      : [],
  });
  const shared = { method: 'GET', isPublic: true } as const;
  const text = (operationId: string, at: string, body: string): OperationRoute =>
    unscoped({
      ...shared,
      operationId,
      path: at,
      produces: 'text/plain',
      answer: async ({ reply, contentType }) => sendTextAs(reply, 200, contentType, body),
    });
  return [
    text('hello', '/hello', WELCOME),
    text('getVersion', '/version', version),
    unscoped({
      ...shared,
      operationId: 'getMetadata',
      path: '',
      produces: 'application/json',
      answer: async ({ reply, contentType }) => sendJson(reply, 200, contentType, metadata()),
    }),
    unscoped({
      ...shared,
      operationId: 'getDocumentation',
      path: '/docs',
      produces: 'text/html; charset=utf-8',
      answer: async ({ reply }) =>
        sendText(reply.header('content-security-policy', PAGE_POLICY), 200, 'text/html; charset=utf-8', page),
    }),
    {
      ...shared,
      operationId: 'getDescription',
      path: '/swagger.json',
      produces: 'application/json',
      answer: async ({ reply }) => sendText(reply, 200, 'application/json', description),
    },
  ];
}
