import type { IDataObject } from 'n8n-workflow';

import {
	ADD_TO_FORMS,
	TAG_SUBSCRIBERS,
	UNTAG_SUBSCRIBERS,
	DELETE_TAGS,
	SAVE_SUBSCRIBERS,
} from '../../../../../nodes/Kit/routing/bulk/requests';
import {
	answersTo,
	NotDone,
	type AnswerFormat,
} from '../../../../../nodes/Kit/routing/bulk/answers';

/** Rows only have an ID where it matters. */
const PEOPLE: AnswerFormat = {
	...SAVE_SUBSCRIBERS,
	results: { key: 'subscribers', identity: { email_address: 'email_address' } },
};

/** The result of each record, its error, or the error that it shares with other candidates. */
function told(records: IDataObject[], body: unknown, format: AnswerFormat) {
	return answersTo(records, body, format).map((outcome) => {
		if (outcome.ok) return outcome.value;
		if (!(outcome.error instanceof NotDone)) throw outcome.error;
		const { message, candidates } = outcome.error;
		return candidates === 1 ? message : `${message} (one of ${candidates})`;
	});
}

const person = (email: string, more: IDataObject = {}): IDataObject => ({
	email_address: email,
	...more,
});
const refusing = (subscriber: IDataObject, ...errors: string[]) => ({ subscriber, errors });
const tagging = (tag_id: number | null, subscriber_id: number | null): IDataObject => ({
	tag_id,
	subscriber_id,
});

