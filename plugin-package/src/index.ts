export { buildPackage, type BuiltPackage, type PackageOptions } from './packaging/build-package.ts';
export { PackageFailure } from './packaging/failure.ts';
export { verifyPackage } from './packaging/verify-package.ts';
export { runVicPlugin, type RunOptions } from './cli/run.ts';
export { EXIT, type ExitCode } from './cli/failure.ts';
