import { AppFault } from '../errors/app-fault.ts';
import { HOST_TIMEOUT_MS, VSphereHost } from './vsphere-host.ts';

interface Library extends VSphereClientSdk.HtmlClientSdk {
  readonly app: jasmine.SpyObj<VSphereClientSdk.App>;
  readonly event: jasmine.SpyObj<VSphereClientSdk.Events>;
}

/** A client of the oldest kind: none of the members that came later. */
function oldLibrary(): Library {
  return {
    initialize: (callback) => callback?.(),
    app: jasmine.createSpyObj<VSphereClientSdk.App>('app', [
      'getContextObjects',
      'getClientLocale',
      'getSessionInfo',
      'navigateTo',
    ]),
    event: jasmine.createSpyObj<VSphereClientSdk.Events>('event', ['onGlobalRefresh']),
  };
}

function install(library: VSphereClientSdk.HtmlClientSdk | undefined): void {
  Object.defineProperty(window, 'htmlClientSdk', { value: library, configurable: true });
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof AppFault ? thrown.code : 'no fault';
}

describe('VSphereHost', () => {
  beforeEach(() => {
    jasmine.clock().install();
  });
  afterEach(() => {
    jasmine.clock().uninstall();
    install(undefined);
  });

  it('says so when the page is not inside the client', async () => {
    install(undefined);

    expect(await codeOf(new VSphereHost().ready())).toBe('client-missing');
  });

  it('does not wait for ever for a client that does not answer', async () => {
    install({ ...oldLibrary(), initialize: () => undefined });
    const ready = new VSphereHost().ready();
    jasmine.clock().tick(HOST_TIMEOUT_MS);

    expect(await codeOf(ready)).toBe('client-timeout');
  });

  it('works with an old client', async () => {
    install(oldLibrary());
    const host = new VSphereHost();
    await host.ready();

    expect(host.theme()).toBe('light');
    expect(host.formatDateTime(0)).toBeNull();
    expect(await host.backend()).toBeNull();
  });

  it('follows the theme of the client', async () => {
    const library = oldLibrary();
    let changeTheme: (theme: VSphereClientSdk.PluginTheme) => void = () => undefined;
    install({
      ...library,
      app: { ...library.app, getTheme: () => ({ name: 'dark' }) },
      event: { ...library.event, onThemeChanged: (callback) => (changeTheme = callback) },
    });
    const host = new VSphereHost();
    await host.ready();

    expect(host.theme()).toBe('dark');
    changeTheme({ name: 'light' });

    expect(host.theme()).toBe('light');
  });

  it('opens an object by its id', async () => {
    const library = oldLibrary();
    install(library);
    const host = new VSphereHost();
    await host.ready();
    host.openObject('urn:vmomi:VirtualMachine:vm-1:guid');

    expect(library.app.navigateTo.calls.allArgs()).toEqual([[{ objectId: 'urn:vmomi:VirtualMachine:vm-1:guid' }]]);
  });

  it('leaves a dialog for a page of the global view, which is told of it there', async () => {
    const modal = jasmine.createSpyObj<VSphereClientSdk.Modal>('modal', ['open', 'close']);
    const library = { ...oldLibrary(), modal };
    install(library);
    const host = new VSphereHost();
    await host.ready();

    expect(host.wantedPage()).toBeNull();
    host.leaveDialogFor('/main/vchs');
    const options = library.app.navigateTo.calls.first().args[0];

    expect(options.targetViewId).toBe('vicMain');
    jasmine.clock().tick(1_000);

    expect(modal.close.calls.count()).toBe(1);
    install({ ...library, app: { ...library.app, getNavigationData: () => options.customData } });

    expect(host.wantedPage()).toBe('/main/vchs');
  });

  it('tells that there is no session any more', async () => {
    const library = oldLibrary();
    library.app.getSessionInfo.and.callFake((callback) => {
      callback(null);
    });
    install(library);
    const host = new VSphereHost();
    await host.ready();

    expect(await host.session()).toBeNull();
  });

  it('tells all objects that an action was started on', async () => {
    const library = oldLibrary();
    library.app.getContextObjects.and.returnValue([{ id: 'urn:1' }, { id: 'urn:2' }]);
    install(library);
    const host = new VSphereHost();
    await host.ready();

    expect(host.contextObjectIds()).toEqual(['urn:1', 'urn:2']);
    expect(host.contextObjectId()).toBe('urn:1');
  });

  it('opens a page of ours as a dialog, and hears how it was closed', async () => {
    const modal = jasmine.createSpyObj<VSphereClientSdk.Modal>('modal', ['open', 'close']);
    install({ ...oldLibrary(), modal });
    const host = new VSphereHost();
    await host.ready();
    const onClosed = jasmine.createSpy('onClosed');

    const isOpen = host.openModal({
      path: '/create-vch',
      title: 'New',
      size: { width: 1050, height: 700 },
      contextObjectIds: ['urn:1'],
      data: { copyOf: 'urn:2' },
      onClosed,
    });
    const [config] = modal.open.calls.mostRecent().args;
    config.onClosed?.('result');

    expect(isOpen).toBeTrue();
    expect(config).toEqual(
      jasmine.objectContaining({
        url: 'index.html#/create-vch',
        title: 'New',
        size: { width: 1050, height: 700 },
        contextObjects: [{ id: 'urn:1' }],
        customData: { copyOf: 'urn:2' },
      }),
    );
    expect(onClosed).toHaveBeenCalledOnceWith('result');
  });

  it('closes its own dialog, with a result or without', async () => {
    const modal = jasmine.createSpyObj<VSphereClientSdk.Modal>('modal', ['open', 'close']);
    install({ ...oldLibrary(), modal });
    const host = new VSphereHost();
    await host.ready();

    host.closeModal();
    host.closeModal({ isDone: true });

    expect(modal.close.calls.allArgs()).toEqual([[], [{ isDone: true }]]);
  });

  it('reads what the opener of the dialog handed over', async () => {
    const modal: VSphereClientSdk.Modal = {
      ...jasmine.createSpyObj<VSphereClientSdk.Modal>('modal', ['open', 'close']),
      getCustomData: () => ({ copyOf: 'urn:2' }),
    };
    install({ ...oldLibrary(), modal });
    const host = new VSphereHost();
    await host.ready();

    expect(host.modalData()).toEqual({ copyOf: 'urn:2' });
  });

  it('does without dialogs where the client has none', async () => {
    install(oldLibrary());
    const host = new VSphereHost();
    await host.ready();
    host.closeModal();

    expect(host.openModal({ path: '/x', title: 'x', size: { width: 1, height: 1 } })).toBeFalse();
    expect(host.modalData()).toBeNull();
  });
});
