/** Where a message may be worded otherwise: the recorded text, as a pattern, and what ours must say in its place. */
interface TextRule {
  readonly recorded: RegExp;
  readonly ours: RegExp;
  readonly why: string;
}

const GO = "a text of Go's own library, which varies between its builds";

const TEXT_RULES: readonly TextRule[] = [
  {
    recorded: /^parsing vch body from "" failed, because unexpected EOF$/,
    ours: /^parsing vch body from "" failed, because .+/,
    why: GO,
  },
  {
    recorded:
      /^parsing vch body from "" failed, because json: cannot unmarshal (\w+) into Go struct field \S+ of type \S+$/,
    ours: /^parsing vch body from "" failed, because .+/,
    why: GO,
  },
  {
    recorded: /: Post "https:\S+\/sdk": dial tcp \S+ connect: connection refused$/,
    ours: /^validation error: Failed to connect to 127\.0\.0\.1:1: .*connection refused/,
    why: GO,
  },
  {
    recorded: /: dial tcp: lookup \S+: no such host$/,
    ours: /^validation error: Failed to connect to 127\.0\.0\.1%3A\d+: .*no such host/,
    why: GO,
  },
  {
    recorded: /^validation error: x509: certificate signed by unknown authority$/,
    ours: /^validation error: (.*: )?x509: /,
    why: GO,
  },
  {
    recorded: / thumbprint does not match "/,
    ours: /^validation error: Failed to connect to 127\.0\.0\.1:\d+: .*thumbprint does not match "[0-9A-Fa-f:]+"/,
    why: GO,
  },
  {
    recorded: /ServerFaultCode: Login failure$/,
    ours: /ServerFaultCode: Cannot complete login due to an incorrect user name or password\.$/,
    why: "the target's own wording: that of a vCenter, not of the recording's simulator",
  },
  {
    recorded: /^ServerFaultCode: The object has already been deleted or has not been completely created$/,
    ours: /^ServerFaultCode: The object .*has already been deleted or has not been completely created/,
    why: "the target's own wording",
  },
  {
    recorded: /^failed to validate VCH: tls: private key does not match public key$/,
    ours: /^failed to validate VCH: .*private key does not match/,
    why: GO,
  },
  { recorded: /^Unknown: invalid BuildNumber format /, ours: /^Unknown: invalid BuildNumber format "abc"/, why: GO },
  { recorded: /^Unknown: failed to parse maybe to bool/, ours: /^Unknown: failed to parse "maybe"/, why: GO },
];

/** Whether ours means what the recorded message means. */
export function meansTheSame(recorded: string, ours: string): boolean {
  return recorded === ours || TEXT_RULES.some((rule) => rule.recorded.test(recorded) && rule.ours.test(ours));
}
