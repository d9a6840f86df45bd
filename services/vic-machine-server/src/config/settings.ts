/** Version of the VCHs that this service makes, as in `GET /version`: `<version>-<build>-<commit>`. */
export interface BuildVersion {
  /** such as `v2.0.0` */
  readonly version: string;
  /** such as `21343`; the only part that is compared */
  readonly buildNumber: string;
  /** 7 to 40 hexadecimal digits */
  readonly commit: string;
  /** such as `2022/06/10@13:26:47` */
  readonly buildDate: string;
}

/** What operations need to know of the configuration. Paths are absolute. */
export interface Settings {
  readonly build: BuildVersion;
  readonly applianceIso: string;
  readonly bootstrapIso: string;
  /** how long configure and upgrade wait for a VCH to answer, milliseconds */
  readonly vchReadyMs: number;
}
