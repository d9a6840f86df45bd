import * as Type from 'typebox';

export const SyslogTransport = Type.Enum(['tcp', 'udp']);
export type SyslogTransport = Type.Static<typeof SyslogTransport>;

/** Name and logging of a VCH. */
export const General = Type.Object({
  /** 1 to 31 bytes */
  name: Type.String(),
  /** text with `{id}` or `{name}` in it; empty: as the server does it */
  containerNameConvention: Type.String(),
  /** 0 none, 1 verbose, 2 listens on more interfaces, 3 no recovery and sensitive data logged */
  debug: Type.Integer({ minimum: 0, maximum: 3 }),
  syslog: Type.Object({
    transport: SyslogTransport,
    /** address or name; empty: no syslog */
    host: Type.String(),
    /** null: 514 */
    port: Type.Union([Type.Integer({ minimum: 1, maximum: 65_535 }), Type.Null()]),
  }),
});
export type General = Type.Static<typeof General>;
