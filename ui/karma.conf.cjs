/** Karma for the ui's component and store tests. The browser is CHROME_BIN. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Names each failed test, and closes with the line that every runner of this repository closes with. */
function ClosingLine(baseReporterDecorator) {
  baseReporterDecorator(this);
  this.specFailure = (_browser, result) => {
    this.write(`FAILED ${result.suite.join(' ')} ${result.description}\n`);
    for (const line of result.log) this.write(`  ${line}\n`);
  };
  this.onRunComplete = (_browsers, results) => {
    // A browser that never ran its tests has not passed.
    const isWithoutResult = results.success + results.failed === 0 || (results.error && results.failed === 0);
    const failed = results.failed + (isWithoutResult ? 1 : 0);
    this.write(`${results.success} passed, ${failed} failed\n`);
  };
}
ClosingLine.$inject = ['baseReporterDecorator'];

module.exports = (config) => {
  config.set({
    frameworks: ['jasmine'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-coverage'),
      { 'reporter:closing-line': ['type', ClosingLine] },
    ],
    client: { jasmine: { random: true, failSpecWithNoExpectations: true } },
    reporters: ['closing-line'],
    coverageReporter: {
      dir: 'coverage/ui',
      reporters: [{ type: 'html' }, { type: 'lcovonly' }, { type: 'text-summary' }],
    },
    customLaunchers: { ChromiumHeadless: { base: 'ChromeHeadless', flags: CHROMIUM_FLAGS } },
    browsers: ['ChromiumHeadless'],
    browserNoActivityTimeout: 60_000,
    listenAddress: '127.0.0.1',
    hostname: '127.0.0.1',
    logLevel: config.LOG_ERROR,
    restartOnFileChange: false,
  });
};
