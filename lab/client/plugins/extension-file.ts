import { readFileSync } from 'node:fs';
import type { Extension } from '@vic/vim25';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const Description = Type.Object({ label: Type.String(), summary: Type.String() });

const ExtensionRecord = Type.Object({
  description: Description,
  key: Type.String({ minLength: 1 }),
  version: Type.String({ minLength: 1 }),
  server: Type.Optional(
    Type.Array(
      Type.Object({
        url: Type.String(),
        description: Type.Optional(Description),
        company: Type.Optional(Type.String()),
        type: Type.String(),
        adminEmail: Type.Optional(Type.Array(Type.String())),
        serverThumbprint: Type.Optional(Type.String()),
        serverCertificate: Type.Optional(Type.String()),
      }),
    ),
  ),
  client: Type.Optional(
    Type.Array(
      Type.Object({
        version: Type.Optional(Type.String()),
        description: Type.Optional(Description),
        company: Type.Optional(Type.String()),
        type: Type.String(),
        url: Type.String(),
      }),
    ),
  ),
  resourceList: Type.Optional(
    Type.Array(
      Type.Object({
        locale: Type.String(),
        module: Type.Optional(Type.String()),
        data: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
      }),
    ),
  ),
});
const ExtensionFile = Type.Union([Type.Array(ExtensionRecord), ExtensionRecord]);

/** The extension records in a file stand for those of every vCenter. Throws an error that says what is wrong. */
export function readExtensionFile(file: string): Extension[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`The extension file "${file}" cannot be read as JSON.`, { cause: error });
  }
  if (!Value.Check(ExtensionFile, json)) {
    const [fault] = Value.Errors(ExtensionRecord, Array.isArray(json) ? json[0] : json);
    throw new Error(
      `The extension file "${file}" is wrong at "${fault?.instancePath ?? ''}": ${fault?.message ?? ''}.`,
    );
  }
  const nobody = { label: '', summary: '' };
  return (Array.isArray(json) ? json : [json]).map((record) => ({
    ...record,
    server: (record.server ?? []).map((server) => ({
      ...server,
      description: server.description ?? nobody,
      company: server.company ?? '',
      adminEmail: server.adminEmail ?? [],
    })),
    client: (record.client ?? []).map((client) => ({
      ...client,
      version: client.version ?? record.version,
      description: client.description ?? nobody,
      company: client.company ?? '',
    })),
    resourceList: (record.resourceList ?? []).map((resource) => ({
      ...resource,
      module: resource.module ?? 'resources',
    })),
    lastHeartbeatTime: new Date(),
  }));
}
