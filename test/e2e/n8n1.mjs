import { launch } from './launch.mjs';

await launch('./n8n1.ts');
