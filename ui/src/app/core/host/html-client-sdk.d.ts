/**
 * What this plug-in uses of `window.htmlClientSdk`, the JavaScript API of the vSphere Client.
 * Members younger than the first release are optional on purpose: test for them, never compare versions.
 */
declare namespace VSphereClientSdk {
  interface HtmlClientSdk {
    /** Runs the callback when the library is ready, at once if it already is. May be called repeatedly. */
    initialize(callback?: () => void): void;
    /** Present only after initialisation. */
    readonly app: App;
    /** Present only after initialisation. */
    readonly event: Events;
    /** Present only after initialisation. */
    readonly modal?: Modal;
  }

  interface App {
    getContextObjects(): ContextObject[];
    getClientLocale(): string;
    getSessionInfo(callback: (info: SessionInfo | null) => void): void;
    /** `customData` of the `navigateTo` that led here */
    getNavigationData?(): unknown;
    navigateTo(options: { objectId?: string; targetViewId?: string; customData?: unknown }): void;
    getTheme?(): PluginTheme;
    formatDateTime?(unixMillis: number, options?: { format?: 'DATE' | 'TIME' | 'DATE_AND_TIME' }): string;
    getPluginBackendInfo?(callback: (info: PluginBackendInfo | null) => void): void;
  }

  interface Events {
    onGlobalRefresh(callback: () => void): void;
    onThemeChanged?(callback: (theme: PluginTheme) => void): void;
    onDateTimeFormatChanged?(callback: () => void): void;
  }

  interface Modal {
    open(config: ModalConfig): void;
    /** Closes the dialog that the calling page is in. */
    close(data?: unknown): void;
    getCustomData?(): unknown;
  }

  interface ModalConfig {
    /** resolved against the page's base */
    url: string;
    title?: string;
    size?: { width: number; height: number };
    /** Called without argument when the user closes the dialog by its own means. */
    onClosed?: (result?: unknown) => void;
    contextObjects?: unknown[];
    /** travels as JSON */
    customData?: unknown;
  }

  interface ContextObject {
    /** `urn:vmomi:<Type>:<moid>:<vcGuid>`; some clients leave the GUID out */
    id: string;
  }

  interface PluginTheme {
    name: string;
  }

  interface SessionInfo {
    sessionToken: string;
    nodeId?: string;
  }

  interface PluginBackendServerInfo {
    /** path on the client's origin, the registered URL's own path included */
    proxiedUrl: string;
    /** path on the client's origin */
    proxiedBaseUrl: string;
    type: string;
  }

  interface PluginBackendInfo {
    allPluginBackendServers: PluginBackendServerInfo[];
    backendServersPerVc: Record<string, PluginBackendServerInfo[]>;
  }
}

interface Window {
  readonly htmlClientSdk?: VSphereClientSdk.HtmlClientSdk;
}
