import { dirname } from 'node:path';

/** The folder of the whole project: where package.json stands, and the extension under development. */
export const root = dirname(import.meta.dirname);
