import type { OperationsUser } from './schema.ts';

export const operationsUserDefaults: OperationsUser = { user: '', password: '', grantsPermissions: false };
