import { launch } from './launch.mjs';

await launch('./panels.ts');
