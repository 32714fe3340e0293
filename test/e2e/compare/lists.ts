import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Subscriber } from '../../sandbox';
import type { Execution } from '../client';
import { locator } from '../workflow';
import type { Scenario, Side, Words } from './side';

/** Kit returns 50 of them per page. */
const SUBSCRIBED = 120;

type Kind = 'form' | 'sequence' | 'tag';

/** The list of subscriptions to read, and which of them. */
export const lists: Scenario[] = [
	readsAll('form'),
	readsAll('sequence'),
	readsAll('tag'),
	{
		title: 'Reads only the cancelled subscriptions of a tag on request',
		wanted: ['gone'],
		async outcome(side) {
			const id = listOf(side, 'tag', threePeople(side, 'tag-state'));
			const words = subscriptionsOf('tag', id, 'cancelled');
			return namesIn(side, await side.run(words));
		},
	},
	{
		title: 'Filters the subscriptions of each item by its own values',
		wanted: ['gone', 'here', 'there', 'gone'],
		async outcome(side) {
			const id = listOf(side, 'form', threePeople(side, 'form-state'));
			const words = subscriptionsOf('form', id, '={{ $json.state }}');
			return namesIn(side, await side.run(words, [{ state: 'cancelled' }, {}]));
		},
	},
];

function readsAll(kind: Kind): Scenario {
	return {
		title: `Reads all ${SUBSCRIBED} subscriptions of a ${kind}`,
		wanted: SUBSCRIBED,
		async outcome(side) {
			const people = Array.from({ length: SUBSCRIBED }, (_, index) =>
				side.store.addSubscriber({ emailAddress: side.address(`${kind}-${index}`) }),
			);
			const execution = await side.run(subscriptionsOf(kind, listOf(side, kind, people)));
			return execution.items(side.node).length;
		},
	};
}

function threePeople(side: Side, name: string): Subscriber[] {
	return (['here', 'there', 'gone'] as const).map((firstName) =>
		side.store.addSubscriber({
			emailAddress: side.address(`${name}-${firstName}`),
			firstName,
			state: firstName === 'gone' ? 'cancelled' : 'active',
		}),
	);
}

/** @returns the ID of a new form, sequence or tag with these subscribers */
function listOf(side: Side, kind: Kind, people: Subscriber[]): number {
	const { store } = side;
	const name = side.own(`${kind} of ${people.length}`);
	const id = {
		form: () => store.addForm({ name }).id,
		sequence: () => store.addSequence({ name }).id,
		tag: () => store.addTag(name).id,
	}[kind]();
	for (const { id: person } of people) {
		if (kind === 'form') store.addToForm(person, id);
		if (kind === 'sequence') store.addToSequence(person, id);
		if (kind === 'tag') store.tag(person, id);
	}
	return id;
}

function subscriptionsOf(kind: Kind, id: number, state?: string): Words {
	const all = { returnAll: true };
	const operation = 'getSubscriptions';
	const theirs: Record<Kind, INodeParameters> = {
		form: { resource: 'form', operation, id },
		sequence: { resource: 'sequence', operation, id },
		tag: { resource: 'tagSubscriber', operation: 'getAll', tagId: id },
	};
	return {
		kitV3: {
			...{ resource: kind, operation, ...all },
			[kind]: locator('id', String(id)),
			...(state === undefined ? {} : { filters: { status: state } }),
		},
		convertKit: {
			...{ ...theirs[kind], ...all },
			...(state === undefined ? {} : { additionalFields: { subscriberState: state } }),
		},
	};
}

function namesIn(side: Side, execution: Execution): unknown[] {
	return execution
		.items(side.node)
		.map(({ json }) => (json.subscriber as IDataObject | undefined)?.first_name);
}
