import { engineFaults } from './engines/engineFaults.ts';
import { textureFaults } from './engines/textureFaults.ts';
import type { Fault } from './fault.ts';
import { argumentFaults } from './fuzz/argumentFaults.ts';
import { bytesFaults } from './fuzz/bytesFaults.ts';
import { messageFaults } from './fuzz/messageFaults.ts';
import { objectFaults } from './fuzz/objectFaults.ts';
import { protocolFaults } from './fuzz/protocolFaults.ts';
import { textFaults } from './fuzz/textFaults.ts';
import { loadFaults } from './load/loadFaults.ts';
import { windowFaults } from './window/windowFaults.ts';

/** All that is tried, in Node alone but for what needs a window. */
export const allFaults: readonly Fault[] = [
  ...textFaults,
  ...bytesFaults,
  ...objectFaults,
  ...argumentFaults,
  ...messageFaults,
  ...protocolFaults,
  ...engineFaults,
  ...textureFaults,
  ...loadFaults,
  ...windowFaults,
];
