import type { Fault } from './fault.ts';
import { bytesFaults } from './fuzz/bytesFaults.ts';
import { messageFaults } from './fuzz/messageFaults.ts';
import { objectFaults } from './fuzz/objectFaults.ts';
import { textFaults } from './fuzz/textFaults.ts';

/** What can be tried in Node alone. */
export const allFaults: readonly Fault[] = [...textFaults, ...bytesFaults, ...objectFaults, ...messageFaults];
