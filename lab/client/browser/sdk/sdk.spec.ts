import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { buildBrowserFiles } from '../../browser-files.ts';
import { emulationOf } from '../../emulation.ts';
import { FakeFrame } from '../../testing/fake-frame.ts';

let library: string;

before(async () => {
  const file = (await buildBrowserFiles()).get('htmlClientSdk.js');
  assert.ok(file);
  library = gunzipSync(file.gzipped).toString();
});

const frameWith = (snapshot: object = {}): FakeFrame =>
  new FakeFrame(library, { methods: emulationOf().methods, ...snapshot });

test('before it is initialised only three members exist', () => {
  const frame = frameWith();
  assert.deepEqual(frame.evaluate('Object.keys(htmlClientSdk)'), [
    'initialize',
    'isInitialized',
    'getProxiedPluginServerOrigin',
  ]);
  assert.equal(frame.evaluate('htmlClientSdk.isInitialized()'), false);
});

test('says hello once, and runs every callback in order although one throws', () => {
  const frame = frameWith();
  frame.evaluate(`ran = []; htmlClientSdk.initialize(() => ran.push(1));
    htmlClientSdk.initialize(() => { throw new Error('mine'); }); htmlClientSdk.initialize(() => ran.push(3));`);
  assert.deepEqual(frame.posted, [{ vicStandin: 1, t: 'hello' }]);
  frame.init();
  frame.evaluate('htmlClientSdk.initialize(() => ran.push(4))');
  assert.deepEqual(frame.evaluate('ran'), [1, 3, 4]);
});

test('without a shell around it nothing ever happens', () => {
  const frame = frameWith();
  frame.standAlone();
  frame.evaluate('htmlClientSdk.initialize(() => { throw 1 })');
  assert.deepEqual(frame.posted, []);
});

test('tells the proxied origin from the address of the page', () => {
  assert.equal(frameWith().evaluate('htmlClientSdk.getProxiedPluginServerOrigin()'), 'http://host/plugins/key~1~1/p-1');
});

test('getters answer copies', () => {
  const frame = frameWith({ contextObjects: [{ id: 'urn:x' }], locale: 'de-DE' }).ready();
  frame.evaluate('htmlClientSdk.app.getContextObjects()[0].id = "changed"');
  assert.deepEqual(frame.evaluate('htmlClientSdk.app.getContextObjects()'), [{ id: 'urn:x' }]);
  assert.equal(frame.evaluate('htmlClientSdk.app.getClientLocale()'), 'de-DE');
});

test('only the members of the emulated release exist', () => {
  const frame = frameWith({ methods: ['app.getClientLocale', 'modal.close'] }).ready();
  assert.deepEqual(frame.evaluate('Object.keys(htmlClientSdk.app)'), ['getClientLocale']);
  assert.deepEqual(frame.evaluate('Object.keys(htmlClientSdk.modal)'), ['close']);
});

test('reading a member that no release has is reported, feature-testing a real one is not', () => {
  const frame = frameWith({ methods: ['app.getClientLocale'] }).ready();
  frame.evaluate('void htmlClientSdk.app.getTheme; void htmlClientSdk.app.openFeedbackModal');
  assert.deepEqual(frame.sent, [{ t: 'cast', m: 'lint.unknownMember', a: 'app.openFeedbackModal' }]);
});

test('a request that fails calls back with null', () => {
  const frame = frameWith().ready();
  frame.evaluate('got = "nothing"; htmlClientSdk.app.getSessionInfo((info) => { got = info; })');
  assert.equal(frame.evaluate('got'), 'nothing');
  frame.receive({ t: 'res', id: 1, ok: false, v: null });
  assert.equal(frame.evaluate('got'), null);
});

test('the theme follows its events', () => {
  const frame = frameWith().ready();
  frame.evaluate('seen = []; htmlClientSdk.event.onThemeChanged((theme) => seen.push(theme.name))');
  frame.receive({ t: 'evt', e: 'themeChanged', v: { name: 'dark' } });
  assert.deepEqual(frame.evaluate('[seen, htmlClientSdk.app.getTheme()]'), [['dark'], { name: 'dark' }]);
});

test('dates follow format and locale', () => {
  const dateFormat = { dateStyle: 'short', timeStyle: 'short', hour12: false, timeZone: 'UTC' };
  const frame = frameWith({ dateFormat, locale: 'de-DE' }).ready();
  assert.equal(frame.evaluate('htmlClientSdk.app.formatDateTime(0, { format: "DATE" })'), '01.01.70');
  assert.equal(frame.evaluate('htmlClientSdk.app.formatDateTime(0, { format: "TIME" })'), '00:00');
});

test('a modal’s address is made absolute and its data sanitised', () => {
  const frame = frameWith().ready();
  frame.evaluate(
    `htmlClientSdk.modal.open({ url: 'index.html#/m', onClosed() {}, customData: { at: new Date(0), f() {} } })`,
  );
  const config = {
    url: 'http://host/plugins/key~1~1/p-1/vic/index.html#/m',
    customData: { at: '1970-01-01T00:00:00.000Z' },
  };
  assert.deepEqual(frame.sent, [{ t: 'cast', m: 'modal.open', a: { id: 1, config } }]);
});

test('without sanitising, data travels as it is', () => {
  const frame = frameWith().ready();
  frame.evaluate(`htmlClientSdk.modal.open({ url: 'x', sanitizeData: false, customData: { at: new Date(0) } })`);
  assert.match(JSON.stringify(frame.sent), /1970/u);
  assert.equal(frame.evaluate('lastSent.a.config.customData.at instanceof Date'), true);
});

test('a closed modal calls back with its result, or with no argument for X', () => {
  const frame = frameWith().ready();
  frame.evaluate(`calls = []; htmlClientSdk.modal.open({ url: 'x', onClosed: (...a) => calls.push(a) });
    htmlClientSdk.modal.open({ url: 'y', onClosed: (...a) => calls.push(a) })`);
  frame.receive({ t: 'evt', e: 'modalClosed', id: 1, hasValue: true, v: 7 });
  frame.receive({ t: 'evt', e: 'modalClosed', id: 2, hasValue: false });
  assert.deepEqual(frame.evaluate('calls'), [[7], []]);
});

test('a confirmation calls the pressed button back, and onClosed only when dismissed', () => {
  const frame = frameWith().ready();
  const open = `htmlClientSdk.modal.openConfirmationModal({ content: 'c', onClosed: () => calls.push('x'),
    buttons: [{ label: 'A', callback: () => calls.push('a') }, { label: 'B', callback: () => calls.push('b') }] });`;
  frame.evaluate(`calls = []; ${open} ${open}`);
  frame.receive({ t: 'evt', e: 'confirmButton', id: 1, index: 1 });
  frame.receive({ t: 'evt', e: 'confirmDismissed', id: 2 });
  assert.deepEqual(frame.evaluate('calls'), ['b', 'x']);
});

test('closing a modal says whether there is a result', () => {
  const frame = frameWith().ready();
  frame.evaluate('htmlClientSdk.modal.close(); htmlClientSdk.modal.close({ ok: true })');
  assert.deepEqual(frame.sent, [
    { t: 'cast', m: 'modal.close', a: {} },
    { t: 'cast', m: 'modal.close', a: { data: { ok: true } } },
  ]);
});
