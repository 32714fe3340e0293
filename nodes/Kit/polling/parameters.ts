import type { INodeProperties } from 'n8n-workflow';

import { form } from '../parameters/form';
import { existingTag } from '../parameters/tag';
import { filter } from '../resources/subscriber/filter';

/** What the trigger asks for beside its events. */
export const parameters: INodeProperties[] = [
	{
		displayName:
			'Kit’s lists do not show what was removed or clicked. For a tag that is removed, a link that is clicked and all other events, and to have events at once, use Kit Trigger.',
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
			'The form or landing page that somebody subscribes to. The list shows the active ones; others can be given by ID.',
		modes: form.modes,
	},
	{
		displayName: 'Tag',
		name: 'tag',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.tag_added'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The tag that somebody gets',
		modes: (existingTag.modes ?? []).filter(({ name }) => name !== 'name'),
	},
	...filter
		.filter(({ name }) => name === 'conditions')
		.map((conditions) => ({
			...conditions,
			displayOptions: { show: { events: ['subscriber.matched_filter'] } },
			description:
				'What subscribers have to meet: all of the conditions. Without a State condition, subscribers in any state are found, also those who unsubscribed. A day can be an expression such as {{ $now.minus(90, "days") }}, which moves on with every poll.',
		})),
];
