import { Kit } from '../../nodes/Kit/Kit.node';
import { KitPollingTrigger } from '../../nodes/Kit/KitPollingTrigger.node';
import { KitTrigger } from '../../nodes/Kit/KitTrigger.node';
import { KitPluginTrigger } from '../../nodes/KitPlugin/KitPluginTrigger.node';
import { KitV3Trigger } from '../../nodes/KitV3/KitV3Trigger.node';
import { KitV3V1 } from '../../nodes/KitV3/KitV3V1.node';

/** Every node of the package. */
export const nodes = [
	new Kit(),
	new KitTrigger(),
	new KitPollingTrigger(),
	new KitPluginTrigger(),
	new KitV3V1(),
	new KitV3Trigger(),
];
