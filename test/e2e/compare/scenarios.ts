import { changes } from './changes';
import { failures } from './failures';
import { lists } from './lists';
import type { Scenario } from './side';
import { triggers } from './triggers';

/** All that n8n's ConvertKit node does not do and Kit V3 does. */
export const scenarios: Scenario[] = [...lists, ...changes, ...failures, ...triggers];
