import { exitOnSignals } from './processTree.ts';
import { checkTypes } from './typeProjects.ts';

// Checks the types of every folder with a tsconfig.json.
exitOnSignals();
process.exitCode = (await checkTypes()).length === 0 ? 0 : 1;
