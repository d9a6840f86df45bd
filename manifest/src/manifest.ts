/** The manifest of a vSphere Client remote plug-in, as far as the working schema knows it. */
export interface Manifest {
  readonly manifestVersion: string;
  readonly requirements: Requirements;
  readonly configuration: { readonly nameKey: string; readonly icon?: IconRef };
  readonly global?: { readonly view: GlobalView };
  readonly objects?: Readonly<Record<string, ObjectExtensions>>;
  readonly definitions: ManifestDefinitions;
}

/** API versions, supported clients and vCenters, and one flag per capability that the manifest or the views use. */
export interface Requirements {
  readonly 'plugin.api.version': string;
  readonly 'vsphere.client'?: SupportedVersions;
  readonly 'vcenter.server'?: SupportedVersions;
  readonly 'confirmation.modal.api'?: string;
  readonly 'proxied.plugin.server.origin.api'?: string;
  readonly 'icon.sprite.sheet.theming'?: string;
  readonly 'plugin.backend.info.api'?: string;
  readonly 'action.accepts.multiple.targets'?: boolean;
  readonly 'plugin.dynamic.extensions'?: string;
}

export interface SupportedVersions {
  readonly version?: string;
  readonly environments?: readonly ('onprem' | 'cloud' | 'gateway')[];
}

export interface IconRef {
  readonly name: string;
}

export interface GlobalView {
  readonly navigationId?: string;
  readonly uri: string;
  readonly navigationVisible?: boolean;
  readonly isPublic?: boolean;
}

/** Where the client asks what to show: a path on the manifest server, or on an auxiliary server named by its type. */
export type DynamicUri = string | { readonly path: string; readonly serverType: string };

export interface ObjectExtensions {
  readonly summary?: SummarySection;
  readonly monitor?: TabSection;
  readonly configure?: TabSection;
  readonly menu?: MenuSection;
}

export interface SummarySection {
  readonly dynamicUri?: DynamicUri;
  readonly view?: Card;
  readonly views?: readonly Card[];
}

export interface Card {
  readonly id?: string;
  readonly labelKey?: string;
  readonly uri: string;
  readonly icon?: IconRef;
  readonly size?: { readonly widthSpan?: number; readonly heightSpan?: number };
  readonly dynamic?: boolean;
}

export interface TabSection {
  readonly dynamicUri?: DynamicUri;
  readonly forceExpand?: boolean;
  readonly views: readonly TabView[];
}

export interface TabView {
  readonly navigationId: string;
  readonly labelKey: string;
  readonly uri: string;
  readonly dynamic?: boolean;
}

export interface MenuSection {
  readonly dynamicUri?: DynamicUri;
  readonly actions: readonly (MenuAction | MenuSeparator)[];
}

export interface MenuSeparator {
  readonly type: 'separator';
}

export interface MenuAction {
  readonly type?: never;
  readonly id?: string;
  readonly labelKey: string;
  readonly icon?: IconRef;
  readonly trigger: ActionTrigger;
  readonly acceptsMultipleTargets?: boolean;
  readonly dynamic?: boolean;
}

export type ActionTrigger =
  | {
      readonly type: 'modal';
      readonly uri: string;
      readonly titleKey?: string;
      /** Pixels. */
      readonly size: { readonly width: number; readonly height: number };
    }
  | { readonly type: 'navigation'; readonly targetViewId: string };

export interface ManifestDefinitions {
  readonly iconSpriteSheet?: SpriteSheet & {
    readonly definitions: SpriteTiles;
    readonly themeOverrides?: { readonly dark?: SpriteSheet; readonly light?: SpriteSheet };
  };
  readonly i18n: ManifestTexts;
}

export interface SpriteSheet {
  readonly uri: string;
  readonly definitions?: SpriteTiles;
}

/** Upper left corner of each 32×32 px tile, in pixels. */
export type SpriteTiles = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

export interface ManifestTexts {
  readonly locales: readonly string[];
  /** Text by key, then by locale. */
  readonly definitions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
