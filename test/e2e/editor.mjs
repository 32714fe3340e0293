import { launch } from './launch.mjs';

await launch('./editor.ts');
