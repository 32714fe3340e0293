import { world } from './world';

/** What holds of all cases together, so these come last. */
export function closingCases(): void {
	it('Kit has been sent nothing that it does not document', () => {
		expect(world().sandbox.refused).toEqual([]);
	});

	it('nobody but Kit has been called', () => {
		expect(world().proxy.elsewhere).toEqual([]);
	});
}
