import { Kit } from '../../nodes/Kit/Kit.node';
import { describeContract } from './contract';
import { operations } from './operations';

describeContract({
	description: new Kit().description,
	api: 'Kit’s API V4',
	operations,
	paging: ['after', 'per_page'],
	// Custom API calls may send anything.
	free: ['customApiCall.send'],
});
