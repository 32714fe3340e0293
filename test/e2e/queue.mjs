import { launch } from './launch.mjs';

await launch('./queue.ts');
