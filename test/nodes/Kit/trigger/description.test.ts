import type { INodePropertyOptions } from 'n8n-workflow';

import { KitTrigger } from '../../../../nodes/Kit/KitTrigger.node';
import { webhookEvents } from '../../../../nodes/Kit/parameters/webhookEvents';
import { EVENTS } from '../../../../nodes/shared/trigger/events';
import { WEBHOOK_EVENT_TYPES } from '../../../sandbox/webhooks/webhookEventTypes';
import { WEBHOOK_EVENTS } from '../../../sandbox/webhooks/webhooks';

const { properties } = new KitTrigger().description;
const property = (name: string) => properties.find((candidate) => candidate.name === name);
const valuesOf = (options: unknown) =>
	(options as INodePropertyOptions[]).map(({ value }) => String(value));
const named = (test: (event: string) => boolean) => Object.keys(EVENTS).filter(test);

describe('Kit Trigger', () => {
	it('offers every event that it supports', () => {
		expect(valuesOf(property('events')?.options).sort()).toEqual(Object.keys(EVENTS).sort());
	});

	it('supports all events of webhook endpoints', () => {
		expect(named((event) => EVENTS[event]?.endpoint === true).sort()).toEqual(
			[...WEBHOOK_EVENT_TYPES].sort(),
		);
	});

	it('supports all events of legacy webhooks', () => {
		const legacy = Object.values(EVENTS).flatMap((event) => event.legacy ?? []);
		expect(legacy.sort()).toEqual([...WEBHOOK_EVENTS.keys()].sort());
	});

	it('names the events of an endpoint like the Kit node', () => {
		const trigger = property('events')?.options as INodePropertyOptions[];
		for (const { name, value } of webhookEvents.options as INodePropertyOptions[]) {
			expect(trigger.find((option) => option.value === value)?.name).toBe(name);
		}
	});

	it('mentions an endpoint exactly if one will be registered', () => {
		expect(property('endpointNotice')?.displayOptions?.show?.events).toEqual(
			named((event) => EVENTS[event]?.endpoint === true),
		);
		expect(property('legacyNotice')?.displayOptions?.show?.events).toEqual(
			named((event) => EVENTS[event]?.endpoint === false),
		);
	});

	it('has the credentials of the Kit node', () => {
		expect(new KitTrigger().description.credentials?.map(({ name }) => name)).toEqual([
			'kitApi',
			'kitOAuth2Api',
		]);
	});
});