describe('The outcome of each record', () => {
	it('is matched by what Kit echoes, whatever the order and case', () => {
		const records = ['Ana@example.com', 'bad', 'BEN@example.com'].map((email) => person(email));
		const body = {
			subscribers: [person('ben@example.com', { id: 2 }), person('ana@example.com', { id: 1 })],
			failures: [refusing(person('BAD'), 'Email address is invalid', 'Really')],
		};
		expect(told(records, body, PEOPLE)).toEqual([
			person('ana@example.com', { id: 1 }),
			'Email address is invalid Really',
			person('ben@example.com', { id: 2 }),
		]);
	});

	it('is shared by duplicates that Kit lists once', () => {
		const body = { subscribers: [person('ana@example.com')], failures: [] };
		const records = [person('ana@example.com'), person('ANA@example.com')];
		expect(told(records, body, PEOPLE)).toEqual([
			person('ana@example.com'),
			person('ana@example.com'),
		]);
	});

	it('is separate for duplicates if the order decides', () => {
		const rows = [
			person('ana@example.com', { first_name: 'A' }),
			person('ana@example.com', { first_name: 'B' }),
			person('ben@example.com'),
		];
		const body = { subscribers: rows, failures: [] };
		expect(told(rows, body, PEOPLE)).toEqual(rows);
	});

	it('is what the results have in common if nothing decides', () => {
		const rows = [
			{ id: 5, tagged_at: '2026-01-01' },
			{ id: 5, tagged_at: '2026-02-02' },
		];
		const body = { subscribers: rows, failures: [] };
		const records = [tagging(1, 5), tagging(2, 5)];
		expect(told(records, body, TAG_SUBSCRIBERS)).toEqual([{ id: 5 }, { id: 5 }]);
	});

	it('is a failure for all duplicates if none was saved', () => {
		const body = { subscribers: [], failures: [refusing(person('bad'), 'Invalid')] };
		expect(told([person('bad'), person('bad')], body, PEOPLE)).toEqual(['Invalid', 'Invalid']);
	});

	it('is a failure for the later duplicate if the first was saved', () => {
		const failures = [{ errors: ['Tag does not exist'], tag: { id: 7 } }];
		expect(told([{ id: 7 }, { id: 8 }, { id: 7 }], { failures }, DELETE_TAGS)).toEqual([
			{},
			{},
			'Tag does not exist',
		]);
	});

	it('is certain for a failure without an ID if one record is left', () => {
		const body = {
			subscribers: [{ id: 5 }],
			failures: [{ errors: ['Subscriber does not exist'], tagging: tagging(1, null) }],
		};
		expect(told([tagging(1, 5), tagging(1, 6)], body, TAG_SUBSCRIBERS)).toEqual([
			{ id: 5 },
			'Subscriber does not exist',
		]);
	});

	it('is narrowed down by what a failure echoes', () => {
		const failures = [{ errors: ['Subscriber does not exist'], tagging: tagging(2, null) }];
		expect(told([tagging(1, 5), tagging(2, 6)], { failures }, UNTAG_SUBSCRIBERS)).toEqual([
			{},
			'Subscriber does not exist',
		]);
	});

	it('is uncertain for all records that a failure without an ID may mean', () => {
		const failures = [{ errors: ['Subscriber does not exist'] }];
		const body = { subscribers: [{ id: 5 }], failures };
		const doubt = 'Subscriber does not exist (one of 2)';
		const records = [tagging(1, 5), tagging(1, 6), tagging(1, 7)];
		expect(told(records, body, TAG_SUBSCRIBERS)).toEqual([{ id: 5 }, doubt, doubt]);
	});

	it('is certain if there is a failure for each record that is left', () => {
		const failures = [{ errors: ['No'] }, { errors: ['No'] }];
		const records = [tagging(1, 6), tagging(1, 7)];
		const body = { subscribers: [], failures };
		expect(told(records, body, TAG_SUBSCRIBERS)).toEqual(['No', 'No']);
	});

	it('is uncertain for a subscriber with fewer results than records', () => {
		const body = {
			subscribers: [{ id: 5 }],
			failures: [{ errors: ['Tag does not exist'], tagging: tagging(null, 5) }],
		};
		const doubt = 'Tag does not exist (one of 2)';
		const records = [tagging(1, 5), tagging(2, 5)];
		expect(told(records, body, TAG_SUBSCRIBERS)).toEqual([doubt, doubt]);
	});

	it('is certain for a name that Kit writes differently', () => {
		const body = {
			subscribers: [person('a@example.com'), person('b.c@example.com')],
			failures: [],
		};
		const records = [person('a@example.com'), person('b.c+d@example.com')];
		expect(told(records, body, PEOPLE)).toEqual(body.subscribers);
	});

	it('is certain for a rejected name that Kit writes differently', () => {
		const body = {
			subscribers: [person('a@example.com')],
			failures: [refusing(person('b'), 'Email address is invalid')],
		};
		const records = [person('a@example.com'), person('b@')];
		expect(told(records, body, PEOPLE)).toEqual([
			person('a@example.com'),
			'Email address is invalid',
		]);
	});

	it('is unknown if Kit does not mention it', () => {
		const body = { subscribers: [], failures: [] };
		expect(told([tagging(1, 5)], body, ADD_TO_FORMS)).toEqual([
			'Kit’s response does not include a result for this record (one of 0)',
		]);
	});

	it('is a failure without a reason if Kit gives none', () => {
		const body = { subscribers: [], failures: [{ subscriber: person('a@example.com') }] };
		expect(told([person('a@example.com')], body, PEOPLE)).toEqual([
			'Kit rejected this record without giving a reason',
		]);
	});

	it.each(['', {}, { failures: [] }, { subscribers: [] }])('is not in %j', (body) => {
		expect(() => told([person('a@example.com')], body, PEOPLE)).toThrow('A response without');
	});

	it('is unknown if Kit returns no ID and later steps need one', () => {
		const rows = [person('ana@example.com', { id: 7 }), person('ben@example.com')];
		const body = { subscribers: rows, failures: [] };
		expect(told(rows, body, SAVE_SUBSCRIBERS)).toEqual([
			rows[0],
			'Kit’s response does not include the ID of this record (one of 0)',
		]);
	});

	it('is a failure even if Kit only returns its text', () => {
		const body = { failures: ['Tag is in use'] };
		expect(told([{ id: 1 }], body, DELETE_TAGS)).toEqual(['Tag is in use']);
	});
});
