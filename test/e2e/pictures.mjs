import { launch } from './launch.mjs';

await launch('./pictures.ts');
