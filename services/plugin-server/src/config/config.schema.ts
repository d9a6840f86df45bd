import { Type, type Static } from 'typebox';

const filePath = Type.String({ minLength: 1, maxLength: 4096 });
const port = Type.Integer({ minimum: 0, maximum: 65_535 });

const thumbprint = Type.Union([Type.String({ pattern: '^[0-9A-Fa-f: ]+$' }), Type.Null()]);
const caFile = Type.Union([filePath, Type.Null()]);

/** The vic-machine-server that works on a vCenter. */
export const VicMachineConfig = Type.Object(
  {
    /** `https://host:port`; the default is port 8443 of the VIC appliance that vCenter knows */
    url: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 2048 }), Type.Null()])),
    /** SHA-256 (or SHA-1) thumbprint of its certificate; else the chain is verified */
    thumbprint: Type.Optional(thumbprint),
    /** PEM file with the CAs that its chain is verified against; the default is the system's */
    caFile: Type.Optional(caFile),
  },
  { additionalProperties: false },
);
export type VicMachineConfig = Static<typeof VicMachineConfig>;

/** One vCenter, keyed in the configuration by its GUID (`about.instanceUuid`). */
export const VcenterConfig = Type.Object(
  {
    /** name shown to users; the default is `fqdn` */
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    /** host name or address of the vCenter */
    fqdn: Type.String({ minLength: 1, maxLength: 255 }),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
    /** SHA-256 (or SHA-1) thumbprint of its certificate; else the chain is verified */
    thumbprint: Type.Optional(thumbprint),
    /** PEM file with the CAs that its chain is verified against; the default is the system's */
    caFile: Type.Optional(caFile),
    vicMachine: Type.Optional(VicMachineConfig),
    /** where `/api/ui` answers if that is not the vCenter's own origin */
    clientUrl: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 2048 }), Type.Null()])),
  },
  { additionalProperties: false },
);
export type VcenterConfig = Static<typeof VcenterConfig>;

export const VcentersConfig = Type.Record(Type.String({ minLength: 1, maxLength: 100 }), VcenterConfig);

/** The file that `vic-plugin` writes: endpoints by GUID. */
export const VcentersFile = Type.Object({ vcenters: VcentersConfig }, { additionalProperties: false });

const limits = Type.Object(
  {
    /** requests a minute of one session token */
    requestsPerMinute: Type.Integer({ minimum: 1, default: 1200 }),
    /** largest request body, bytes; a VCH's specification with its certificates may have sixteen times as much */
    bodyBytes: Type.Integer({ minimum: 1024, maximum: 16_777_216, default: 65_536 }),
    /** cloned vCenter sessions in all */
    sessions: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
    /** open streams in all */
    streams: Type.Integer({ minimum: 1, maximum: 10_000, default: 500 }),
  },
  { additionalProperties: false, default: {} },
);

/** The whole configuration after merging file, environment and options. */
export const Config = Type.Object(
  {
    listen: Type.Object(
      { host: Type.String({ minLength: 1, default: '0.0.0.0' }), port: Type.Integer({ ...port, default: 9443 }) },
      { additionalProperties: false, default: {} },
    ),
    tls: Type.Object({ certFile: filePath, keyFile: filePath }, { additionalProperties: false }),
    /** the built ui */
    uiFolder: Type.String({ minLength: 1, default: 'dist/ui' }),
    /** `plugin.json`, `plugin.zip` and the sprite sheets */
    manifestFolder: Type.String({ minLength: 1, default: 'dist/manifest' }),
    vcenters: Type.Record(Type.String({ minLength: 1, maxLength: 100 }), VcenterConfig, { default: {} }),
    vcentersFile: Type.Optional(filePath),
    /** sources of CSP `frame-ancestors` */
    frameAncestors: Type.Array(Type.String({ pattern: "^('self'|https?://[^\\s;,]+)$" }), {
      minItems: 1,
      default: ["'self'"],
    }),
    /** adds `require-trusted-types-for 'script'` to the CSP of the ui */
    requireTrustedTypes: Type.Boolean({ default: false }),
    logLevel: Type.Union(
      [
        Type.Literal('fatal'),
        Type.Literal('error'),
        Type.Literal('warn'),
        Type.Literal('info'),
        Type.Literal('debug'),
        Type.Literal('silent'),
      ],
      { default: 'info' },
    ),
    limits,
  },
  { additionalProperties: false },
);
export type Config = Static<typeof Config>;
