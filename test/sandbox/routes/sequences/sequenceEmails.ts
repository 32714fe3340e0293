import { deliveriesView, sumOf } from '../../account/deliveries';
import { notFound } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import { flag, listOf, paging } from '../../http/parameters';
import type { Sequence } from '../../account/records';
import { defaultSender } from '../../account/sender';
import { changedSequenceEmail, editSequenceEmail, newSequenceEmail } from './sequenceEmailBody';
import type { SequenceEmail } from '../../account/sequenceEmails';
import type { Store } from '../../account/store';
import { WEEKDAYS } from '../../account/weekdays';
import { sequenceOf } from './sequences';

/** The emails of a sequence: list, create, get, update, delete. */
export function sequenceEmailRoutes(app: SandboxApp): void {
	const include = listOf(['stats']).optional();
	const listQuery = { ...paging, include_content: flag.optional(), include };
	const list = '/v4/sequences/:sequence_id{[0-9]+}/emails';
	operation(app, 'GET', list, { query: listQuery }, ({ store, query, id, page }) => {
		const sequence = sequenceOf(store, id('sequence_id'));
		const rows = store.sequenceEmails.ofSequence(sequence.id);
		const order = {
			keyOf: (email: SequenceEmail) => [email.position, email.id],
			order: 'asc' as const,
		};
		const shown = page(rows, order, query);
		const emails = shown.rows.map((email) => ({
			...emailView(store, sequence, email),
			...(query.include_content === true ? { content: email.content } : {}),
			...statsOf(email, query.include),
		}));
		return { status: 200, json: { emails, pagination: shown.pagination } };
	});

	operation(app, 'POST', list, { body: newSequenceEmail }, ({ store, body, id }) => {
		const sequence = sequenceOf(store, id('sequence_id'));
		const content = editSequenceEmail(store, sequence, undefined, body);
		const email = store.addSequenceEmail({ ...content, sequenceId: sequence.id });
		return { status: 201, json: { email: wholeView(store, sequence, email) } };
	});

	const one = `${list}/:id{[0-9]+}`;
	operation(app, 'GET', one, { query: { include } }, ({ store, query, id }) => {
		const { sequence, email } = emailOf(store, id('sequence_id'), id('id'));
		const view = { ...wholeView(store, sequence, email), ...statsOf(email, query.include) };
		return { status: 200, json: { email: view } };
	});

	operation(app, 'PUT', one, { body: changedSequenceEmail }, ({ store, body, id }) => {
		const { sequence, email } = emailOf(store, id('sequence_id'), id('id'));
		Object.assign(email, editSequenceEmail(store, sequence, email, body));
		return { status: 200, json: { email: wholeView(store, sequence, email) } };
	});

	// Whether later emails move up is not documented; here, a gap remains.
	operation(app, 'DELETE', one, {}, ({ store, id }) => {
		const { email } = emailOf(store, id('sequence_id'), id('id'));
		store.sequenceEmails.delete(email.id);
		return { status: 204 };
	});
}

function emailOf(store: Store, sequenceId: number, id: number) {
	const sequence = sequenceOf(store, sequenceId);
	const email = store.sequenceEmails.get(id);
	if (email?.sequenceId !== sequence.id) throw notFound();
	return { sequence, email };
}

function emailView(store: Store, sequence: Sequence, email: SequenceEmail) {
	return {
		id: email.id,
		sequence_id: sequence.id,
		subject: email.subject,
		preview_text: email.previewText,
		email_address: sequence.emailAddress ?? defaultSender(store.account),
		email_template_id: email.emailTemplateId,
		published: email.published,
		position: email.position,
		delay_value: email.delayValue,
		delay_unit: email.delayUnit,
		// An email without `send_days` returns all seven days, even if its sequence has fewer.
		send_days: email.sendDays ?? (email.delayUnit === 'hours' ? null : WEEKDAYS),
	};
}

function wholeView(store: Store, sequence: Sequence, email: SequenceEmail) {
	return { ...emailView(store, sequence, email), content: email.content };
}

function statsOf(email: SequenceEmail, include: Set<string> | undefined) {
	return include?.has('stats') === true ? { stats: deliveriesView(sumOf([email.deliveries])) } : {};
}
