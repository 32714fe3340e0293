import { KitV3V1 } from '../../nodes/KitV3/KitV3V1.node';
import { describeContract } from './contract';
import { operationsV3 } from './operationsV3';

describeContract({
	description: new KitV3V1().description,
	api: 'ConvertKit’s API V3',
	operations: operationsV3,
	paging: ['page'],
});
