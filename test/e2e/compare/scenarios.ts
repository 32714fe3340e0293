import { changes } from './changes';
import { failures } from './failures';
import { lists } from './lists';
import type { Scenario } from './side';
import { triggers } from './triggers';

/** Everything that Kit V3 does and n8n's ConvertKit node does not. */
export const scenarios: Scenario[] = [...lists, ...changes, ...failures, ...triggers];
