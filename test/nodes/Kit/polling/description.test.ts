import type { INodePropertyOptions } from 'n8n-workflow';

import { KitPollingTrigger } from '../../../../nodes/Kit/KitPollingTrigger.node';
import { KitTrigger } from '../../../../nodes/Kit/KitTrigger.node';
import { WATCHES } from '../../../../nodes/Kit/polling/events';

const { description } = new KitPollingTrigger();
const optionsOf = ({ properties }: typeof description) =>
	(properties.find(({ name }) => name === 'events')?.options ?? []) as INodePropertyOptions[];

describe('Kit Polling Trigger', () => {
	it('offers exactly the events that it can watch, in alphabetical order', () => {
		const options = optionsOf(description);
		expect(options.map(({ value }) => value).sort()).toEqual(Object.keys(WATCHES).sort());
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	});

	it('names events like Kit Trigger; only the filter is its own', () => {
		const others = optionsOf(new KitTrigger().description);
		const own = optionsOf(description).filter(
			({ name, value }) => !others.some((other) => other.name === name && other.value === value),
		);
		expect(own.map(({ value }) => value)).toEqual(['subscriber.matched_filter']);
	});

	it('refers to Kit Trigger for events that lists cannot show', () => {
		const notice = description.properties.find(({ type }) => type === 'notice');
		expect(notice?.displayName).toContain('use Kit Trigger');
	});

	it('has the credentials and the icon of Kit Trigger', () => {
		const other = new KitTrigger().description;
		expect(description.credentials).toEqual(other.credentials);
		expect(description.icon).toEqual(other.icon);
	});
});
