import type { INodeProperties } from 'n8n-workflow';

import { form } from '../parameters/form';
import { existingTag } from '../parameters/tag';
import { filter } from '../resources/subscriber/filter';

/** The trigger's parameters other than its events. */
export const parameters: INodeProperties[] = [
	{
		displayName:
			'Polling cannot detect removed tags, clicked links and some other events. For those, or to get events immediately, use Kit Trigger.',
		name: 'listsNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Form',
		name: 'form',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.subscribed_to_form'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description:
			'The form or landing page to watch. The list shows active ones only; specify others by ID.',
		modes: form.modes,
	},
	{
		displayName: 'Tag',
		name: 'tag',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.tag_added'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The tag to watch',
		modes: (existingTag.modes ?? []).filter(({ name }) => name !== 'name'),
	},
	...filter
		.filter(({ name }) => name === 'conditions')
		.map((conditions) => ({
			...conditions,
			displayOptions: { show: { events: ['subscriber.matched_filter'] } },
			description:
				'The conditions that subscribers must meet, all of them. Without a State condition, subscribers in any state match, including those who have unsubscribed. Dates can be expressions such as {{ $now.minus(90, "days") }}, which are evaluated again at every poll.',
		})),
];
