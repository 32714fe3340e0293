import { launch } from './launch.mjs';

await launch('./builtIn.ts');
