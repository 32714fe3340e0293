import { KitV3V1 } from '../../../nodes/KitV3/KitV3V1.node';
import { describeDescription } from '../description';

const { description } = new KitV3V1();

describe('The description of the node Kit V3', () => {
	describeDescription(description);

	it('keeps the name that workflows use', () => {
		expect(description.name).toBe('kitV3');
	});

	it('says that new workflows should use the Kit node', () => {
		expect(description.description).toContain('For new workflows, use the Kit node.');
	});
});
