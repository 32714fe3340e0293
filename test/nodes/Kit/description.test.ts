import { Kit } from '../../../nodes/Kit/Kit.node';
import { describeDescription } from '../description';

describe('The description of the node Kit', () => {
	describeDescription(new Kit().description);
});
