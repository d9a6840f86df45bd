/** Script of the sample plug-in's page: prints what the SDK says, and has a button for each thing it can do. */
export const PAGE_SCRIPT = `
const sdk = window.htmlClientSdk;
const out = document.getElementById('out');
sdk.initialize(() => {
  const { app, event, modal } = sdk;
  const state = { place: location.hash, closed: 'nothing', refreshes: 0, pressed: 'nothing' };
  const context = app.getContextObjects();
  const add = (tag, props) => Object.assign(document.createElement(tag), props);
  const facts = add('pre', { id: 'facts' });
  const show = () => {
    const { name } = app.getTheme();
    document.documentElement.style.colorScheme = name;
    document.body.style.color = name === 'dark' ? '#e9ecef' : '#21333b';
    facts.textContent = JSON.stringify({
      ...state, context, theme: name, locale: app.getClientLocale(), client: app.getClientInfo(),
      origin: sdk.getProxiedPluginServerOrigin(), navigation: app.getNavigationData() ?? null, custom: modal.getCustomData(),
      date: app.formatDateTime(0, { format: 'DATE_AND_TIME' }),
    }, null, 1);
  };
  const button = (id, text, act) => { const b = add('button', { id, textContent: text }); b.onclick = act; return b; };
  out.replaceChildren(facts,
    button('open', 'Open modal', () => modal.open({ url: 'index.html#/modal', title: 'Opened by the page', size: { width: 500, height: 260 },
      contextObjects: context, customData: { at: new Date(0), f: () => 1 }, onClosed: (...a) => { state.closed = a; show(); } })),
    button('confirm', 'Confirm', () => modal.openConfirmationModal({ title: 'Delete it?', secondaryTitle: 'web-1', content: 'This cannot be undone.', alertLevel: 'DANGER',
      buttons: [{ label: 'Cancel', type: 'SECONDARY', callback: () => { state.pressed = 'cancel'; show(); } }, { label: 'Delete', style: 'DANGER', callback: () => { state.pressed = 'delete'; show(); } }],
      onClosed: () => { state.pressed = 'dismissed'; show(); } })),
    button('close', 'Close me', () => modal.close({ answer: 42 })),
    button('resize', 'Grow', () => modal.setOptions({ title: 'Changed title', height: 360 })),
    button('go', 'To monitor', () => app.navigateTo({ targetViewId: 'sampleMonitor', objectId: context[0]?.id, customData: { from: 'page' } })),
    button('token', 'Token', () => app.getSessionInfo((info) => { state.token = info === null ? null : typeof info.sessionToken; show(); })),
    button('unknown', 'Unknown member', () => { void app.openFeedbackModal; }),
  );
  app.getPluginBackendInfo((info) => { state.backend = info; show(); });
  event.onThemeChanged(show);
  event.onDateTimeFormatChanged(show);
  event.onGlobalRefresh(() => { state.refreshes += 1; show(); });
  show();
});
`;
